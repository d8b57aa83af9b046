import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { taskDocument } from '../../contract/document/task.ts';
import { valueHoldMs } from '../../contract/platform/find-value.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { readValueNumber } from '../../domain/stored-value/value-number.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import { newSigner, saleDraft, testContext, tillIdentity } from '../../test/support/journal-kit.ts';
import {
  addNetwork,
  push,
  pushContext,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import { numberOf, valueIssued, valueUsed } from '../../test/support/value-sales.ts';
import type { Database } from '../database/database.ts';
import { storedValue } from '../database/migrations/0031-stored-value.ts';
import { findValue, releaseValue } from './find-value.ts';
import { liabilitiesCsv, valueLiabilities } from './liabilities.ts';

const soldMs = Date.parse('2026-11-22T18:00:00Z');
const today = '2026-11-22';
const card = numberOf('gift-card', 1, '2027-11');

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Stored value on ${databases.name}`, () => {
    let database: Database;
    let journals = 0;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      await database.query(
        `insert into companies (id, name, siren, details) values ('c-2', 'Franchise', '', '{}')`,
      );
    });

    /** A transaction in a journal of its own, as a till of a store and a company wrote it. */
    async function arrives(
      transaction: Transaction,
      { till: number = 1, companyId = 'c-1', businessDay = today } = {},
    ): Promise<string> {
      journals += 1;
      const journalId = `journal-value-${String(journals).padStart(12, '0')}`;
      const signer = newSigner();
      const context = testContext(signer, {
        businessDay,
        identity: {
          ...tillIdentity,
          company: { ...tillIdentity.company, id: companyId },
          store: { ...tillIdentity.store, id: `s-${number}` },
          till: { id: `t-${number}`, number: String(number) },
        },
      });
      const to = { till: { id: `t-${number}`, storeId: `s-${number}` }, journalId };
      const entries = sealedEntries([saleDraft(transaction)], signer, context, journalId);
      for (const _ of ['sent', 'sent again'])
        await push(pushContext(database, { nowMs: () => soldMs }), entries, to);
      return journalId;
    }
    const find = (
      tillId: string,
      holdFor: string | null = null,
      more: { nowMs?: number; ownJournals?: string[] } = {},
    ) =>
      findValue(
        database,
        { number: card, ownJournals: more.ownJournals ?? [], holdFor },
        { tillId, nowMs: more.nowMs ?? soldMs },
      );
    const tasks = async () => {
      const rows = await database.query(
        `select scope, content from documents where collection = 'tasks' and content is not null
         order by scope`,
      );
      return rows.map(({ scope, content }) => ({ scope, task: taskDocument.parse(content) }));
    };

    test('a balance is the sum of the entries of all tills, and says what others than who asks did', async () => {
      const own = await arrives(valueIssued(card, 5_000, basket(1)));
      await arrives(valueUsed(card, 1_200, basket(2)), { till: 2 });
      expect(await find('t-1', null, { ownJournals: [own] })).toEqual({
        atMs: soldMs,
        issued: {
          ...{ amountMinor: 5_000, currency: 'EUR', on: today },
          company: { id: 'c-1', name: tillIdentity.company.name },
          store: { id: 's-1', name: tillIdentity.store.name },
        },
        ...{ balanceMinor: 3_800, othersMinor: -1_200, hold: { state: 'none' } },
      });
    });

    test('one till at a time holds a number, until its sale is here, it gives it up, or too long', async () => {
      await arrives(valueIssued(card, 5_000, basket(1)));
      expect(await find('t-1', basket(2))).toMatchObject({ hold: { state: 'held' } });
      expect(await find('t-1', basket(3))).toMatchObject({ hold: { state: 'held' } });
      const elsewhere = { state: 'elsewhere', tillNumber: '1', storeName: tillIdentity.store.name };
      expect(await find('t-2', basket(4))).toMatchObject({ hold: elsewhere });
      expect(await find('t-2')).toMatchObject({ hold: { state: 'none' }, balanceMinor: 5_000 });
      await arrives(valueUsed(card, 1_000, basket(2)));
      expect(await find('t-2', basket(4))).toMatchObject({ hold: elsewhere });
      await releaseValue(database, { number: card, tillId: 't-1', basketId: basket(3) });
      expect(await find('t-2', basket(4))).toMatchObject({
        ...{ hold: { state: 'held' }, balanceMinor: 4_000 },
      });
      expect(await find('t-1', basket(5))).toMatchObject({ hold: { state: 'elsewhere' } });
      const later = { nowMs: soldMs + valueHoldMs };
      expect(await find('t-1', basket(5), later)).toMatchObject({ hold: { state: 'held' } });
    });

    test('what offline tills took twice is a task of each with the amount, in whatever order they arrive', async () => {
      const number = numberOf('store-credit', 2);
      const first = () => arrives(valueUsed(number, 4_000, basket(2)), { till: 1 });
      const second = () => arrives(valueUsed(number, 3_000, basket(3)), { till: 2 });
      const issue = () => arrives(valueIssued(number, 5_000, basket(1)));
      for (const order of [
        [issue, first, second],
        [second, issue, first],
        [first, second, issue],
      ]) {
        database = await databases.fresh();
        await addNetwork(database);
        for (const [index, arrive] of order.entries()) {
          expect(await tasks()).toEqual([]);
          await arrive();
          if (index < 2) expect(await tasks()).toEqual([]);
        }
        const told = await tasks();
        expect(told.map(({ scope }) => scope)).toEqual(['store:s-1', 'store:s-2']);
        expect(told[0]?.task).toMatchObject({
          ...{ id: `value-overdrawn/${number}`, kind: 'value-overdrawn' },
          details: {
            ...{ number, valueKind: 'store-credit', issuedMinor: 5_000, usedMinor: 7_000 },
            amountMinor: 2_000,
            uses: [{ amountMinor: expect.any(Number) }, { receiptNumber: expect.any(String) }],
          },
        });
      }
    });

    test('what the tills owe is the same in whatever order their entries arrive: issued less used less expired', async () => {
      const [first, ended] = ['2026-11-30', '2026-12-01'];
      const move = fc.record({
        index: fc.nat(4),
        isCard: fc.boolean(),
        amountMinor: fc.integer({ min: 1, max: 9_000 }),
        till: fc.constantFrom(1, 2),
        companyId: fc.constantFrom('c-1', 'c-2'),
        isIssue: fc.boolean(),
        businessDay: fc.constantFrom(today, first, ended),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 10 }), async (moves) => {
          database = await databases.fresh();
          await addNetwork(database);
          const rows = moves.map(({ index, isCard, amountMinor, isIssue, ...at }, place) => {
            const lastMonth = index % 2 === 0 ? '2026-11' : '';
            const number = numberOf(isCard ? 'gift-card' : 'store-credit', index, lastMonth);
            const make = isIssue ? valueIssued : valueUsed;
            const transaction = make(number, amountMinor, basket(place));
            return { number, at, transaction, amountMinor: isIssue ? amountMinor : -amountMinor };
          });
          for (const { transaction, at } of rows) await arrives(transaction, at);
          for (const day of [today, first, ended]) {
            const { liabilities } = await valueLiabilities(database, day);
            for (const each of liabilities)
              expect(each.openMinor).toBe(each.issuedMinor - each.usedMinor - each.expiredMinor);
            const sum = (of: 'issuedMinor' | 'usedMinor' | 'expiredMinor' | 'overdrawnMinor') =>
              sumMinor(liabilities.map((each) => each[of]));
            const until = rows.filter(({ at }) => at.businessDay <= day);
            const balances = [...Map.groupBy(until, ({ number }) => number)].map(
              ([number, of]) => ({
                minor: sumMinor(of.map(({ amountMinor }) => amountMinor)),
                isOver: isOver(number, day),
              }),
            );
            const put = (isIssue: boolean) =>
              sumMinor(
                until
                  .map(({ amountMinor }) => amountMinor)
                  .filter((minor) => isIssue === minor > 0)
                  .map(Math.abs),
              );
            expect(sum('issuedMinor')).toBe(put(true));
            expect(sum('usedMinor')).toBe(put(false));
            expect(sum('expiredMinor')).toBe(
              sumMinor(balances.map(({ minor, isOver: over }) => (over ? Math.max(0, minor) : 0))),
            );
            expect(sum('overdrawnMinor')).toBe(
              sumMinor(balances.map(({ minor }) => Math.max(0, -minor))),
            );
          }
          // An upgrade of a platform that has the entries finds the same.
          const kept = await valueRows();
          await database.transaction(async (sql) => {
            await sql.script('drop table stored_value_rows, stored_values, stored_value_holds');
            await sql.script(storedValue.sql);
          });
          expect(await valueRows()).toEqual(kept);
        }),
        { numRuns: databases.name === 'PGlite' ? 4 : 2 },
      );
    });
    const valueRows = () =>
      database.query('select * from stored_value_rows order by journal_id, sequence, position');

    test('a card is owed by who issued it, and what another company took of it is told apart', async () => {
      await arrives(valueIssued(card, 5_000, basket(1)));
      await arrives(valueUsed(card, 1_500, basket(2)), { till: 2, companyId: 'c-2' });
      const told = await valueLiabilities(database, today);
      expect(told.liabilities).toEqual([
        {
          ...{ companyId: 'c-1', companyName: tillIdentity.company.name, kind: 'gift-card' },
          ...{ currency: 'EUR', count: 1, openCount: 1, issuedMinor: 5_000, usedMinor: 1_500 },
          ...{ usedElsewhereMinor: 1_500, expiredMinor: 0, openMinor: 3_500, overdrawnMinor: 0 },
        },
      ]);
      expect(liabilitiesCsv(told).split('\r\n')[1]).toBe(
        `${today};c-1;${tillIdentity.company.name};gift-card;EUR;1;1;50,00;15,00;15,00;0,00;35,00;0,00`,
      );
      expect(await valueLiabilities(database, '2027-12-01')).toMatchObject({
        liabilities: [{ openCount: 0, expiredMinor: 3_500, openMinor: 0 }],
      });
    });
  });

function basket(index: number): string {
  return `basket-value-${String(index).padStart(10, '0')}`;
}

function isOver(number: string, day: string): boolean {
  const read = readValueNumber(number);
  return read.ok && read.value.expiresOn !== '' && day > read.value.expiresOn;
}
