// What came back of an order after it had left.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
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
import { reverse } from '../../test/support/reverse-transaction.ts';
import type { Database } from '../database/database.ts';

const order = `${journalId}/2`;

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Returned orders on ${databases.name}`, () => {
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

    const arrives = async (drafts: readonly EntryDraft[], id: string, number: 1 | 2) => {
      const signer = newSigner();
      const store = { ...tillIdentity.store, id: `s-${number}` };
      const till = { id: `t-${number}`, number: `${number}` };
      const context = testContext(signer, { identity: { ...tillIdentity, store, till } });
      const taken = await push(pushContext(database), sealedEntries(drafts, signer, context, id), {
        till: { id: till.id, storeId: store.id },
        journalId: id,
      });
      expect(taken).toMatchObject({ ok: true, value: { quarantined: [] } });
    };
    const states = async () => {
      const rows = await database.query(
        `select content from documents where collection = 'orders' order by scope`,
      );
      return rows.map(({ content }) =>
        Object(content).lines.map((line: { parts: { state: string; quantityMilli: number }[] }) =>
          line.parts.map(({ state, quantityMilli }) => [state, quantityMilli]),
        ),
      );
    };

    test('goods that were handed over and come back at another store are returned, for every store and who listens', async () => {
      const two = { value: 2, scale: 0 };
      const goods = { sku: 'SKU-1', line: 1, quantity: two };
      const placed = anOrder({
        groups: [pickupGroup('s-1')],
        lines: [{ quantity: two, amountMinor: 240 }],
      });
      await arrives(
        [
          placedDraft(placed),
          saleDraft(paying(2)),
          stepDraft(order, 'handed-over', { check: 'code', lines: [goods] }),
        ],
        journalId,
        1,
      );
      await arrives([givingBack('restock')], 'journal-0000000000000002', 2);
      expect(await states()).toEqual([
        [
          [
            ['handed-over', 1_000],
            ['returned', 1_000],
          ],
        ],
      ]);
      const [step] = await database.query(
        `select kind, refused from order_steps where journal_id = 'journal-0000000000000002'`,
      );
      expect(step).toEqual({ kind: 'returned', refused: '' });
      const [tasks] = await database.query(`select count(*)::int as count from tasks`);
      expect(tasks?.count).toBe(0);
    });

    test('what was taken over the counter on the receipt of an order is no line of it', async () => {
      await arrives([placedDraft(anOrder()), saleDraft(paying(1, 7))], journalId, 1);
      await arrives([givingBack('restock', 7)], 'journal-0000000000000002', 2);
      expect(await states()).toEqual([[[['allocated', 1_000]]]]);
      const [steps] = await database.query(
        `select count(*)::int as count from order_steps where kind = 'returned'`,
      );
      expect(steps?.count).toBe(0);
    });

    test('goods that the order says never left are a task with what was refunded', async () => {
      await arrives([placedDraft(anOrder()), saleDraft(paying(1))], journalId, 1);
      await arrives([givingBack('damaged')], 'journal-0000000000000002', 2);
      const [task] = await database.query(`select content from tasks`);
      expect(task?.content).toMatchObject({
        kind: 'order-refused',
        details: { step: 'returned', storeId: 's-2', amountMinor: 7_990 },
      });
    });
  });

/** The transaction right behind the order, that pays it: so many pieces, as line 1 or what is said. */
function paying(pieces: number, number = 1): Transaction {
  const sold = makeTransaction({
    basketId: 'basket-paying-00000001',
    lines: [{ ...breadLine, quantity: { value: pieces, scale: 0 } }],
  });
  return {
    ...sold,
    lines: sold.lines.map((line): LineItem => ({ ...line, number, fulfilment: 'pickup' })),
    references: [{ kind: 'order', journalId, sequence: 2 }],
  };
}

/** One piece of it. */
function givingBack(disposition: 'restock' | 'damaged', number = 1): EntryDraft {
  const sold = paying(1, number);
  const now = { basketId: 'basket-back-0000000001', seat: 'till', openedAt: sold.openedAt };
  const back = reverse(sold, { journalId, sequence: 3 }, { ...now, reasonCode: 'too-small' });
  return saleDraft({
    ...back,
    lines: back.lines.map((line): LineItem => ({ ...line, disposition })),
    references: [],
  });
}
