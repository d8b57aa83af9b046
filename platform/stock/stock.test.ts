import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { liveStockAnswer } from '../../contract/platform/live-stock.ts';
import { newSigner, saleDraft } from '../../test/support/journal-kit.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import {
  addNetwork,
  journalId,
  poison,
  push,
  pushContext,
  saleOf,
  sealedEntries,
  till,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import type { Database } from '../database/database.ts';
import { readFeeds } from '../feeds/read-feeds.ts';
import { claimRun } from '../jobs/claim-run.ts';
import { readLiveStock } from './read-live-stock.ts';
import { rewriteBands } from './rewrite-bands.ts';

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Stock on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      await database.query(`update places set region_id = 'ARA'`);
    });

    const put = (place: string, sku: string, pieces: number, reserved = 0, safety = 0) =>
      database.query(
        `insert into stock (place_id, sku, condition, quantity_milli, reserved_milli, safety_milli)
         values ($1, $2, 'sellable', $3, $4, $5)
         on conflict (place_id, sku, condition) do update set quantity_milli = excluded.quantity_milli`,
        [place, sku, pieces * 1_000, reserved * 1_000, safety * 1_000],
      );
    const documents = async (kind: string) => {
      const rows = await database.query(
        `select scope, content - 'kind' as content from documents
         where content ->> 'kind' = $1 order by scope, id`,
        [kind],
      );
      return rows.map(({ scope, content }) => [scope, content]);
    };
    const headSeq = async () => {
      const [row] = await database.query('select seq from feed_head');
      return z.int().parse(row?.seq);
    };

    describe('what the store’s tills know', () => {
      test('changes in the database transaction of the entries, with the cut-off that says so', async () => {
        await put('s-1', 'SKU-1', 10, 2, 1);
        await push(pushContext(database), sealedEntries([saleOf(2), saleOf(1)]));
        const read = await readFeeds(database, till, {
          feeds: [{ feed: 'store.catalog', position: null }],
          journalId,
        });
        expect(read).toMatchObject({
          ok: true,
          value: {
            answers: [
              {
                changes: [
                  {
                    collection: 'stock',
                    document: {
                      ...{ id: 'place|s-1|SKU-1', sku: 'SKU-1', placeId: 's-1' },
                      ...{ onHandMilli: 7_000, reservedMilli: 2_000, safetyMilli: 1_000 },
                    },
                  },
                ],
                cutOff: { journalId, appliedThrough: 3, except: [] },
              },
            ],
          },
        });
      });

      test('holds nothing of an entry that was set aside', async () => {
        await push(pushContext(database), sealedEntries([saleOf(2), poison, saleOf(1)]));
        expect(await documents('place-stock')).toMatchObject([
          ['store:s-1', { onHandMilli: -3_000 }],
        ]);
      });

      test('an entry that would bring the stock where no document can follow is set aside', async () => {
        await put('s-1', 'SKU-1', -999_999_999);
        const answer = await push(pushContext(database), sealedEntries([saleOf(1), saleOf(1)]));
        expect(answer).toMatchObject({
          value: { through: 3, quarantined: [{ sequence: 3, reason: 'database-23514' }] },
        });
        expect(await documents('place-stock')).toMatchObject([
          ['store:s-1', { onHandMilli: -1_000_000_000_000 }],
        ]);
      });

      test('says in the store that promises it what an order is promised', async () => {
        await put('s-2', 'SKU-1', 5);
        await push(pushContext(database), sealedEntries([shippedSale(2)]));
        expect(await documents('place-stock')).toMatchObject([
          ['store:s-2', { placeId: 's-2', onHandMilli: 5_000, reservedMilli: 2_000 }],
        ]);
      });

      test('is not written again for a push that was heard already', async () => {
        const entries = sealedEntries([saleOf(2)]);
        await push(pushContext(database), entries);
        const before = await headSeq();
        await push(pushContext(database), entries);
        expect(await headSeq()).toBe(before);
      });
    });

    describe('bands', () => {
      test('tell how much the network has, and which places of a region', async () => {
        await put('s-1', 'A', 1);
        await put('s-2', 'A', 4);
        await put('s-1', 'B', 9, 2, 1);
        await put('s-2', 'B', -3);
        await put('s-1', 'C', 2, 2);
        await rewriteBands(database);
        expect(await documents('network-band')).toEqual([
          ['network', { id: 'band|A', sku: 'A', band: '2-5' }],
          ['network', { id: 'band|B', sku: 'B', band: '6+' }],
          ['network', { id: 'band|C', sku: 'C', band: '0' }],
        ]);
        expect(await documents('region-band')).toMatchObject([
          ['region:ARA', { sku: 'A', regionId: 'ARA', places: { 's-1': '1', 's-2': '2-5' } }],
          ['region:ARA', { sku: 'B', places: { 's-1': '6+' } }],
          ['region:ARA', { sku: 'C', places: {} }],
        ]);
      });

      test('are written only when they change', async () => {
        await put('s-1', 'A', 10);
        await put('s-1', 'B', 3);
        await rewriteBands(database);
        const before = await headSeq();
        await put('s-1', 'A', 9);
        await rewriteBands(database);
        expect(await headSeq()).toBe(before);
        await put('s-1', 'B', 1);
        await rewriteBands(database);
        expect(await headSeq()).toBe(before + 2);
      });

      test('a thousand sales write nothing to the network, until the job ran', async () => {
        await put('s-1', 'SKU-1', 1_005);
        await put('s-2', 'SKU-1', 0);
        await rewriteBands(database);
        const network = async () => {
          const [row] = await database.query(
            `select count(*) as count, max(seq) as newest from documents where scope not like 'store:%'`,
          );
          return row;
        };
        const entries = sealedEntries(
          Array.from({ length: 1_000 }, (_, index) => saleOf(1, index)),
          newSigner(),
        );
        // With the opening every till gets the key of the journal, once: its receipts are read anywhere.
        await push(pushContext(database), entries.slice(0, 1));
        const before = await network();
        for (let from = 1; from < entries.length; from += 250)
          await push(pushContext(database), entries.slice(from, from + 250));
        expect(await documents('place-stock')).toMatchObject([
          ['store:s-1', { onHandMilli: 5_000 }],
        ]);
        expect(await network()).toEqual(before);
        await rewriteBands(database);
        expect(await documents('network-band')).toMatchObject([['network', { band: '2-5' }]]);
      });

      test('more items than one database transaction takes all get theirs', async () => {
        await database.query(
          `insert into stock (place_id, sku, condition, quantity_milli)
           select 's-1', 'SKU-' || number, 'sellable', 1000 from generate_series(1, 1203) number`,
        );
        await rewriteBands(database);
        expect(await documents('network-band')).toHaveLength(1_203);
        expect(await documents('region-band')).toHaveLength(1_203);
      });

      test('of several processes one has the turn, and the next after its time', async () => {
        const claims = await Promise.all([1, 2, 3].map(() => claimRun(database, 'bands', 60_000)));
        expect(claims.filter((isOurs) => isOurs)).toHaveLength(1);
        await database.query(`update job_runs set started_at = started_at - interval '61 seconds'`);
        expect(await claimRun(database, 'bands', 60_000)).toBe(true);
        expect(await claimRun(database, 'bands', 60_000)).toBe(false);
      });
    });

    describe('the live answer', () => {
      test('is exact, of any place, and leaves out those without any', async () => {
        await put('s-1', 'A', 5, 2, 1);
        await put('s-2', 'A', 9);
        await put('s-1', 'B', -1);
        await put('s-2', 'C', 1);
        const answer = await readLiveStock(database, ['A', 'B', 'unknown'], 1_234.5);
        expect(liveStockAnswer.parse(answer)).toEqual({
          atMs: 1_235,
          mark: expect.any(String),
          stock: [
            ...[
              {
                sku: 'A',
                placeId: 's-2',
                onHandMilli: 9_000,
                reservedMilli: 0,
                availableMilli: 9_000,
              },
            ],
            ...[
              {
                sku: 'A',
                placeId: 's-1',
                onHandMilli: 5_000,
                reservedMilli: 2_000,
                availableMilli: 2_000,
              },
            ],
          ],
        });
      });

      test('never names more rows than its contract allows', async () => {
        await database.query(
          `insert into places (id, company_id, kind, name, details)
           select 'p-' || number, 'c-1', 'store', '', '{}' from generate_series(1, 150) number`,
        );
        const skus = Array.from({ length: 200 }, (_, index) => `SKU-${index}`);
        await database.query(
          `insert into stock (place_id, sku, condition, quantity_milli)
           select place.id, sku, 'sellable', 1000
           from places place, jsonb_array_elements_text($1::jsonb) sku`,
          [JSON.stringify(skus)],
        );
        const answer = await readLiveStock(database, skus, 0);
        expect(answer.stock).toHaveLength(20_000);
        expect(new Set(answer.stock.map(({ sku }) => sku)).size).toBe(200);
      });
    });
  });

function shippedSale(pieces: number): EntryDraft {
  const sold = makeTransaction({
    basketId: 'basket-000000000000001',
    lines: [{ ...breadLine, unitPriceMinor: 0, quantity: { value: pieces, scale: 0 } }],
    tenders: [],
  });
  const lines = sold.lines.map((line) => ({ ...line, fulfilment: 'ship' as const }));
  return saleDraft({ ...sold, lines });
}
