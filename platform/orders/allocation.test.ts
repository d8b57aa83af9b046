import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allocationRulesId } from '../../contract/document/allocation-rules.ts';
import { newSigner, testContext, tillIdentity } from '../../test/support/journal-kit.ts';
import { anOrder, pickupGroup, placedDraft, stepDraft } from '../../test/support/placed-orders.ts';
import {
  addNetwork,
  journalId,
  push,
  pushContext,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import { expireOrders } from './expire-orders.ts';
import { readAllocations } from './read-allocations.ts';

const id = `${journalId}/2`;
/** Monday, at ten in the morning in Paris. */
const nowMs = Date.parse('2026-11-23T09:00:00.000Z');

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Allocation on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      for (const warehouse of ['w-1', 'w-2'])
        await database.query(
          `insert into places (id, company_id, kind, name, details)
           values ($1, 'c-1', 'warehouse', 'Entrepôt', '{}')`,
          [warehouse],
        );
    });

    const context = () => pushContext(database, { nowMs: () => nowMs });
    const hold = (placeId: string, pieces: number, sku = 'SKU-1') =>
      database.query(
        `insert into stock (place_id, sku, condition, quantity_milli, safety_milli)
         values ($1, $2, 'sellable', $3, 0)`,
        [placeId, sku, pieces * 1_000],
      );
    const rules = (value: Record<string, number | boolean | object>) =>
      inFeedTransaction(database, async (sql) => {
        const document = { id: allocationRulesId, kind: 'setting' as const, value: { ...value } };
        const written = sql.write([
          {
            scope: 'network',
            change: { collection: 'settings', document: JSON.parse(JSON.stringify(document)) },
          },
        ]);
        expect(written.ok).toBe(true);
      });
    const sources = async () =>
      (
        await database.query(
          `select line, state, source_id from order_parts order by order_id, line, part`,
        )
      ).map(({ line, state, source_id }) => `${line} ${state} ${source_id}`.trim());
    const reserved = async () =>
      Object.fromEntries(
        (
          await database.query(
            'select place_id, reserved_milli from stock where reserved_milli <> 0 order by place_id',
          )
        ).map(({ place_id, reserved_milli }) => [place_id, reserved_milli]),
      );

    test('why each line comes from where it does is kept with the order', async () => {
      await hold('w-1', 9);
      await hold('s-2', 9);
      await push(context(), sealedEntries([placedDraft(anOrder())]));
      const kept = await database.query(
        'select line, number, at_ms, quantity_milli, parts, explanation from order_allocations',
      );
      expect(kept).toMatchObject([
        {
          ...{ line: 1, number: 1, at_ms: nowMs, quantity_milli: 1_000 },
          parts: [{ sourceId: 'w-1', leavesOn: '2026-11-23', transferTo: '' }],
          explanation: {
            considered: [
              { sourceId: 'w-1', outcome: 'chosen' },
              { sourceId: 's-2', outcome: 'dearer', points: { kind: 250 } },
            ],
          },
        },
      ]);
    });

    test('an order is explained by its id and by its number, and one that nobody knows by nothing', async () => {
      await hold('w-1', 9);
      await push(context(), sealedEntries([placedDraft(anOrder())]));
      const [head] = await database.query('select number from orders');
      const { decisions } = await readAllocations(database, id);
      expect(decisions).toMatchObject([{ orderId: id, line: 1, parts: [{ sourceId: 'w-1' }] }]);
      expect(await readAllocations(database, String(head?.number))).toEqual({ decisions });
      expect(await readAllocations(database, 'C-9')).toEqual({ decisions: [] });
    });

    test('lines of an order come together from one place rather than from two', async () => {
      await hold('w-1', 9, 'A');
      await hold('w-2', 9, 'A');
      await hold('w-2', 9, 'B');
      await push(
        context(),
        sealedEntries([placedDraft(anOrder({ lines: [{ sku: 'A' }, { sku: 'B' }] }))]),
      );
      expect(await sources()).toEqual(['1 allocated w-2', '2 allocated w-2']);
    });

    test('what is collected elsewhere travels there, arrives, and leaves the stock where it is handed over', async () => {
      await hold('w-1', 9);
      await hold('s-1', 0);
      const entries = sealedEntries([
        placedDraft(anOrder({ groups: [pickupGroup('s-1')] })),
        stepDraft(id, 'ready'),
        stepDraft(id, 'handed-over', { check: 'code' }),
      ]);
      await push(context(), entries.slice(0, 2));
      expect(await sources()).toEqual(['1 allocated w-1']);
      const [kept] = await database.query('select parts from order_allocations');
      expect(kept).toMatchObject({ parts: [{ sourceId: 'w-1', transferTo: 's-1' }] });
      expect(await reserved()).toEqual({ 'w-1': 1_000 });
      await push(context(), entries.slice(0, 3));
      expect(await sources()).toEqual(['1 ready s-1']);
      expect(await reserved()).toEqual({ 's-1': 1_000 });
      await push(context(), entries);
      expect(await sources()).toEqual(['1 handed-over s-1']);
      expect(await reserved()).toEqual({});
    });

    test('what arrives at a store that never counted the item is kept there, and leaves when it is handed over', async () => {
      await hold('w-1', 9);
      const entries = sealedEntries([
        placedDraft(anOrder({ groups: [pickupGroup('s-1')] })),
        stepDraft(id, 'ready'),
        stepDraft(id, 'handed-over', { check: 'code' }),
      ]);
      await push(context(), entries.slice(0, 3));
      expect(await reserved()).toEqual({ 's-1': 1_000 });
      expect(await push(context(), entries)).toMatchObject({ value: { quarantined: [] } });
      expect(await sources()).toEqual(['1 handed-over s-1']);
      expect(await reserved()).toEqual({});
    });

    test('a store that refuses is not asked again, and the next one is told', async () => {
      await hold('s-1', 9);
      await hold('s-2', 9);
      await rules({ kindPoints: { store: 0 } });
      const entries = sealedEntries([
        placedDraft(anOrder()),
        stepDraft(id, 'refused', { reasonCode: 'no-time' }),
      ]);
      await push(context(), entries.slice(0, 2));
      expect(await sources()).toEqual(['1 allocated s-1']);
      await push(context(), entries);
      expect(await sources()).toEqual(['1 allocated s-2']);
      expect(await reserved()).toEqual({ 's-2': 1_000 });
      const [, again] = await database.query(
        'select number, explanation from order_allocations order by number',
      );
      expect(again).toMatchObject({
        number: 2,
        explanation: {
          considered: [
            { sourceId: 's-2', outcome: 'chosen' },
            { sourceId: 's-1', outcome: 'excluded' },
          ],
        },
      });
    });

    test('a place that has its parcels of the day is asked for the next, so another has the order', async () => {
      await hold('w-1', 9);
      await hold('w-2', 9);
      await rules({ places: { 'w-1': { parcelsPerDay: 2 } } });
      const orders = [1, 2, 3].map((nth) =>
        placedDraft(anOrder({ basketId: `basket-000000000000${nth}` })),
      );
      await push(context(), sealedEntries(orders));
      expect(await sources()).toEqual(['1 allocated w-1', '1 allocated w-1', '1 allocated w-2']);
      expect(
        await database.query(
          'select place_id, day, count(*) as parcels from planned_parcels group by 1, 2 order by 1',
        ),
      ).toEqual([
        { place_id: 'w-1', day: '2026-11-23', parcels: 2 },
        { place_id: 'w-2', day: '2026-11-23', parcels: 1 },
      ]);
    });

    test('a line that nobody has as a whole comes in parts where the rules allow it', async () => {
      await hold('w-1', 2);
      await hold('w-2', 1);
      await rules({ mayDivideLine: true });
      const quantity = { value: 3, scale: 0 };
      await push(context(), sealedEntries([placedDraft(anOrder({ lines: [{ quantity }] }))]));
      expect((await sources()).toSorted()).toEqual(['1 allocated w-1', '1 allocated w-2']);
      expect(await reserved()).toEqual({ 'w-1': 2_000, 'w-2': 1_000 });
    });

    test('what nobody collected in time is free again and told to its stores, unless it is paid or kept longer', async () => {
      await hold('s-1', 9);
      const until = (holdUntil: string) => ({
        ...pickupGroup('s-1', { fulfilment: 'reserve', holdUntil }),
      });
      const past = '2026-11-23T08:00:00.000Z';
      const reserve = (nth: number, holdUntil: string, dueMinor: number) =>
        placedDraft(
          anOrder({
            ...{ basketId: `basket-000000000000${nth}`, groups: [until(holdUntil)] },
            lines: [{ dueMinor }],
          }),
        );
      const later = '2026-11-24T08:00:00.000Z';
      const entries = sealedEntries([
        reserve(1, past, 7_990),
        reserve(2, past, 0),
        reserve(3, past, 7_990),
        reserve(4, later, 7_990),
        stepDraft(`${journalId}/4`, 'extended', { holdUntil: later }),
      ]);
      await push(context(), entries);
      expect(await expireOrders(database, { nowMs })).toBe(1);
      expect(await sources()).toEqual([
        ...['1 cancelled s-1', '1 allocated s-1', '1 allocated s-1', '1 allocated s-1'],
      ]);
      expect(await reserved()).toEqual({ 's-1': 3_000 });
      expect(await database.query(`select kind from order_steps where kind = 'expired'`)).toEqual([
        { kind: 'expired' },
      ]);
      const told = await database.query(
        `select content -> 'lines' -> 0 -> 'parts' -> 0 ->> 'state' as state,
                content -> 'groups' -> 0 ->> 'holdUntil' as until
         from documents where collection = 'orders' order by id`,
      );
      expect(told).toEqual([
        { state: 'cancelled', until: past },
        { state: 'allocated', until: past },
        { state: 'allocated', until: later },
        { state: 'allocated', until: later },
      ]);
      const [stock] = await database.query(
        `select content ->> 'reservedMilli' as reserved from documents where collection = 'stock'`,
      );
      expect(stock).toEqual({ reserved: '3000' });
      expect(await expireOrders(database, { nowMs })).toBe(0);
      expect(await expireOrders(database, { nowMs: nowMs + 86_400_000 })).toBe(2);
    });

    test('many tills order, refuse and cancel at once: what is reserved is what parts hold, and never more than lies there', async () => {
      await hold('w-1', 5);
      await hold('w-2', 5);
      await hold('s-1', 6);
      await hold('s-2', 6);
      await rules({ kindPoints: { store: 0 } });
      await Promise.all(Array.from({ length: 20 }, (_, nth) => rival(nth)(database)));
      const [wrong] = await database.query(
        `select count(*) as places from stock
         where reserved_milli > quantity_milli or reserved_milli <> coalesce((
           select sum(quantity_milli) from order_parts part
           where part.source_id = stock.place_id
             and part.state in ('allocated', 'picking', 'packed', 'ready')), 0)`,
      );
      expect(wrong).toEqual({ places: 0 });
      const [counted] = await database.query(
        `select count(*) filter (where state = 'allocated') as allocated,
                count(*) filter (where state = 'cancelled') as cancelled from order_parts`,
      );
      expect(counted).toEqual({ allocated: 15, cancelled: 5 });
    });

    test('tills that order different items at once: no place gets more parcels than it prepares in a day', async () => {
      const skus = Array.from({ length: 8 }, (_, nth) => `SKU-R${nth}`);
      for (const sku of skus) {
        await hold('w-1', 9, sku);
        await hold('w-2', 9, sku);
      }
      await rules({ places: { 'w-1': { parcelsPerDay: 2 }, 'w-2': { parcelsPerDay: 2 } } });
      await Promise.all(skus.map((sku, nth) => rival(nth, { sku })(database)));
      const days = await database.query(
        `select place_id, day, count(*) as parcels from planned_parcels group by 1, 2 order by 2, 1`,
      );
      expect(days).toEqual(
        ['2026-11-23', '2026-11-24'].flatMap((day) =>
          ['w-1', 'w-2'].map((place_id) => ({ place_id, day, parcels: 2 })),
        ),
      );
    });
  });

