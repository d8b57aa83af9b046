import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../platform/database/database.ts';
import { listQuarantine } from '../../platform/journals/list-quarantine.ts';
import { type ReadEffects, readEffects } from '../../platform/journals/read-effects.ts';
import { reapplyQuarantine } from '../../platform/journals/reapply-quarantine.ts';
import {
  addNetwork,
  journalId,
  poison,
  push,
  pushContext,
  saleOf,
  sealedEntries,
  voiding,
} from '../support/platform/push-kit.ts';
import type { TestDatabases } from '../support/platform/test-databases.ts';

const secondJournal = 'journal-0000000000000002';

/** What was set aside, listed and tried again, the same on every database. */
export function platformQuarantine(databases: TestDatabases): void {
  describe.skipIf(databases.skipped !== null)(`Quarantine on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
    });

    /** A release whose rule refuses these sequences, which the next one mends. */
    const faulty = (...sequences: number[]) => {
      const read: ReadEffects = (content, storeId) =>
        sequences.includes(Number(Object(content).sequence))
          ? { kind: 'broken', reason: 'amounts', detail: '' }
          : readEffects(content, storeId);
      return pushContext(database, { readEffects: read });
    };
    const reapply = (of: string | null = null, nowMs = 9_000) =>
      reapplyQuarantine(pushContext(database, { nowMs: () => nowMs }), of);
    const reasons = async () => {
      const { entries } = await listQuarantine(database);
      return entries.map(({ sequence, reason }) => [sequence, reason]);
    };
    const stockMilli = async () => {
      const [row] = await database.query('select sum(quantity_milli)::bigint as all from stock');
      return row?.all;
    };

    test('the list says where each entry is, of which till, why and since when', async () => {
      const draft = { ...saleOf(1), personal: { reference: null, part: { name: 'Camille' } } };
      await push(faulty(2), sealedEntries([draft, voiding(2)]));
      const list = await listQuarantine(database);
      expect(list).toEqual({
        count: 2,
        entries: [
          { journalId, sequence: 2, tillId: 't-1', reason: 'amounts', detail: '', sinceMs: 1_000 },
          {
            ...{ journalId, sequence: 3, tillId: 't-1', reason: 'waits', sinceMs: 1_000 },
            detail: `${journalId}|2`,
          },
        ],
      });
      expect(JSON.stringify(list)).not.toContain('Camille');
    });

    test('after a fix everything is applied, dependants with it, and once', async () => {
      await push(faulty(3), sealedEntries([saleOf(1), saleOf(5, 2), voiding(3), saleOf(2, 3)]));
      expect(await stockMilli()).toBe(-3_000);
      expect(await reapply()).toEqual({ appliedCount: 2, leftCount: 0 });
      // Five sold; the void takes one back.
      expect(await stockMilli()).toBe(-7_000);
      expect(await reapply()).toEqual({ appliedCount: 0, leftCount: 0 });
      expect(await stockMilli()).toBe(-7_000);
    });

    test('what still can’t be applied stays, with its reason and its time, and so does what waits for it', async () => {
      await push(faulty(4), sealedEntries([poison, voiding(2), saleOf(1, 9)]));
      expect(await reapply()).toEqual({ appliedCount: 1, leftCount: 2 });
      expect(await reasons()).toEqual([
        [2, 'database-23514'],
        [3, 'waits'],
      ]);
      const { entries } = await listQuarantine(database);
      expect(entries.map(({ sinceMs }) => sinceMs)).toEqual([1_000, 1_000]);
      expect(await stockMilli()).toBe(-1_000);
    });

    test('a reason that has become another one is told as it is now', async () => {
      await push(faulty(2), sealedEntries([poison]));
      await reapply();
      expect(await reasons()).toEqual([[2, 'database-23514']]);
    });

    test('one journal is tried alone; what waits for it elsewhere comes free too', async () => {
      const second = (drafts: Parameters<typeof sealedEntries>[0]) =>
        sealedEntries(drafts, undefined, undefined, secondJournal);
      const context = faulty(2);
      await push(context, sealedEntries([saleOf(1), saleOf(1, 2)]));
      await push(context, second([saleOf(2, 3), voiding(2, journalId)]), {
        journalId: secondJournal,
      });
      expect(await reasons()).toEqual([
        [2, 'amounts'],
        [2, 'amounts'],
        [3, 'waits'],
      ]);
      expect(await reapply(journalId)).toEqual({ appliedCount: 2, leftCount: 0 });
      expect((await listQuarantine(database)).entries).toMatchObject([
        { journalId: secondJournal, sequence: 2, reason: 'amounts' },
      ]);
    });

    test('more than one batch comes free, in its order', async () => {
      const drafts = Array.from({ length: 1_200 }, (_, index) => saleOf(1, index));
      const all = sealedEntries(drafts);
      const context = faulty(...all.map(({ sequence }) => sequence));
      for (let next = 0; next < all.length; next += 500)
        await push(context, all.slice(next, next + 500));
      // The opening is an entry too, and it was refused like all of them.
      expect(await reapply()).toEqual({ appliedCount: 1_201, leftCount: 0 });
      expect(await stockMilli()).toBe(-1_200_000);
    });

    test('two who try at once apply nothing twice', async () => {
      const all = sealedEntries(Array.from({ length: 60 }, (_, index) => saleOf(1, index)));
      await push(faulty(...all.map(({ sequence }) => sequence)), all);
      const both = await Promise.all([reapply(), reapply()]);
      expect(both[0].appliedCount + both[1].appliedCount).toBe(61);
      expect(await reasons()).toEqual([]);
      expect(await stockMilli()).toBe(-60_000);
    });

    test('an entry of a type to come leaves quarantine for the upgrade', async () => {
      await push(faulty(2), sealedEntries([saleOf(1)]));
      const toCome = pushContext(database, { readEffects: () => ({ kind: 'unread' }) });
      expect(await reapplyQuarantine(toCome, null)).toEqual({ appliedCount: 0, leftCount: 0 });
      expect(await database.query('select sequence from unread_entries')).toEqual([
        { sequence: 2 },
      ]);
    });
  });
}
