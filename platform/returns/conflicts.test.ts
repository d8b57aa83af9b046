import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { taskDocument } from '../../contract/document/task.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import { newSigner, saleDraft, testContext, tillIdentity } from '../../test/support/journal-kit.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import {
  addNetwork,
  push,
  pushContext,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import { reverse } from '../../test/support/reverse-transaction.ts';
import type { Database } from '../database/database.ts';
import { dropSettledTasks, settledDays } from '../tasks/drop-settled-tasks.ts';

const sellerJournal = 'journal-seller-00000000001';
const priceMinor = 7_990;
/** Where the sale stands: after the opening. */
const of = { journalId: sellerJournal, sequence: 2 };

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Returns over tills on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
    });

    const arrives = (journalId: string, tillNumber: 1 | 2, drafts: readonly EntryDraft[]) => {
      const signer = newSigner();
      const store = { ...tillIdentity.store, id: `s-${tillNumber}` };
      const till = { id: `t-${tillNumber}`, number: `${tillNumber}` };
      const context = testContext(signer, { identity: { ...tillIdentity, store, till } });
      const entries = sealedEntries(drafts, signer, context, journalId);
      return push(pushContext(database), entries, {
        till: { id: till.id, storeId: store.id },
        journalId,
      });
    };
    const conflicts = () =>
      database.query(
        `select of_line as line, sold_milli, returned_milli, at_risk_minor from return_conflicts
         order by of_line`,
      );
    const tasks = async () => {
      const rows = await database.query(
        `select scope, content from documents where collection = 'tasks' and content is not null order by scope`,
      );
      return rows.map(({ scope, content }) => ({ scope, task: taskDocument.parse(content) }));
    };

    test('two offline tills that took the same line back are found, with the amount at risk, and both stores are told', async () => {
      await arrives(sellerJournal, 1, [saleDraft(soldPieces(1))]);
      await arrives('journal-first-000000000001', 1, [givingBack(1)]);
      expect(await conflicts()).toEqual([]);
      await arrives('journal-second-00000000001', 2, [givingBack(2)]);
      expect(await conflicts()).toEqual([
        { line: 1, sold_milli: 1_000, returned_milli: 2_000, at_risk_minor: priceMinor },
      ]);
      const told = await tasks();
      expect(told.map(({ scope }) => scope)).toEqual(['store:s-1', 'store:s-2']);
      expect(told[0]?.task).toMatchObject({
        kind: 'return-conflict',
        details: { of: { ...of, line: 1 }, storeId: 's-1', atRiskMinor: priceMinor },
      });
      const first = told[0]?.task;
      const returns = first?.kind === 'return-conflict' ? first.details.returns : [];
      expect(returns.map(({ storeId }) => storeId).sort()).toEqual(['s-1', 's-2']);
      expect(JSON.stringify(told)).not.toContain('op-1');
    });

    test('returns that arrive before their sale are compared when it arrives', async () => {
      await arrives('journal-first-000000000001', 2, [givingBack(1)]);
      await arrives('journal-second-00000000001', 2, [givingBack(2)]);
      expect(await conflicts()).toEqual([]);
      await arrives(sellerJournal, 1, [saleDraft(soldPieces(1))]);
      expect(await conflicts()).toMatchObject([{ at_risk_minor: priceMinor }]);
    });

    test('parts of a line that come back in different stores are no conflict while they add up to it', async () => {
      await arrives(sellerJournal, 1, [saleDraft(soldPieces(3))]);
      await arrives('journal-first-000000000001', 1, [givingBack(1)]);
      await arrives('journal-second-00000000001', 2, [givingBack(2), givingBack(3)]);
      expect(await conflicts()).toEqual([]);
      expect(await tasks()).toEqual([]);
    });

    test('a third return is added to the same conflict', async () => {
      await arrives(sellerJournal, 1, [saleDraft(soldPieces(1))]);
      await arrives('journal-first-000000000001', 1, [givingBack(1), givingBack(2)]);
      await arrives('journal-second-00000000001', 2, [givingBack(3)]);
      expect(await conflicts()).toMatchObject([
        { returned_milli: 3_000, at_risk_minor: 2 * priceMinor },
      ]);
      expect(new Set((await tasks()).map(({ task }) => task.id)).size).toBe(1);
    });

    test('a conflict that somebody settled is told as settled to both stores, and open again when it grows', async () => {
      await arrives(sellerJournal, 1, [saleDraft(soldPieces(1))]);
      await arrives('journal-first-000000000001', 1, [givingBack(1)]);
      await arrives('journal-second-00000000001', 2, [givingBack(2)]);
      const settling: EntryDraft = {
        type: 'task-settled',
        body: {
          ...{ task: `return-conflict/${sellerJournal}/2/1`, kind: 'return-conflict' },
          ...{ currency: 'EUR', amountMinor: priceMinor, reasonCode: 'fraud' },
        },
        ...{ operatorId: 'op-1', personal: null },
      };
      await arrives('journal-third-000000000001', 2, [settling]);
      const settled = await tasks();
      expect(settled).toHaveLength(2);
      for (const { task } of settled)
        expect(task.details).toMatchObject({
          settlement: { storeId: 's-2', operatorId: 'op-1', reasonCode: 'fraud' },
        });
      // Off the tills once nobody looks at it any more; what it grows to is told again.
      const [first] = settled;
      const details = first?.task.kind === 'return-conflict' ? first.task.details : null;
      const settledMs = Date.parse(details?.settlement?.at ?? '');
      const dayMs = 24 * 3_600_000;
      expect(await dropSettledTasks(database, settledMs + settledDays * dayMs)).toBe(0);
      expect(await dropSettledTasks(database, settledMs + (settledDays + 1) * dayMs)).toBe(1);
      expect(await tasks()).toEqual([]);
      expect(await dropSettledTasks(database, settledMs + (settledDays + 1) * dayMs)).toBe(0);
      await arrives('journal-fourth-00000000001', 1, [givingBack(3)]);
      expect(await tasks()).toHaveLength(2);
      for (const { task } of await tasks()) {
        expect(task.details).toMatchObject({ atRiskMinor: 2 * priceMinor });
        expect(task.details).not.toHaveProperty('settlement');
      }
    });

    test('many tills race with the same line, and with its sale: none of them is missed', async () => {
      for (let round = 0; round < 10; round += 1) {
        const seller = `journal-race-${String(round).padStart(12, '0')}`;
        const place = { journalId: seller, sequence: 2 };
        const tills = Array.from({ length: 8 }, (_, index) => index + 1);
        await Promise.all([
          arrives(seller, 1, [saleDraft(soldPieces(2))]),
          ...tills.map((index) =>
            arrives(
              `journal-race-${String(round).padStart(6, '0')}-${String(index).padStart(6, '0')}`,
              index % 2 === 0 ? 1 : 2,
              [givingBack(100 * round + index, place)],
            ),
          ),
        ]);
        const [row] = await database.query(
          `select returned_milli, at_risk_minor from return_conflicts where of_journal_id = $1`,
          [seller],
        );
        expect(row).toEqual({ returned_milli: 8_000, at_risk_minor: 6 * priceMinor });
      }
    });
  });

function soldPieces(pieces: number): Transaction {
  return makeTransaction({
    basketId: 'basket-sold-00000000001',
    lines: [{ ...breadLine, unitPriceMinor: priceMinor, quantity: { value: pieces, scale: 0 } }],
    tenders: ['card'],
  });
}

/** One piece of so many. */
function givingBack(index: number, place = of): EntryDraft {
  const basketId = `basket-back-${String(index).padStart(11, '0')}`;
  const now = { basketId, seat: 'till', openedAt: '2026-11-22T13:04:05.678Z' };
  return saleDraft(reverse(soldPieces(1), place, { ...now, reasonCode: 'changed-mind' }));
}
