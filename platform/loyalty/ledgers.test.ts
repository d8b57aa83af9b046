import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { customerDocument } from '../../contract/document/customer.ts';
import { loyaltyProgrammeId } from '../../contract/document/loyalty-programme.ts';
import { taskDocument } from '../../contract/document/task.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import { sampleBusiness, sampleCustomer } from '../../test/conformance/sample-documents.ts';
import { newSigner, saleDraft, testContext, tillIdentity } from '../../test/support/journal-kit.ts';
import { sampleProgramme, sampleTerms } from '../../test/support/loyalty/sample-programme.ts';
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
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import { reviewLedgers } from './review-ledgers.ts';

/** On the business day of all that is sold here. */
const soldMs = Date.parse('2026-11-22T18:00:00Z');
const elise = { ...sampleCustomer('customer-0000000000077'), points: 0, tier: '' };
const programme = {
  ...{ version: 1, ...sampleProgramme },
  terms: [{ ...sampleTerms, welcomePoints: 0 }],
};
const firstJournal = 'journal-first-000000000001';
const otherJournal = 'journal-other-000000000001';

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Loyalty ledgers on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      await setProgramme(programme);
      await know(elise);
    });

    const setProgramme = (value: object) =>
      inFeedTransaction(database, async (sql) => {
        const document = {
          ...{ id: loyaltyProgrammeId, kind: 'setting' as const },
          value: JSON.parse(JSON.stringify(value)),
        };
        sql.write([{ scope: 'network', change: { collection: 'settings', document } }]);
      });
    const know = (document: typeof elise) =>
      inFeedTransaction(database, async (sql) => {
        const change = { collection: 'customers', document } as const;
        sql.write([
          { scope: 'store:s-1', change },
          { scope: 'store:s-2', change },
        ]);
      });
    const arrives = async (journalId: string, tillNumber: 1 | 2, drafts: readonly EntryDraft[]) => {
      const signer = newSigner();
      const store = { ...tillIdentity.store, id: `s-${tillNumber}` };
      const till = { id: `t-${tillNumber}`, number: `${tillNumber}` };
      const context = testContext(signer, { identity: { ...tillIdentity, store, till } });
      const entries = sealedEntries(drafts, signer, context, journalId);
      const to = { till: { id: till.id, storeId: store.id }, journalId };
      const at = pushContext(database, { nowMs: () => soldMs });
      await push(at, entries, to);
      return async () => await push(at, entries, to);
    };
    const standing = async () => {
      const rows = await database.query(
        `select content from documents where collection = 'customers' and content is not null
         order by scope`,
      );
      const read = rows.map(({ content }) => customerDocument.parse(content));
      const [first, ...others] = read.map(({ points, tier, loyalty }) => ({
        ...{ points, tier, loyalty },
      }));
      for (const other of others) expect(other).toEqual(first);
      return first;
    };
    const tasks = async () => {
      const rows = await database.query(
        `select scope, content from documents where collection = 'tasks' and content is not null`,
      );
      return rows.map(({ scope, content }) => ({ scope, task: taskDocument.parse(content) }));
    };

    test('what a customer bought is in their document wherever they are known, once, and what comes back is taken off', async () => {
      const again = await arrives(firstJournal, 1, [boughtFor(3, 1)]);
      await again();
      expect(await standing()).toMatchObject({
        ...{ points: 60, tier: '' },
        loyalty: { hasPurchased: true, nextExpiry: { points: 60 } },
      });
      await arrives(otherJournal, 2, [givenBack(3, 2, firstJournal)]);
      expect(await standing()).toMatchObject({ points: 0 });
      const rows = await database.query('select journal_id, sequence, line from loyalty_lines');
      expect(rows).toEqual([{ journal_id: firstJournal, sequence: 2, line: 1 }]);
    });

    test('the journals of two tills come out the same, whichever arrives first', async () => {
      const told = [];
      for (const isFirstFirst of [true, false]) {
        database = await databases.fresh();
        await addNetwork(database);
        await setProgramme(programme);
        await know(elise);
        const first = () => arrives(firstJournal, 1, [boughtFor(60, 1), boughtFor(3, 2)]);
        const other = () =>
          arrives(otherJournal, 2, [boughtFor(7, 3), givenBack(3, 4, firstJournal, 3)]);
        await (isFirstFirst ? first() : other());
        await (isFirstFirst ? other() : first());
        told.push(await standing());
      }
      expect(told[0]).toMatchObject({ points: 1_340, loyalty: { nextTier: { tier: 'gold' } } });
      expect(told[1]).toEqual(told[0]);
    });

    test('points that two offline tills spent are a task with its amount, until those that came late make it good', async () => {
      await arrives(firstJournal, 1, [boughtFor(6, 1), spending(2)]);
      expect(await standing()).toMatchObject({ points: 20 + 15 });
      expect(await tasks()).toEqual([]);
      await arrives(otherJournal, 2, [spending(3)]);
      const told = await tasks();
      expect(told).toMatchObject([
        {
          scope: 'store:s-2',
          task: {
            kind: 'points-overdrawn',
            details: { points: 50, amountMinor: 250, customerId: elise.id, storeId: 's-2' },
          },
        },
      ]);
      expect(JSON.stringify(told)).not.toContain(elise.lastName);
      await arrives('journal-late-0000000000001', 1, [boughtFor(6, 4)]);
      expect(await tasks()).toEqual([]);
      expect(await database.query('select points from loyalty_overdrafts')).toEqual([
        { points: 0 },
      ]);
    });

    test('what an earlier system had is taken over once', async () => {
      await know({ ...elise, points: 410, tier: 'gold' });
      await arrives(firstJournal, 1, [boughtFor(1, 1)]);
      expect(await standing()).toMatchObject({ points: 440 });
      await arrives(otherJournal, 1, [boughtFor(1, 2)]);
      expect(await standing()).toMatchObject({ points: 470 });
    });

    test('what was bought before there is a programme waits for it', async () => {
      await setProgramme({ none: true });
      await arrives(firstJournal, 1, [boughtFor(1, 1)]);
      expect(await standing()).toMatchObject({ points: 0, loyalty: null });
      await setProgramme(programme);
      await arrives(otherJournal, 1, [boughtFor(1, 2)]);
      expect(await standing()).toMatchObject({ points: 40 });
    });

    test('what changes without a sale is told when its day comes: a tier, points that expire, another programme', async () => {
      await arrives(firstJournal, 1, [boughtFor(60, 1)]);
      const on = async (day: string) => {
        // Half past midnight in the shops, the day before in UTC.
        await reviewLedgers(database, { nowMs: Date.parse(`${day}T00:30:00+01:00`) });
        return await standing();
      };
      const told = await standing();
      expect(told).toMatchObject({ points: 1_200, tier: '' });
      const { nextTier, nextExpiry } = told?.loyalty ?? {};
      expect(await on(nextTier?.on ?? '')).toMatchObject({ points: 1_200, tier: 'gold' });
      expect(await on(nextExpiry?.on ?? '')).toMatchObject({ points: 0, tier: '' });
      await setProgramme({ ...programme, terms: [{ ...sampleTerms, expiryMonths: null }] });
      expect(await on(nextExpiry?.on ?? '')).toMatchObject({ points: 1_250, tier: '' });
    });

    test('points and account of a company are told together', async () => {
      const hotel = sampleBusiness(elise.id);
      await know({ ...hotel, points: 0, tier: '' });
      const sale = sold(1, 1);
      const tenders = sale.tenders.map((tender) => ({
        ...tender,
        ...{ type: 'account', kind: 'account' as const },
      }));
      await arrives(firstJournal, 1, [ofElise({ ...sale, tenders })]);
      const [row] = await database.query(
        `select content from documents where collection = 'customers' limit 1`,
      );
      const told = customerDocument.parse(row?.content);
      expect(told.points).toBe(20);
      expect(told.business?.account?.chargedMinor).toBe(2_000);
    });

    test('a sale of nobody earns nobody anything', async () => {
      await arrives(firstJournal, 1, [saleDraft(sold(3, 1))]);
      expect(await standing()).toMatchObject({ points: 0, loyalty: null });
      expect(await database.query('select 1 from loyalty_lines')).toEqual([]);
    });
  });

