// What happened to an order that its state did not allow is a task that somebody sees.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { taskDocument } from '../../contract/document/task.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { orderStepBody } from '../../contract/entry/order-bodies.ts';
import { effectsOf } from '../../domain/effects/effects-of.ts';
import { paidLineSource } from '../../domain/order/paid-line.ts';
import type { LineItem, Transaction } from '../../domain/transaction/transaction.ts';
import { newSigner, saleDraft, testContext, tillIdentity } from '../../test/support/journal-kit.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
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
import { findOrderTasks } from './find-order-tasks.ts';

const order = `${journalId}/2`;
const priceMinor = 7_990;

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Tasks of orders on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      await database.query(
        `insert into stock (place_id, sku, condition, quantity_milli)
         values ('s-1', 'SKU-1', 'sellable', 5000)`,
      );
    });

    const arrives = (drafts: readonly EntryDraft[], id = journalId, number: 1 | 2 = 1) => {
      const signer = newSigner();
      const store = { ...tillIdentity.store, id: `s-${number}` };
      const till = { id: `t-${number}`, number: `${number}` };
      const context = testContext(signer, { identity: { ...tillIdentity, store, till } });
      const entries = sealedEntries(drafts, signer, context, id);
      return push(pushContext(database), entries, {
        till: { id: till.id, storeId: store.id },
        journalId: id,
      });
    };
    const tasks = async () => {
      const rows = await database.query(
        `select scope, content from documents where collection = 'tasks' order by scope, id`,
      );
      return rows.map(({ scope, content }) => ({ scope, task: taskDocument.parse(content) }));
    };

    test('a step that came too late is told to the store that did it and the one that sold it, with what it was worth', async () => {
      await arrives([placedDraft(anOrder({ groups: [pickupGroup('s-1')] }))]);
      await arrives(
        [stepDraft(order, 'handed-over', { check: 'code' })],
        'journal-0000000000000002',
      );
      expect(await tasks()).toEqual([]);
      await arrives(
        [stepDraft(order, 'handed-over', { check: 'code' })],
        'journal-0000000000000003',
        2,
      );
      const told = await tasks();
      expect(told.map(({ scope }) => scope)).toEqual(['store:s-1', 'store:s-2']);
      expect(told[0]?.task).toMatchObject({
        kind: 'order-refused',
        details: {
          ...{ orderId: order, step: 'handed-over', storeId: 's-2', amountMinor: priceMinor },
          lines: [{ line: 1, quantityMilli: 1_000, code: 'NOT_IN_STATE' }],
        },
      });
    });

    test('a refused step that moves neither goods nor money is told without an amount', async () => {
      await arrives([placedDraft(anOrder()), stepDraft(order, 'packed')]);
      expect((await tasks()).map(({ task }) => task)).toMatchObject([
        { kind: 'order-refused', details: { step: 'packed', amountMinor: 0 } },
      ]);
    });

    test('a step that cancels what is cancelled already has refunded nothing', async () => {
      await arrives([placedDraft(anOrder({ lines: [{ dueMinor: priceMinor }] }))]);
      for (const id of ['journal-0000000000000002', 'journal-0000000000000003'])
        await arrives([stepDraft(order, 'cancelled')], id);
      expect((await tasks()).map(({ task }) => task)).toMatchObject([
        { kind: 'order-refused', details: { step: 'cancelled', amountMinor: 0 } },
      ]);
    });

    test('one entry that two orders refused is a task of each', async () => {
      await arrives([placedDraft(anOrder()), placedDraft(anOrder()), stepDraft(order, 'packed')]);
      const place = { journalId, sequence: 4 };
      await database.query(
        `insert into order_steps (order_id, number, at_ms, kind, place_id, lines, refused,
                                  refused_lines, journal_id, sequence)
         select $1, number, at_ms, kind, place_id, lines, refused, refused_lines, journal_id, sequence
         from order_steps where journal_id = $2 and sequence = $3`,
        [`${journalId}/3`, place.journalId, place.sequence],
      );
      const body = orderStepBody.parse(stepDraft(order, 'packed').body);
      const entry = { type: 'order-step', body } as const;
      const effects = effectsOf({ journalKind: 'live', placeId: 's-1', entry });
      const found = await database.transaction((sql) =>
        findOrderTasks(sql, [{ place, effects }], 0),
      );
      expect(new Set(found.map(({ document }) => document.id)).size).toBe(2);
    });

    test('two offline tills that each rang what is due are found, with the amount and both receipts', async () => {
      const later = anOrder({
        groups: [pickupGroup('s-1')],
        lines: [{ dueMinor: priceMinor }],
      });
      await arrives([placedDraft(later)]);
      await arrives([saleDraft(paying(1))], 'journal-0000000000000002');
      expect(await tasks()).toEqual([]);
      await arrives([saleDraft(paying(2))], 'journal-0000000000000003', 2);
      const told = await tasks();
      expect(told.map(({ scope }) => scope)).toEqual(['store:s-1', 'store:s-2']);
      expect(told[1]?.task).toMatchObject({
        kind: 'order-overpaid',
        details: {
          ...{ orderId: order, amountMinor: priceMinor },
          lines: [{ line: 1, dueMinor: priceMinor, paidMinor: 2 * priceMinor }],
          payments: [
            { storeId: 's-1', amountMinor: priceMinor },
            { storeId: 's-2', amountMinor: priceMinor },
          ],
        },
      });
    });

    test('what two tills rang of a line is found though half of it was cancelled before', async () => {
      const later = anOrder({
        groups: [pickupGroup('s-1')],
        lines: [
          {
            quantity: { value: 2, scale: 0 },
            ...{ amountMinor: 2 * priceMinor, dueMinor: 2 * priceMinor },
          },
        ],
      });
      // One piece of the two.
      await arrives([placedDraft(later), stepDraft(order, 'cancelled')]);
      await arrives([saleDraft(paying(1))], 'journal-0000000000000002');
      expect(await tasks()).toEqual([]);
      await arrives([saleDraft(paying(2))], 'journal-0000000000000003', 2);
      expect((await tasks())[0]?.task).toMatchObject({
        kind: 'order-overpaid',
        details: {
          amountMinor: priceMinor,
          lines: [{ line: 1, dueMinor: priceMinor, paidMinor: 2 * priceMinor }],
        },
      });
    });
  });

/** A transaction that pays what is due of the order's line 1. */
function paying(index: number): Transaction {
  const sold = makeTransaction({
    basketId: `basket-paid-${String(index).padStart(12, '0')}`,
    lines: [{ ...breadLine, unitPriceMinor: priceMinor }],
    tenders: ['card'],
  });
  const priceSource = paidLineSource({ order, line: 1 });
  return {
    ...sold,
    lines: sold.lines.map((line): LineItem => ({ ...line, fulfilment: 'pickup', priceSource })),
    references: [{ kind: 'order', journalId, sequence: 2 }],
  };
}