/** A till that orders a piece in a journal of its own; every third store refuses one, every fourth customer cancels. */
function rival(nth: number, wanted: { sku: string } | null = null) {
  const store = { ...tillIdentity.store, id: `s-${1 + (nth % 2)}` };
  const own = `journal-race-${String(nth).padStart(11, '0')}`;
  const signer = newSigner();
  const order = `${own}/2`;
  const entries = sealedEntries(
    [
      placedDraft(
        anOrder({
          basketId: `basket-${String(nth).padStart(15, '0')}`,
          ...(wanted ? { lines: [wanted] } : {}),
        }),
      ),
      ...(wanted === null && nth % 3 === 0
        ? [stepDraft(order, 'refused', { reasonCode: 'no-time' })]
        : []),
      ...(wanted === null && nth % 4 === 0 ? [stepDraft(order, 'cancelled')] : []),
    ],
    signer,
    testContext(signer, { identity: { ...tillIdentity, store } }),
    own,
  );
  const till = { id: `t-${1 + (nth % 2)}`, storeId: store.id };
  return async (database: Database): Promise<void> => {
    for (let sent = 2; sent <= entries.length; sent += 1) {
      const context = pushContext(database, { nowMs: () => nowMs });
      await push(context, entries.slice(0, sent), { till, journalId: own });
    }
  };
}