function ofElise(transaction: Transaction): EntryDraft {
  return { ...saleDraft(transaction), personal: { reference: elise.id, part: { name: 'any' } } };
}

/** So many pieces at 20 €. */
function boughtFor(pieces: number, index: number): EntryDraft {
  return ofElise(sold(pieces, index));
}

function sold(pieces: number, index: number): Transaction {
  return makeTransaction({
    basketId: `basket-sold-${String(index).padStart(11, '0')}`,
    lines: [{ ...breadLine, unitPriceMinor: 2_000, quantity: { value: pieces, scale: 0 } }],
    tenders: ['card'],
  });
}

/** One piece at 20 € with 5 € off for 100 points. */
function spending(index: number): EntryDraft {
  const transaction = makeTransaction({
    basketId: `basket-spent-${String(index).padStart(10, '0')}`,
    lines: [
      {
        ...{ ...breadLine, unitPriceMinor: 2_000, discountPercent: 25 },
        quantity: { value: 1, scale: 0 },
      },
    ],
    tenders: ['card'],
  });
  const lines = transaction.lines.map((line) => ({
    ...line,
    modifiers: line.modifiers.map((modifier) => ({
      ...{ ...modifier, source: 'loyalty' as const, sourceId: 'five' },
      ...{ reasonCode: '', operatorId: '' },
    })),
  }));
  return ofElise({ ...transaction, lines });
}

/** By somebody whom nobody asked for their name. */
function givenBack(pieces: number, index: number, journalId: string, sequence = 2): EntryDraft {
  const basketId = `basket-back-${String(index).padStart(11, '0')}`;
  const now = { basketId, seat: 'till', openedAt: '2026-11-22T13:04:05.678Z' };
  return saleDraft(
    reverse(sold(pieces, index), { journalId, sequence }, { ...now, reasonCode: 'changed-mind' }),
  );
}
