import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addNetwork, till } from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import { until } from '../../test/support/until.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import type { Scope } from '../documents/scope.ts';
import { createFeedWaiters, type FeedWaiters } from './feed-waiters.ts';

/** Far longer than a test: what answers earlier answers for another reason. */
const longestMs = 50_000;

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Tills that wait, on ${databases.name}`, () => {
    let database: Database;
    let waiters: FeedWaiters;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      waiters = createFeedWaiters(database, { longestMs });
      await waiters.open();
    });
    afterEach(() => waiters.close());

    let written = 0;
    const write = (...scopes: Scope[]) =>
      inFeedTransaction(database, async (sql) =>
        sql.write(
          scopes.map((scope) => {
            written += 1;
            const document = { id: `s-${written}`, kind: 'setting' as const, value: 1 };
            return { scope, change: { collection: 'settings', document } };
          }),
        ),
      );
    const storeFeed = (seq: number) => [{ feed: 'store.till' as const, seq }];
    const othersTill = { id: 't-2', storeId: 's-2' };
    /** Listening begins beside the rest: writes until somebody is told. */
    const isListening = async () => {
      let isTold = false;
      const waiting = waiters.wait(till, storeFeed(await headSeq())).then(() => {
        isTold = true;
      });
      await until(async () => {
        await write('store:s-1');
        return isTold;
      });
      await waiting;
    };
    const headSeq = async () => {
      const [row] = await database.query('select seq from feed_head');
      return Number(row?.seq);
    };

    test('are answered at once when there is something already', async () => {
      await write('store:s-1');
      expect(await waiters.wait(till, storeFeed(0))).toEqual({ ok: true, value: true });
    });

    test('are answered when something of theirs is committed, and not for another store’s', async () => {
      await isListening();
      const seq = await headSeq();
      const ours = waiters.wait(till, storeFeed(seq));
      const others = waiters.wait(othersTill, storeFeed(seq));
      await until(() => waiters.waitingCount() === 2);
      await write('store:s-1');
      expect(await ours).toEqual({ ok: true, value: true });
      expect(waiters.waitingCount()).toBe(1);
      await waiters.close();
      expect(await others).toEqual({ ok: true, value: false });
    });

    test('are answered when more feeds changed than a notification can name', async () => {
      await isListening();
      const waiting = waiters.wait(till, storeFeed(await headSeq()));
      await until(() => waiters.waitingCount() === 1);
      await write(
        ...Array.from({ length: 600 }, (_, index): Scope => `store:somewhere-${index}`),
        'store:s-1',
      );
      expect(await waiting).toEqual({ ok: true, value: true });
    });

    test('learn from a restored platform that their position is ahead of it', async () => {
      expect(await waiters.wait(till, storeFeed(99))).toEqual({ ok: true, value: true });
    });

    test('ask once more when their time is up, for what was told unheard', async () => {
      const deaf = createFeedWaiters(database, { longestMs: 300 });
      const waiting = deaf.wait(till, storeFeed(0));
      await until(() => deaf.waitingCount() === 1);
      await write('store:s-1');
      expect(await waiting).toEqual({ ok: true, value: true });
      expect(await deaf.wait(till, storeFeed(1))).toEqual({ ok: true, value: false });
    });

    test('wait once each: another wait of a till ends the one before', async () => {
      const first = waiters.wait(till, storeFeed(0));
      await until(() => waiters.waitingCount() === 1);
      const second = waiters.wait(till, storeFeed(0));
      expect(await first).toEqual({ ok: true, value: false });
      expect(waiters.waitingCount()).toBe(1);
      await waiters.close();
      expect(await second).toEqual({ ok: true, value: false });
    });

    test('are turned away when there are too many', async () => {
      const few = createFeedWaiters(database, { longestMs, maximum: 1 });
      const waiting = few.wait(till, storeFeed(0));
      await until(() => few.waitingCount() === 1);
      expect(await few.wait(othersTill, storeFeed(0))).toMatchObject({
        ok: false,
        error: { code: 'TOO_MANY_REQUESTS' },
      });
      await few.close();
      await waiting;
    });

    test.skipIf(databases.name === 'PGlite')(
      'hear again after the listening connection was lost',
      async () => {
        await isListening();
        const lost = await database.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where application_name = 'comptoir-platform-listens'`,
        );
        expect(lost).toHaveLength(1);
        await isListening();
      },
    );
  });
