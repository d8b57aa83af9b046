import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PushedEntry } from '../../contract/platform/push-entries.ts';
import { collectCode } from '../../domain/order/collect-code.ts';
import type { LineItem, Transaction } from '../../domain/transaction/transaction.ts';
import { newSigner, saleDraft, testContext, tillIdentity } from '../../test/support/journal-kit.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import { anOrder, pickupGroup, placedDraft, stepDraft } from '../../test/support/placed-orders.ts';
import {
  addNetwork,
  journalId,
  push,
  pushContext,
  saleOf,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import { reverse } from '../../test/support/reverse-transaction.ts';
import type { Database } from '../database/database.ts';
import { expireOrders } from './expire-orders.ts';

const raceRounds = 40;

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Orders on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      await database.query(
        `insert into places (id, company_id, kind, name, details)
         values ('w-1', 'c-1', 'warehouse', 'Entrepôt', '{}')`,
      );
    });

    const hold = (placeId: string, pieces: number, safety = 0) =>
      database.query(
        `insert into stock (place_id, sku, condition, quantity_milli, safety_milli)
         values ($1, 'SKU-1', 'sellable', $2, $3)`,
        [placeId, pieces * 1_000, safety * 1_000],
      );
    const lines = () =>
      database.query(
        `select orders.sequence, part.line, part.state, part.source_id
         from order_parts part join orders on orders.order_id = part.order_id
         order by orders.journal_id, orders.sequence, part.line, part.part`,
      );
    const stock = () =>
      database.query(
        `select place_id, quantity_milli, reserved_milli from stock order by place_id`,
      );

    test('a line to be shipped is promised by a warehouse, and leaves no shelf', async () => {
      await hold('s-1', 5);
      await hold('w-1', 5);
      await push(pushContext(database), sealedEntries([shipped(2)]));
      expect(await lines()).toEqual([
        { sequence: 2, line: 1, state: 'allocated', source_id: 'w-1' },
      ]);
      expect(await stock()).toEqual([
        { place_id: 's-1', quantity_milli: 5_000, reserved_milli: 0 },
        { place_id: 'w-1', quantity_milli: 5_000, reserved_milli: 2_000 },
      ]);
    });

    test('an order says which receipt, for whom, and nothing of the person', async () => {
      const part = { name: 'Camille Durand' };
      const personal = { reference: 'customer-0000000000001', part };
      await push(pushContext(database), sealedEntries([{ ...shipped(1), personal }]));
      const [row] = await database.query(
        'select store_id, receipt_number, customer_id, taken_at, currency from orders',
      );
      expect(row).toEqual({
        store_id: 's-1',
        receipt_number: expect.stringMatching(/^1-000001-/),
        customer_id: 'customer-0000000000001',
        taken_at: '2026-11-22T13:05:33.120Z',
        currency: 'EUR',
      });
    });

    test('every till of the store gets the order as a document, and again when it is voided', async () => {
      await hold('w-1', 5);
      const documents = () =>
        database.query(`select scope, id, content from documents where collection = 'orders'`);
      const sold = order(2);
      const entries = sealedEntries([saleDraft(sold), voiding(sold)]);
      await push(pushContext(database), entries.slice(0, 2));
      const id = `${journalId}/2`;
      expect(await documents()).toMatchObject([
        {
          scope: 'store:s-1',
          id,
          content: {
            id,
            storeId: 's-1',
            lines: [{ quantityMilli: 2_000, parts: [{ state: 'allocated', sourceId: 'w-1' }] }],
          },
        },
      ]);
      await push(pushContext(database), entries.slice(2));
      expect(await documents()).toMatchObject([
        { id, content: { lines: [{ parts: [{ state: 'cancelled' }] }] } },
      ]);
    });

    test('what no place has as a whole is kept and told, and promises nothing', async () => {
      await hold('s-2', 1);
      await hold('w-1', 3, 2);
      await push(pushContext(database), sealedEntries([shipped(2)]));
      expect(await lines()).toEqual([{ sequence: 2, line: 1, state: 'unfillable', source_id: '' }]);
      expect((await stock()).map(({ reserved_milli }) => reserved_milli)).toEqual([0, 0]);
    });

    test('what the same push sold over the counter is promised to nobody', async () => {
      await hold('s-1', 3);
      await push(pushContext(database), sealedEntries([shipped(1), saleOf(2, 7), shipped(1, 8)]));
      expect((await lines()).map(({ state }) => state)).toEqual(['allocated', 'unfillable']);
    });

    test('the same push again orders nothing twice', async () => {
      await hold('w-1', 5);
      const entries = sealedEntries([shipped(1)]);
      await push(pushContext(database), entries);
      await push(pushContext(database), entries);
      expect(await lines()).toHaveLength(1);
      expect(await stock()).toMatchObject([{ reserved_milli: 1_000 }]);
    });

    test('an order that is voided frees what it was promised, and fills no shelf', async () => {
      await hold('w-1', 5);
      const sold = order(2);
      await push(pushContext(database), sealedEntries([saleDraft(sold), voiding(sold)]));
      expect(await lines()).toMatchObject([{ state: 'cancelled' }]);
      expect(await stock()).toEqual([
        { place_id: 'w-1', quantity_milli: 5_000, reserved_milli: 0 },
      ]);
    });

    test('an order of its own is allocated, prepared, and leaves the stock where it is handed over', async () => {
      await hold('s-1', 5);
      const id = `${journalId}/2`;
      const entries = sealedEntries([
        placedDraft(anOrder({ groups: [pickupGroup('s-1')] }), 'customer-0000000000001'),
        stepDraft(id, 'picked'),
        stepDraft(id, 'ready'),
        stepDraft(id, 'handed-over', { check: 'code' }),
      ]);
      const seen: unknown[] = [];
      for (let sent = 2; sent <= entries.length; sent += 1) {
        await push(pushContext(database), entries.slice(0, sent));
        const [row] = await stock();
        seen.push([(await lines())[0]?.state, row?.quantity_milli, row?.reserved_milli]);
      }
      expect(seen).toEqual([
        ['allocated', 5_000, 1_000],
        ['picking', 5_000, 1_000],
        ['ready', 5_000, 1_000],
        ['handed-over', 4_000, 0],
      ]);
      const [order] = await database.query('select order_id, number, customer_id from orders');
      expect(order).toEqual({
        order_id: id,
        number: expect.stringMatching(/^C-1-000001-/),
        customer_id: 'customer-0000000000001',
      });
      expect(
        await database.query(
          'select sequence, store_id, customer_id, subject, state, reference from customer_notices',
        ),
      ).toEqual([
        {
          ...{ sequence: 4, store_id: 's-1', customer_id: 'customer-0000000000001' },
          ...{ subject: 'order', state: 'ready', reference: order?.number },
        },
      ]);
    });

    test('what is short is looked for elsewhere, never again where it was not there', async () => {
      await hold('s-1', 1);
      const id = `${journalId}/2`;
      const entries = sealedEntries([
        placedDraft(anOrder()),
        stepDraft(id, 'short', { reasonCode: 'not-found' }),
        stepDraft(id, 'asked-again'),
      ]);
      await push(pushContext(database), entries.slice(0, 3));
      expect(await database.query('select kind, refused, reason_code from order_steps')).toEqual([
        { kind: 'short', refused: '', reason_code: 'not-found' },
      ]);
      expect(await lines()).toMatchObject([{ state: 'unfillable', source_id: '' }]);
      expect(await stock()).toMatchObject([{ reserved_milli: 0 }]);
      await hold('w-1', 1);
      await push(pushContext(database), entries);
      expect(await lines()).toMatchObject([{ state: 'allocated', source_id: 'w-1' }]);
    });

    test('what is kept longer is kept until then with all of its group, and every store reads it', async () => {
      await hold('s-1', 5);
      const id = `${journalId}/2`;
      const holdUntil = '2026-11-29T19:00:00.000Z';
      const groups = [pickupGroup('s-1', { fulfilment: 'reserve' })];
      await push(
        pushContext(database),
        sealedEntries([placedDraft(anOrder({ groups })), stepDraft(id, 'extended', { holdUntil })]),
      );
      const [told] = await database.query(
        `select content from documents where collection = 'orders'`,
      );
      expect(told?.content).toMatchObject({
        groups: [{ number: 1, placeId: 's-1', holdUntil }],
        collectCode: collectCode('basket-0000000000001'),
      });
    });

    test('a step that comes too late happened all the same, and says why it changed nothing', async () => {
      await hold('s-1', 5);
      const id = `${journalId}/2`;
      const place = { groups: [pickupGroup('s-1')] };
      await push(
        pushContext(database),
        sealedEntries([
          placedDraft(anOrder(place)),
          stepDraft(id, 'handed-over', { check: 'identity' }),
          stepDraft(id, 'cancelled'),
        ]),
      );
      const steps = 'select number, kind, refused from order_steps order by number';
      expect(await database.query(steps)).toEqual([
        { number: 1, kind: 'handed-over', refused: '' },
        { number: 2, kind: 'cancelled', refused: 'NOT_IN_STATE' },
      ]);
      expect(await stock()).toMatchObject([{ quantity_milli: 4_000, reserved_milli: 0 }]);
    });

    test('the transaction that pays an order orders nothing itself, and gives back of it by its own line', async () => {
      await hold('w-1', 5);
      const sold = order(1);
      const paying: Transaction = {
        ...sold,
        references: [{ kind: 'order', journalId, sequence: 2 }],
      };
      const back = reverse(
        paying,
        { journalId, sequence: 3 },
        {
          ...{ basketId: 'basket-void-0000000001', seat: 'till', openedAt: sold.openedAt },
          reasonCode: 'mistake',
        },
      );
      const entries = sealedEntries([
        placedDraft(anOrder()),
        saleDraft(paying),
        saleDraft({ ...back, references: [] }),
      ]);
      await push(pushContext(database), entries.slice(0, 3));
      expect(await lines()).toEqual([
        { sequence: 2, line: 1, state: 'allocated', source_id: 'w-1' },
      ]);
      const [head] = await database.query('select number, receipt_number from orders');
      expect(head?.receipt_number).toMatch(/^1-000001-/);
      await push(pushContext(database), entries);
      expect(await lines()).toMatchObject([{ state: 'cancelled' }]);
      expect(await stock()).toMatchObject([{ reserved_milli: 0 }]);
    });

    test('what is paid of an order is due no more, and its paid lines do not expire', async () => {
      await hold('s-1', 5);
      const holdUntil = '2026-11-21T08:00:00.000Z';
      const groups = [pickupGroup('s-1', { fulfilment: 'reserve', holdUntil })];
      const due = { amountMinor: 120, dueMinor: 120 };
      await push(
        pushContext(database),
        sealedEntries([
          placedDraft(anOrder({ groups, lines: [due, due] })),
          saleDraft(payingLine(1)),
        ]),
      );
      const [told] = await database.query(
        `select content from documents where collection = 'orders'`,
      );
      expect(told?.content).toMatchObject({ lines: [{ ...due, paidMinor: 120 }, due] });
      await expireOrders(database, { nowMs: Date.parse('2026-11-30T08:00:00.000Z') });
      expect((await lines()).map(({ state }) => state)).toEqual(['allocated', 'cancelled']);
    });

    test('what an order frees is promised to the one that the same push places after it', async () => {
      await hold('w-1', 1);
      const entries = [
        placedDraft(anOrder()),
        stepDraft(`${journalId}/2`, 'cancelled'),
        placedDraft(anOrder({ basketId: 'basket-0000000000002' })),
      ];
      await push(pushContext(database), sealedEntries(entries));
      expect((await lines()).map(({ state }) => state)).toEqual(['cancelled', 'allocated']);
    });

    test('what was paid when it was collected and comes back is its order’s line, and of no order’s line the money is kept', async () => {
      await hold('s-1', 5);
      const now = { basketId: 'basket-void-0000000001', seat: 'till', reasonCode: 'mistake' };
      const sold = payingLine(2);
      const { openedAt } = sold;
      const due = { amountMinor: 120, dueMinor: 120 };
      const back = reverse(sold, { journalId, sequence: 3 }, { ...now, openedAt });
      const unknown = reverse(
        makeTransaction({ basketId: 'basket-0000000000009', lines: [breadLine] }),
        { journalId: 'journal-elsewhere-0001', sequence: 9 },
        { ...now, openedAt, basketId: 'basket-void-0000000002' },
      );
      await push(
        pushContext(database),
        sealedEntries([
          placedDraft(anOrder({ groups: [pickupGroup('s-1')], lines: [due, due] })),
          saleDraft(sold),
          saleDraft(back),
          saleDraft({
            ...unknown,
            lines: unknown.lines.map((line): LineItem => ({ ...line, disposition: '' })),
          }),
        ]),
      );
      expect(await database.query('select sequence, reason, detail from quarantine')).toEqual([]);
      expect((await lines()).map(({ state }) => state)).toEqual(['allocated', 'cancelled']);
      expect(await database.query('select sequence from money_movements')).toHaveLength(3);
    });

    test('what arrived from the warehouse is kept in a store that never had the item, until it is collected', async () => {
      await hold('w-1', 1);
      const id = `${journalId}/2`;
      const entries = sealedEntries([
        placedDraft(anOrder({ groups: [pickupGroup('s-1')] })),
        stepDraft(id, 'ready'),
        stepDraft(id, 'handed-over', { check: 'code' }),
      ]);
      await push(pushContext(database), entries.slice(0, 3));
      expect(await lines()).toMatchObject([{ state: 'ready', source_id: 's-1' }]);
      expect(await stock()).toEqual([
        { place_id: 's-1', quantity_milli: 0, reserved_milli: 1_000 },
        { place_id: 'w-1', quantity_milli: 1_000, reserved_milli: 0 },
      ]);
      await push(pushContext(database), entries);
      expect(await lines()).toMatchObject([{ state: 'handed-over' }]);
      expect(await database.query('select * from quarantine')).toEqual([]);
      expect(await stock()).toEqual([
        { place_id: 's-1', quantity_milli: -1_000, reserved_milli: 0 },
        { place_id: 'w-1', quantity_milli: 1_000, reserved_milli: 0 },
      ]);
    });

    test('a store that hands over what another one took is told of it', async () => {
      await hold('s-2', 1);
      await push(
        pushContext(database),
        sealedEntries([placedDraft(anOrder({ groups: [pickupGroup('s-2')] }))]),
      );
      const told = await database.query(
        `select scope from documents where collection = 'orders' order by scope`,
      );
      expect(told).toEqual([{ scope: 'store:s-1' }, { scope: 'store:s-2' }]);
    });

    test(`two tills order the last piece at the same moment, ${raceRounds} times: one has it, the other is told`, async () => {
      for (let round = 0; round < raceRounds; round += 1) {
        await database.query('delete from stock');
        await hold('w-1', 1);
        const [one, other] = [rival(round, 1), rival(round, 2)];
        const answers = await Promise.all([one, other].map(({ send }) => send(database)));
        expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
        const states = await database.query(
          `select state from order_parts part join orders on orders.order_id = part.order_id
           where journal_id in ($1, $2) order by state`,
          [one.journalId, other.journalId],
        );
        expect(states).toEqual([{ state: 'allocated' }, { state: 'unfillable' }]);
        expect(await stock()).toEqual([
          { place_id: 'w-1', quantity_milli: 1_000, reserved_milli: 1_000 },
        ]);
      }
    });

    test('many tills order and take at once: never more is promised than lies there', async () => {
      await hold('w-1', 7);
      await hold('s-1', 4);
      await hold('s-2', 4);
      const rivals = Array.from({ length: 24 }, (_, index) => rival(900 + index, 1 + (index % 2)));
      await Promise.all(rivals.map(({ send }) => send(database)));
      const places = await stock();
      for (const { quantity_milli, reserved_milli } of places)
        expect(reserved_milli).toBeLessThanOrEqual(Number(quantity_milli));
      const [counted] = await database.query(
        `select count(*) filter (where state = 'allocated') as allocated,
                count(*) filter (where state = 'unfillable') as unfillable from order_parts`,
      );
      expect(counted).toEqual({ allocated: 15, unfillable: 9 });
    });
  });

