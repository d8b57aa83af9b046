import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { PushedEntry } from '../../contract/platform/push-entries.ts';
import { type Database, DatabaseError } from '../../platform/database/database.ts';
import { applyUnread } from '../../platform/journals/apply-unread.ts';
import { sha256 } from '../../platform/journals/check-arrival.ts';
import { erasePersonal } from '../../platform/journals/erase-personal.ts';
import { journalStateOf } from '../../platform/journals/journal-state.ts';
import { readEffects } from '../../platform/journals/read-effects.ts';
import { eventDraft, newSigner, sale, testContext } from '../support/journal-kit.ts';
import {
  addNetwork,
  journalId,
  poison,
  push,
  pushContext,
  rewritten,
  rotatedJournal,
  saleOf,
  sealedEntries,
  till,
  voiding,
} from '../support/platform/push-kit.ts';
import type { TestDatabases } from '../support/platform/test-databases.ts';

/** What the platform does with journals, the same on every database (law 7). */
export function platformJournals(databases: TestDatabases): void {
  describe.skipIf(databases.skipped !== null)(`Collected journals on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
    });

    const acknowledged = (through: number) => ({
      ok: true,
      value: { kind: 'acknowledged', through, quarantined: [] },
    });
    const refused = (details: Record<string, unknown>) => ({
      ok: false,
      error: { code: 'ENTRY_REFUSED', details },
    });
    const storedTexts = async () => {
      const rows = await database.query('select text from entries order by sequence');
      return rows.map(({ text }) => text);
    };
    const stock = async () => {
      const rows = await database.query('select sku, condition, quantity_milli from stock');
      return rows.map(({ sku, condition, quantity_milli }) => [sku, condition, quantity_milli]);
    };
    const stateOf = () => journalStateOf(database, { till, journalId });
    const countOf = async (table: string) => {
      const [row] = await database.query(`select count(*) as count from ${table}`);
      return row?.count;
    };

    test('what a till signed is stored as it was signed, applied, and then acknowledged', async () => {
      const entries = sealedEntries([saleOf(2), sale(7), eventDraft()]);
      expect(await push(pushContext(database), entries)).toEqual(acknowledged(4));
      expect(await storedTexts()).toEqual(entries.map(({ text }) => text));
      expect(await stock()).toEqual([['SKU-1', 'sellable', -3_000]]);
      const money = await database.query('select sequence, amount_minor from money_movements');
      expect(money).toEqual([{ sequence: 3, amount_minor: 107 }]);
      expect(await stateOf()).toEqual({ ok: true, value: { through: 4, quarantinedCount: 0 } });
    });

    test('a lost answer: the same push again is acknowledged again, and nothing happens twice', async () => {
      const entries = sealedEntries([saleOf(1), saleOf(2)]);
      await push(pushContext(database), entries);
      expect(await push(pushContext(database), entries)).toEqual(acknowledged(3));
      expect(await countOf('entries')).toBe(3);
      expect(await stock()).toEqual([['SKU-1', 'sellable', -3_000]]);
    });

    test('a push that overlaps what is stored adds only its new entries', async () => {
      const entries = sealedEntries([saleOf(1), saleOf(2), saleOf(3), saleOf(4)]);
      await push(pushContext(database), entries.slice(0, 3));
      expect(await push(pushContext(database), entries.slice(1))).toEqual(acknowledged(5));
      expect(await stock()).toEqual([['SKU-1', 'sellable', -10_000]]);
    });

    test('a late copy of an early push acknowledges everything that is stored', async () => {
      const entries = sealedEntries([saleOf(1), saleOf(2), saleOf(3)]);
      await push(pushContext(database), entries);
      expect(await push(pushContext(database), entries.slice(0, 2))).toEqual(acknowledged(4));
    });

    test('a push that overtook another is told where to begin, and nothing of it is stored', async () => {
      const entries = sealedEntries([saleOf(1), saleOf(2), saleOf(3)]);
      const gap = { ok: true, value: { kind: 'send-from', sequence: 1 } };
      expect(await push(pushContext(database), entries.slice(2))).toEqual(gap);
      await push(pushContext(database), entries.slice(0, 2));
      const next = { ok: true, value: { kind: 'send-from', sequence: 3 } };
      expect(await push(pushContext(database), entries.slice(3))).toEqual(next);
      expect(await countOf('entries')).toBe(2);
    });

    test('entries in the wrong order, or with one left out, are no push', async () => {
      const [first, second, third] = sealedEntries([saleOf(1), saleOf(2)]);
      if (!first || !second || !third) throw new Error('three entries');
      for (const entries of [
        [second, first],
        [first, third],
      ])
        expect(await push(pushContext(database), entries)).toMatchObject({
          ok: false,
          error: { code: 'BAD_REQUEST' },
        });
    });

    test('a journal with two pasts is a fork; the other past is kept as evidence', async () => {
      const signer = newSigner();
      await push(pushContext(database), sealedEntries([saleOf(1), saleOf(2)], signer));
      const other = sealedEntries([saleOf(1), saleOf(5), saleOf(6)], signer);
      expect(await push(pushContext(database), other)).toEqual({
        ok: true,
        value: { kind: 'fork', sequence: 3 },
      });
      expect(await countOf('entries')).toBe(3);
      const kept = await database.query('select sequence, text from forked_entries');
      expect(kept).toEqual([{ sequence: 3, text: other[2]?.text }]);
      expect(await stock()).toEqual([['SKU-1', 'sellable', -3_000]]);
    });

    test('a damaged copy of a stored entry makes no fork', async () => {
      const entries = sealedEntries([saleOf(1), saleOf(2)]);
      await push(pushContext(database), entries);
      const damaged = withText(entries, 2, (text) => text.replace('Lyon', 'Lyom'));
      expect(await push(pushContext(database), damaged)).toEqual(
        refused({ sequence: 3, problem: 'hash', through: 3 }),
      );
    });

    test('a tampered byte is refused; what came before it is stored', async () => {
      const entries = sealedEntries([saleOf(1), saleOf(2), saleOf(3)]);
      const tampered = withText(entries, 2, (text) => text.replace('"EUR"', '"USD"'));
      expect(await push(pushContext(database), tampered)).toEqual(
        refused({ sequence: 3, problem: 'hash', through: 2 }),
      );
      expect(await push(pushContext(database), entries)).toEqual(acknowledged(4));
    });

    test('a tampered byte with a hash to match is refused by the signature', async () => {
      const entries = sealedEntries([saleOf(1), saleOf(2)]);
      const forged = withText(entries, 2, (text) => text.replace('"EUR"', '"USD"'));
      const hashed = forged.map((entry) => ({ ...entry, hash: sha256(entry.text) }));
      expect(await push(pushContext(database), hashed)).toEqual(
        refused({ sequence: 3, problem: 'signature', through: 2 }),
      );
    });

    test('a journal is signed by the key it opened with', async () => {
      const entries = sealedEntries([saleOf(1)], newSigner());
      const others = sealedEntries([saleOf(1)], newSigner());
      const mixed = [...entries.slice(0, 1), ...others.slice(1)];
      expect(await push(pushContext(database), mixed)).toMatchObject(
        refused({ sequence: 2, through: 1 }),
      );
    });

    test('a rotated key signs from the next entry on', async () => {
      const [first, second] = [newSigner(), newSigner()];
      const entries = rotatedJournal(first, second);
      expect(await push(pushContext(database), entries.slice(0, 2))).toEqual(acknowledged(2));
      expect(await push(pushContext(database), entries.slice(2))).toEqual(acknowledged(3));
    });

    test('the old key signs nothing after a rotation', async () => {
      const [first, second] = [newSigner(), newSigner()];
      const entries = rotatedJournal(first, second, first);
      expect(await push(pushContext(database), entries)).toMatchObject(
        refused({ sequence: 3, problem: 'key', through: 2 }),
      );
    });

    test('the journal of another till is not to be written or read', async () => {
      const entries = sealedEntries([saleOf(1)]);
      await push(pushContext(database), entries);
      const other = { id: 't-2', storeId: 's-2' };
      const refusal = { ok: false, error: { code: 'NOT_YOUR_JOURNAL', details: {} } };
      expect(await push(pushContext(database), entries, { till: other })).toEqual(refusal);
      expect(await journalStateOf(database, { till: other, journalId })).toEqual(refusal);
    });

    test('a machine that was paired anew as another till of the store brings the end of its journal', async () => {
      const entries = sealedEntries([saleOf(2), saleOf(1)]);
      await push(pushContext(database), entries.slice(0, 2));
      await database.query(`insert into tills (id, store_id, number) values ('t-1b', 's-1', '9')`);
      const again = { id: 't-1b', storeId: 's-1' };
      expect(await journalStateOf(database, { till: again, journalId })).toMatchObject({
        value: { through: 2 },
      });
      expect(await push(pushContext(database), entries.slice(2), { till: again })).toEqual(
        acknowledged(3),
      );
      expect(await countOf('entries')).toBe(3);
    });

    test('an entry that names another store moves nothing there', async () => {
      const entries = sealedEntries([saleOf(1)]);
      const other = { id: 't-2', storeId: 's-2' };
      expect(await push(pushContext(database), entries, { till: other })).toEqual({
        ok: true,
        value: {
          kind: 'acknowledged',
          through: 2,
          quarantined: [{ sequence: 2, reason: 'other-store' }],
        },
      });
      expect(await stock()).toEqual([]);
    });

    test('one poison in the middle of 500 is set aside alone; the others are applied', async () => {
      const drafts = Array.from({ length: 499 }, (_, index) => saleOf(1, index));
      drafts[250] = poison;
      expect(await push(pushContext(database), sealedEntries(drafts))).toEqual({
        ok: true,
        value: {
          kind: 'acknowledged',
          through: 500,
          quarantined: [{ sequence: 252, reason: 'database-23514' }],
        },
      });
      expect(await stock()).toEqual([['SKU-1', 'sellable', -498_000]]);
      expect(await stateOf()).toMatchObject({ value: { quarantinedCount: 1 } });
    });

    test('what builds on a poison entry waits with it, in the same push and later', async () => {
      const signer = newSigner();
      const all = sealedEntries(
        [saleOf(1), poison, voiding(3), saleOf(2, 4), voiding(4), voiding(2)],
        signer,
      );
      expect(await push(pushContext(database), all.slice(0, 5))).toMatchObject({
        value: {
          quarantined: [
            { sequence: 3, reason: 'database-23514' },
            { sequence: 4, reason: 'waits' },
          ],
        },
      });
      expect(await push(pushContext(database), all.slice(5))).toMatchObject({
        value: { quarantined: [{ sequence: 6, reason: 'waits' }] },
      });
      // One and two sold, and the one taken back.
      expect(await stock()).toEqual([['SKU-1', 'sellable', -2_000]]);
    });

    test('sums that are wrong are set aside by a rule, not by the database', async () => {
      const signer = newSigner();
      const sealed = sealedEntries([sale(1), saleOf(1)], signer);
      const entries = rewritten(sealed, signer, (content, sequence) => {
        const body = Object(content.body);
        const totals = { ...body.totals, grossMinor: 1 };
        return sequence === 2 ? { ...content, body: { ...body, totals } } : content;
      });
      expect(await push(pushContext(database), entries)).toMatchObject({
        value: { through: 3, quarantined: [{ sequence: 2, reason: 'amounts' }] },
      });
      expect(await stock()).toEqual([['SKU-1', 'sellable', -1_000]]);
    });

    test('training is stored and moves nothing', async () => {
      const signer = newSigner();
      const training = rewritten(sealedEntries([saleOf(1)], signer), signer, (content) => ({
        ...content,
        journal: { id: journalId, kind: 'training' },
      }));
      expect(await push(pushContext(database), training)).toEqual(acknowledged(2));
      expect(await stock()).toEqual([]);
    });

    test('a type of a newer till is kept, and applied after the upgrade', async () => {
      const signer = newSigner();
      const sealed = sealedEntries([saleOf(1), saleOf(3)], signer);
      const entries = rewritten(sealed, signer, (content, sequence) =>
        sequence === 2 ? { ...content, type: 'crate-returned' } : content,
      );
      expect(await push(pushContext(database), entries)).toEqual(acknowledged(3));
      expect(await stock()).toEqual([['SKU-1', 'sellable', -3_000]]);
      expect(await applyUnread(pushContext(database))).toBe(0);

      const upgraded = pushContext(database, {
        readEffects: (content, storeId) =>
          readEffects({ ...Object(content), type: 'transaction' }, storeId),
      });
      expect(await applyUnread(upgraded)).toBe(1);
      expect(await applyUnread(upgraded)).toBe(0);
      expect(await stock()).toEqual([['SKU-1', 'sellable', -4_000]]);
    });

    test('a format of a newer till is kept too', async () => {
      const signer = newSigner();
      const sealed = sealedEntries([saleOf(1), saleOf(3)], signer);
      const entries = rewritten(sealed, signer, (content, sequence) =>
        sequence === 2 ? { ...content, format: 2, hologram: true } : content,
      );
      expect(await push(pushContext(database), entries)).toEqual(acknowledged(3));
      expect(await countOf('unread_entries')).toBe(1);
    });

    test('a serialisation failure is tried again and quarantines nothing', async () => {
      const entries = sealedEntries([saleOf(1), saleOf(2)]);
      let failuresLeft = 3;
      let retries = 0;
      const shaky: Database = {
        ...database,
        transaction: (work) =>
          database.transaction(async (sql) => {
            const result = await work(sql);
            failuresLeft -= 1;
            if (failuresLeft >= 0)
              throw new DatabaseError('could not serialize', '40001', '', null);
            return result;
          }),
      };
      const context = pushContext(shaky, { onRetry: () => retries++ });
      expect(await push(context, entries)).toEqual(acknowledged(3));
      expect(retries).toBe(3);
      expect(await stock()).toEqual([['SKU-1', 'sellable', -3_000]]);
      expect(await countOf('quarantine')).toBe(0);
    });

    test('an answer to the commit that got lost is no second sale', async () => {
      const entries = sealedEntries([saleOf(1), saleOf(2)]);
      let isLost = true;
      const shaky: Database = {
        ...database,
        async transaction(work) {
          const result = await database.transaction(work);
          if (!isLost) return result;
          isLost = false;
          throw new DatabaseError('connection lost', '08006', '', null);
        },
      };
      expect(await push(pushContext(shaky), entries)).toEqual(acknowledged(3));
      expect(await stock()).toEqual([['SKU-1', 'sellable', -3_000]]);
    });

    test('a database that stays away gives up after a while, and nothing is acknowledged', async () => {
      let tries = 0;
      const away: Database = {
        ...database,
        transaction: () => {
          tries += 1;
          return Promise.reject(new DatabaseError('shutting down', '57P01', '', null));
        },
      };
      await expect(push(pushContext(away), sealedEntries([]))).rejects.toThrow('shutting down');
      expect(tries).toBe(6);
      expect(await countOf('entries')).toBe(0);
    });

    test('the same push at the same moment, many times over, happens once', async () => {
      const entries = sealedEntries(Array.from({ length: 40 }, (_, index) => saleOf(1, index)));
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => push(pushContext(database), entries)),
      );
      for (const answer of answers) expect(answer).toEqual(acknowledged(41));
      expect(await stock()).toEqual([['SKU-1', 'sellable', -40_000]]);
    });

    test('journals that move the same stock at the same moment, each with a poison, lose nothing', async () => {
      const ids = ['a', 'b', 'c', 'd'].map((letter) => `journal-race-${letter}-00000001`);
      const drafts = Array.from({ length: 60 }, (_, index) => saleOf(1, index));
      drafts[30] = poison;
      const answers = await Promise.all(
        ids.map((id) => {
          const signer = newSigner();
          const entries = sealedEntries(drafts, signer, testContext(signer), id);
          return push(pushContext(database), entries, { journalId: id });
        }),
      );
      for (const answer of answers)
        expect(answer).toMatchObject({
          value: { through: 61, quarantined: [{ sequence: 32, reason: 'database-23514' }] },
        });
      expect(await stock()).toEqual([['SKU-1', 'sellable', -4 * 59 * 1_000]]);
      expect(await countOf('stock_movements')).toBe(4 * 59);
    });

    test('a personal part is stored beside its entry, and erased without touching it', async () => {
      const entries = sealedEntries([personalSale()]);
      const reference = entries[1]?.personal?.reference ?? '';
      await push(pushContext(database), entries);
      expect(await countOf('personal_parts')).toBe(1);
      expect(await storedTexts()).not.toContain(expect.stringContaining('Camille'));
      expect(await erasePersonal(database, { reference, nowMs: 2_000 })).toBe(1);
      expect(await countOf('personal_parts')).toBe(0);
      expect(await push(pushContext(database), entries)).toEqual(acknowledged(2));
      expect(await countOf('personal_parts')).toBe(0);
    });

    test('a part that was erased while its till was away is not stored', async () => {
      const entries = sealedEntries([personalSale()]);
      const reference = entries[1]?.personal?.reference ?? '';
      await erasePersonal(database, { reference, nowMs: 2_000 });
      expect(await push(pushContext(database), entries)).toEqual(acknowledged(2));
      expect(await countOf('personal_parts')).toBe(0);
    });

    test('a personal part that is not what the entry committed to is refused', async () => {
      const entries = sealedEntries([personalSale()]).map((entry) => ({
        ...entry,
        personal: entry.personal && { ...entry.personal, text: '{"name":"Somebody else"}' },
      }));
      expect(await push(pushContext(database), entries)).toEqual(
        refused({ sequence: 2, problem: 'personal', through: 1 }),
      );
    });

    test('a stored entry can’t be changed, deleted or truncated', async () => {
      await push(pushContext(database), sealedEntries([saleOf(1)]));
      for (const statement of [
        `update entries set text = '{}'`,
        'delete from entries',
        'truncate entries cascade',
      ])
        await expect(database.query(statement)).rejects.toMatchObject({ sqlState: '23001' });
      expect(await countOf('entries')).toBe(2);
    });
  });
}

function withText(
  entries: readonly PushedEntry[],
  at: number,
  change: (text: string) => string,
): PushedEntry[] {
  return entries.map((entry, index) =>
    index === at ? { ...entry, text: change(entry.text) } : entry,
  );
}

function personalSale(): EntryDraft {
  const draft = saleOf(1);
  return { ...draft, personal: { reference: null, part: { name: 'Camille Durand' } } };
}
