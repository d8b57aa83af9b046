import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LiveStockAnswer } from '../../contract/platform/live-stock.ts';
import {
  addNetwork,
  push,
  pushContext,
  saleOf,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import { until } from '../../test/support/until.ts';
import type { Database } from '../database/database.ts';
import { readLiveStock } from './read-live-stock.ts';
import { createStockWaiters, type StockWaiters } from './stock-waiters.ts';

/** Far longer than a test: what answers earlier answers for another reason. */
const longestMs = 50_000;

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(
    `Whoever looks at stock, on ${databases.name}`,
    () => {
      let database: Database;
      let waiters: StockWaiters;
      beforeAll(() => databases.start());
      afterAll(() => databases.stop());
      beforeEach(async () => {
        database = await databases.fresh();
        await addNetwork(database);
        waiters = createStockWaiters(database, { nowMs: Date.now, longestMs });
        await waiters.open();
        await put('s-1', 'SKU-1', 5);
        await put('s-2', 'SKU-2', 5);
      });
      afterEach(() => waiters.close());

      const put = (place: string, sku: string, pieces: number) =>
        database.query(
          `insert into stock (place_id, sku, condition, quantity_milli)
         values ($1, $2, 'sellable', $3)
         on conflict (place_id, sku, condition) do update set quantity_milli = excluded.quantity_milli`,
          [place, sku, pieces * 1_000],
        );
      const markOf = async (...skus: string[]) => (await readLiveStock(database, skus, 0)).mark;
      const looks = async (sku: string, at = waiters, tillId = 't-1') =>
        figuresIn(await at.wait(tillId, { skus: [sku], mark: await markOf(sku) }));
      const figuresIn = (answer: { ok: true; value: LiveStockAnswer } | { ok: false }) =>
        answer.ok
          ? answer.value.stock.map(({ placeId, onHandMilli }) => `${placeId} ${onHandMilli}`)
          : [];
      /** Listening begins beside the rest: changes something until somebody is told. */
      const isListening = async () => {
        let pieces = 100;
        let isTold = false;
        const looking = looks('SKU-9').then(() => {
          isTold = true;
        });
        await until(async () => {
          pieces += 1;
          await put('s-1', 'SKU-9', pieces);
          return isTold;
        });
        await looking;
      };

      test('has the answer at once when it saw other figures before', async () => {
        const answer = await waiters.wait('t-1', { skus: ['SKU-1'], mark: 'of other figures' });
        expect(figuresIn(answer)).toEqual(['s-1 5000']);
      });

      test('hears of a sale of that item at another till, and of no other item', async () => {
        await isListening();
        const one = looks('SKU-1');
        const other = looks('SKU-2');
        await until(() => waiters.waitingCount() === 2);
        const from = performance.now();
        await push(pushContext(database), sealedEntries([saleOf(2)]));
        expect(await one).toEqual(['s-1 3000']);
        process.stdout.write(
          `a sale was told to who looked after ${Math.round(performance.now() - from)} ms (${databases.name})\n`,
        );
        expect(waiters.waitingCount()).toBe(1);
        await waiters.close();
        expect(await other).toEqual(['s-2 5000']);
      });

      test('hears of goods that come to be, are promised, or are kept back', async () => {
        await isListening();
        for (const change of [
          `insert into stock (place_id, sku, condition, quantity_milli) values ('s-2', 'SKU-1', 'sellable', 1000)`,
          `update stock set reserved_milli = 1000 where sku = 'SKU-1' and place_id = 's-2'`,
          `update stock set safety_milli = 1000 where sku = 'SKU-1' and place_id = 's-1'`,
          `delete from stock where sku = 'SKU-1' and place_id = 's-2'`,
        ]) {
          const before = await markOf('SKU-1');
          const looking = waiters.wait('t-1', { skus: ['SKU-1'], mark: before });
          await until(() => waiters.waitingCount() === 1);
          await database.query(change);
          const answer = await looking;
          expect(answer.ok && answer.value.mark).not.toBe(before);
        }
      });

      test('hears of its item among more than one notification can name', async () => {
        await isListening();
        for (const count of [600, 1_500]) {
          const looking = looks('SKU-1');
          await until(() => waiters.waitingCount() === 1);
          await database.query(
            `insert into stock (place_id, sku, condition, quantity_milli)
           select 's-2', case when number = 0 then 'SKU-1' else 'many-' || number end, 'sellable', $1
           from generate_series(0, $1) number
           on conflict (place_id, sku, condition) do update set quantity_milli = excluded.quantity_milli`,
            [count],
          );
          expect(await looking).toContain(`s-2 ${count}`);
        }
      });

      test('a change that was told unheard is seen when the time is up', async () => {
        await waiters.close();
        const deaf = createStockWaiters(database, { nowMs: Date.now, longestMs: 200 });
        const looking = looks('SKU-1', deaf);
        await until(() => deaf.waitingCount() === 1);
        await put('s-1', 'SKU-1', 1);
        expect(await looking).toEqual(['s-1 1000']);
      });

      test('one till keeps a few sheets open, and no process more than it can hold', async () => {
        const few = createStockWaiters(database, { nowMs: Date.now, longestMs, maximum: 9 });
        const open = Array.from({ length: 9 }, () => looks('SKU-1', few));
        await Promise.race(open);
        await until(() => few.waitingCount() === 8);
        const others = looks('SKU-1', few, 't-2');
        await until(() => few.waitingCount() === 9);
        expect(await few.wait('t-3', { skus: ['SKU-1'], mark: '' })).toMatchObject({
          error: { code: 'TOO_MANY_REQUESTS' },
        });
        await few.close();
        await Promise.all([...open, others]);
        expect(few.waitingCount()).toBe(0);
      });
    },
  );