/** One piece to be shipped, rung at one of the two tills in a journal of its own. */
function rival(round: number, tillNumber: number) {
  const id = `journal-race-${tillNumber}-${String(round).padStart(8, '0')}`;
  const store = { ...tillIdentity.store, id: `s-${tillNumber}` };
  const identity = { ...tillIdentity, store };
  const signer = newSigner();
  const entries: PushedEntry[] = sealedEntries(
    [shipped(1)],
    signer,
    testContext(signer, { identity }),
    id,
  );
  const till = { id: `t-${tillNumber}`, storeId: store.id };
  return {
    journalId: id,
    send: (database: Database) => push(pushContext(database), entries, { till, journalId: id }),
  };
}

/** Takes the second entry of the journal back. */
function voiding(sold: Transaction) {
  const { openedAt } = sold;
  const now = { basketId: 'basket-void-0000000001', seat: 'till', openedAt, reasonCode: 'mistake' };
  return saleDraft(reverse(sold, { journalId, sequence: 2 }, now));
}

/** A piece that was ordered by the second entry of the journal, paid when it is collected. */
function payingLine(line: number): Transaction {
  const sold = makeTransaction({ basketId: 'basket-paying-00000001', lines: [breadLine] });
  const priceSource = `order:${journalId}/2#${line}`;
  return {
    ...sold,
    lines: sold.lines.map((each): LineItem => ({ ...each, fulfilment: 'reserve', priceSource })),
    references: [{ kind: 'order', journalId, sequence: 2 }],
  };
}

function shipped(pieces: number, index = 1) {
  return saleDraft(order(pieces, index));
}

function order(pieces: number, index = 1): Transaction {
  const sold = makeTransaction({
    basketId: `basket-${String(index).padStart(15, '0')}`,
    lines: [{ ...breadLine, unitPriceMinor: 0, quantity: { value: pieces, scale: 0 } }],
    tenders: [],
  });
  return { ...sold, lines: sold.lines.map((line): LineItem => ({ ...line, fulfilment: 'ship' })) };
}
