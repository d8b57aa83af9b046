import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  type FeedAnswer,
  type FeedName,
  type FeedPosition,
  feedNames,
  feedsAnswer,
} from '../../contract/platform/feeds.ts';
import type { DocumentChange } from '../../contract/port/documents.ts';
import { newSigner } from '../../test/support/journal-kit.ts';
import {
  addNetwork,
  journalId,
  poison,
  push,
  pushContext,
  rewritten,
  saleOf,
  sealedEntries,
  till,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import type { Scope } from '../documents/scope.ts';
import { forgetOldChanges, keptDays } from './forget-old.ts';
import { readFeeds } from './read-feeds.ts';

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Feeds on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      await database.query(`update places set region_id = 'ARA' where id = 's-1'`);
    });

    const write = async (scope: Scope, ...changes: readonly DocumentChange[]) => {
      const written = await inFeedTransaction(database, async (sql) =>
        sql.write(changes.map((change) => ({ scope, change }))),
      );
      if (!written.ok) throw new Error(JSON.stringify(written.error));
    };
    /** What the till is answered; null is the beginning. */
    const ask = async (
      positions: Partial<Record<FeedName, FeedPosition | null>>,
      of: { till?: typeof till; journalId?: string } = {},
    ): Promise<FeedAnswer[]> => {
      const read = await readFeeds(database, of.till ?? till, {
        feeds: feedNames.flatMap((feed) => {
          const position = positions[feed];
          return position === undefined ? [] : [{ feed, position }];
        }),
        journalId: of.journalId ?? null,
      });
      if (!read.ok) throw new Error(read.error.code);
      return feedsAnswer.parse(read.value).answers;
    };
    const everything = Object.fromEntries(feedNames.map((feed) => [feed, null]));
    const one = async (feed: FeedName, position: FeedPosition | null, journal?: string) => {
      const [answer] = await ask({ [feed]: position }, journal ? { journalId: journal } : {});
      if (!answer) throw new Error('no answer');
      return answer;
    };
    const pageOf = async (...asked: Parameters<typeof one>) => {
      const answer = await one(...asked);
      if (answer.kind !== 'page') throw new Error(answer.kind);
      return answer;
    };

    describe('scopes', () => {
      test('a till gets what its own network, region, store and till bring, each in its file', async () => {
        await write('network', item('SKU-1'), setting('network'));
        await write('region:ARA', price('ARA'));
        await write('region:', price('nowhere'));
        await write('store:s-1', setting('store'), price('store'));
        await write('store:s-2', setting('other store'), price('other'));
        await write(`till:${till.id}`, setting('till'));
        await write('till:t-2', setting('other till'));
        const found = (await ask(everything)).map((answer) => [answer.feed, idsOf(answer)]);
        expect(Object.fromEntries(found)).toEqual({
          'network.catalog': ['SKU-1'],
          'network.till': ['network'],
          'region.catalog': ['ARA|SKU-1'],
          'store.catalog': ['store|SKU-1'],
          'store.till': ['store'],
          'till.till': ['till'],
        });
        const others = await ask(everything, { till: { id: 't-2', storeId: 's-2' } });
        expect(others.flatMap(idsOf)).toEqual(
          expect.arrayContaining(['other store', 'other|SKU-1', 'other till']),
        );
        expect(others.flatMap(idsOf)).not.toContain('store');
      });

      test('a till of a store without a region finds that feed empty', async () => {
        await write('region:ARA', price('ARA'));
        const [answer] = await ask(
          { 'region.catalog': null },
          { till: { id: 't-2', storeId: 's-2' } },
        );
        expect(answer).toMatchObject({ kind: 'page', changes: [], hasMore: false });
      });
    });

    describe('pages', () => {
      test('what changed since a position comes once, in order, erasures too', async () => {
        await write('store:s-1', setting('a'), setting('b'));
        const first = await pageOf('store.till', null);
        await write('store:s-1', setting('b', 2), { collection: 'settings', erased: 'a' });
        const second = await pageOf('store.till', first.position);
        expect(second.changes).toEqual([setting('b', 2), { collection: 'settings', erased: 'a' }]);
        expect((await pageOf('store.till', second.position)).changes).toEqual([]);
      });

      test('a page full of nothing moves on with the platform and brings the cut-off', async () => {
        await write('network', setting('a'));
        await push(pushContext(database), sealedEntries([saleOf(1)]));
        const before = await pageOf('till.till', null, journalId);
        expect(before).toMatchObject({
          changes: [],
          hasMore: false,
          cutOff: { journalId, appliedThrough: 2, except: [] },
        });
        await write('network', setting('b'));
        const after = await pageOf('till.till', before.position, journalId);
        expect(after.changes).toEqual([]);
        expect(after.position.seq).toBeGreaterThan(before.position.seq);
        expect(after.position.tag).not.toBe(before.position.tag);
      });

      test('a platform without a document answers from its beginning, and that position holds', async () => {
        const { position } = await pageOf('network.till', null);
        await write('network', setting('a'));
        expect(idsOf(await one('network.till', position))).toEqual(['a']);
      });

      test('a thousand changes at most over all feeds; the small ones do not wait for the catalogue', async () => {
        const skus = Array.from({ length: 2_100 }, (_, index) => `SKU-${index}`);
        await write('network', ...skus.map((sku) => item(sku)));
        await write('store:s-1', setting('store'));
        const answers = await ask({ 'network.catalog': null, 'store.till': null });
        const small = answers.find(({ feed }) => feed === 'store.till');
        expect(small).toMatchObject({ kind: 'page', hasMore: false });
        const received: string[] = [];
        const sizes: number[] = [];
        let page = answers.find(({ feed }) => feed === 'network.catalog');
        while (page?.kind === 'page') {
          received.push(...idsOf(page));
          sizes.push(page.changes.length);
          if (!page.hasMore) break;
          expect(page.cutOff).toBeNull();
          page = await one('network.catalog', page.position, journalId);
        }
        expect(sizes).toEqual([999, 1_000, 101]);
        expect(received).toEqual(skus);
        expect(page).toMatchObject({ hasMore: false, cutOff: { appliedThrough: 0 } });
      });

      test('what changes while a till reads on comes later, with its newest content', async () => {
        await write(
          'network',
          ...Array.from({ length: 1_500 }, (_, index) => item(`SKU-${index}`)),
        );
        const first = await pageOf('network.catalog', null);
        await write('network', item('SKU-3', 'changed'), item('SKU-1400', 'changed'));
        const second = await pageOf('network.catalog', first.position);
        expect(second.changes).toHaveLength(501);
        expect(second.changes.slice(-2)).toEqual([
          item('SKU-3', 'changed'),
          item('SKU-1400', 'changed'),
        ]);
        expect(second.hasMore).toBe(false);
      });
    });

    describe('the cut-off', () => {
      const cutOff = async () => (await pageOf('store.catalog', null, journalId)).cutOff;

      test('is nothing of a journal that the platform has not seen, and none is told without a journal', async () => {
        expect(await cutOff()).toEqual({ journalId, appliedThrough: 0, except: [] });
        expect((await pageOf('store.catalog', null)).cutOff).toBeNull();
      });

      test('leaves out what was set aside and what waits for it', async () => {
        const entries = sealedEntries([saleOf(1), poison, saleOf(2)]);
        await push(pushContext(database), entries);
        await database.query(
          `insert into quarantine (journal_id, sequence, reason, detail, since_ms)
           values ($1, 4, 'waits', '', 0)`,
          [journalId],
        );
        expect(await cutOff()).toEqual({ journalId, appliedThrough: 4, except: [3, 4] });
      });

      test('leaves out what this release could not read', async () => {
        const signer = newSigner();
        const entries = rewritten(
          sealedEntries([saleOf(1), saleOf(2)], signer),
          signer,
          (content, sequence) => (sequence === 2 ? { ...content, type: 'of-tomorrow' } : content),
        );
        expect(await push(pushContext(database), entries)).toMatchObject({ ok: true });
        expect(await cutOff()).toEqual({ journalId, appliedThrough: 3, except: [2] });
      });

      test('claims less when there are more exceptions than it can name', async () => {
        await push(pushContext(database), sealedEntries([saleOf(1)]));
        // As if the journal were that long: an exception needs no more than its number here.
        await database.transaction(async (sql) => {
          await sql.query('set local session_replication_role = replica');
          await sql.query('update journals set through = 20000 where id = $1', [journalId]);
          await sql.query(
            `insert into quarantine (journal_id, sequence, reason, detail, since_ms)
             select $1, sequence, 'body', '', 0 from generate_series(101, 10150) as sequence`,
            [journalId],
          );
        });
        const told = await cutOff();
        expect(told).toMatchObject({ appliedThrough: 10_100 });
        expect(told?.except).toHaveLength(10_000);
        expect(told?.except.at(-1)).toBe(10_100);
      });

      test('of another till’s journal is refused', async () => {
        await push(pushContext(database), sealedEntries([saleOf(1)]));
        expect(
          await readFeeds(
            database,
            { id: 't-2', storeId: 's-2' },
            { feeds: [{ feed: 'till.till', position: null }], journalId },
          ),
        ).toMatchObject({ ok: false, error: { code: 'NOT_YOUR_JOURNAL' } });
      });
    });

    describe('a platform that was restored', () => {
      const tables = ['documents', 'feed_head', 'feed_positions'];
      const dump = () =>
        Promise.all(
          tables.map(async (table) => {
            const [row] = await database.query(
              `select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as rows from ${table} t`,
            );
            return { table, rows: z.string().parse(row?.rows) };
          }),
        );
      const restore = async (dumped: Awaited<ReturnType<typeof dump>>) => {
        for (const { table, rows } of dumped) {
          await database.query(`delete from ${table}`);
          await database.query(
            `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
            [rows],
          );
        }
      };

      test('does not know a position of the time that it lost; other feeds go on', async () => {
        await write('network', item('SKU-1'));
        const catalog = await pageOf('network.catalog', null);
        const backup = await dump();
        await write('store:s-1', setting('lost'));
        const lost = await pageOf('store.till', null);
        await restore(backup);
        const answers = await ask({
          'network.catalog': catalog.position,
          'store.till': lost.position,
        });
        expect(answers.map(({ feed, kind }) => [feed, kind])).toEqual(
          expect.arrayContaining([
            ['network.catalog', 'page'],
            ['store.till', 'start-over'],
          ]),
        );
      });

      test('nor once it has written beyond that position', async () => {
        await write('store:s-1', setting('kept'));
        const backup = await dump();
        await write('store:s-1', setting('lost'));
        const lost = await pageOf('store.till', null);
        await restore(backup);
        await write('store:s-1', setting('new'));
        await write('store:s-1', setting('newer'), setting('newest'));
        expect(await one('store.till', lost.position)).toEqual({
          kind: 'start-over',
          feed: 'store.till',
        });
        expect(idsOf(await one('store.till', null))).toEqual(['kept', 'new', 'newer', 'newest']);
      });

      test('another database is another epoch', async () => {
        await write('store:s-1', setting('a'));
        const { position } = await pageOf('store.till', null);
        await database.query('update feed_head set epoch = gen_random_uuid()');
        expect(await one('store.till', position)).toMatchObject({ kind: 'start-over' });
      });
    });

    describe('a till that was away for long', () => {
      const age = (days: number) =>
        database.query(`update feed_positions set at = at - $1::int * interval '1 day'`, [days]);

      test('goes on while its position is kept', async () => {
        await write('store:s-1', setting('a'), setting('b'));
        const { position } = await pageOf('store.till', null);
        await write('store:s-1', { collection: 'settings', erased: 'a' });
        await age(keptDays - 1);
        await forgetOldChanges(database);
        expect(idsOf(await one('store.till', position))).toEqual(['a']);
      });

      test('starts over when an erasure that it never heard of is forgotten', async () => {
        await write('store:s-1', setting('a'), setting('b'));
        const { position } = await pageOf('store.till', null);
        await write('store:s-1', { collection: 'settings', erased: 'a' });
        await write('store:s-1', setting('c'));
        await age(keptDays + 1);
        await forgetOldChanges(database);
        const [row] = await database.query(
          `select count(*) as count from documents where id = 'a'`,
        );
        expect(row).toEqual({ count: 0 });
        expect(await one('store.till', position)).toMatchObject({ kind: 'start-over' });
        expect(idsOf(await one('store.till', null))).toEqual(['b', 'c']);
      });

      test('and one that begins then reads all pages of what is older than anything kept', async () => {
        for (const part of [0, 1, 2])
          await write(
            'network',
            ...Array.from({ length: 700 }, (_, index) => item(`SKU-${part}-${index}`)),
          );
        await age(keptDays + 1);
        await write('network', item('SKU-new'));
        await forgetOldChanges(database);
        let page = await pageOf('network.catalog', null);
        let count = page.changes.length;
        while (page.hasMore) {
          page = await pageOf('network.catalog', page.position);
          count += page.changes.length;
        }
        expect(count).toBe(2_101);
      });
    });
  });

function idsOf(answer: FeedAnswer): string[] {
  if (answer.kind !== 'page') throw new Error(answer.kind);
  return answer.changes.map((change) => ('erased' in change ? change.erased : change.document.id));
}

function setting(id: string, value = 1): DocumentChange {
  return { collection: 'settings', document: { id, kind: 'setting', value } };
}

function price(list: string): DocumentChange {
  const document = { id: `${list}|SKU-1`, kind: 'price' as const, list, sku: 'SKU-1' };
  return {
    collection: 'prices',
    document: { ...document, price: { minor: 100, currency: 'EUR' } },
  };
}

function item(id: string, name = 'Pain'): DocumentChange {
  return {
    collection: 'items',
    document: {
      ...{ id, kind: 'item', gtin: '', name, category: '', eReportingCategory: 'TLB1' },
      ...{ price: { minor: 120, currency: 'EUR' }, vatRateBp: 550, unit: 'piece' },
      ...{ quantityScale: 0, ecoParticipationMinor: 0, model: '', size: '', colour: '' },
      ...{ picture: '', withdrawn: false },
    },
  };
}
