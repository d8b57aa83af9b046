// The store's day over the journals of its tills: complete only once every till has said its last word.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { TillIdentity } from '../../contract/document/setting.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { PushedEntry } from '../../contract/platform/push-entries.ts';
import type { StoreReportAnswer } from '../../contract/platform/store-report.ts';
import { sealEntry } from '../../host/journal/seal-entry.ts';
import {
  closureDraft,
  newSigner,
  saleDraft,
  sealAll,
  testContext,
  tillIdentity,
} from '../../test/support/journal-kit.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import {
  addNetwork,
  push,
  pushContext,
  pushed,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import type { Database } from '../database/database.ts';
import { storeReport as migration } from '../database/migrations/0010-store-report.ts';
import { readEffects } from '../journals/read-effects.ts';
import { reapplyQuarantine } from '../journals/reapply-quarantine.ts';
import { readJournalDay } from './read-journal-day.ts';
import { storeReport } from './store-report.ts';

const day = '2026-11-22';
let sold = 0;

function saleFor(unitPriceMinor: number, vatRateBp = 2_000): EntryDraft {
  sold += 1;
  return saleDraft(
    makeTransaction({
      basketId: `basket-r${String(sold).padStart(14, '0')}`,
      lines: [{ ...breadLine, unitPriceMinor, vatRateBp }],
      tenders: ['card'],
    }),
  );
}

const drop: EntryDraft = {
  type: 'money-moved',
  operatorId: 'op-1',
  personal: null,
  body: {
    ...{ kind: 'cash-drop', from: 'drawer', to: 'safe', reasonCode: '', slipNumber: 0, pouch: '' },
    money: [{ type: 'cash', amountMinor: 5_000, pieces: 0, denominations: [], items: [] }],
    approval: null,
  },
};

const counted: EntryDraft = {
  type: 'session-closed',
  operatorId: 'op-1',
  personal: null,
  body: {
    ...{ number: 1, how: 'counted', left: [], attempts: 1, countedBy: 'op-1', validatedBy: 'op-2' },
    tenders: [
      {
        ...{ type: 'cash', expectedMinor: 20_000, countedMinor: 19_700, differenceMinor: -300 },
        ...{ pieces: 0, reasonCode: 'change-error' },
      },
    ],
    taken: [],
    approval: null,
    balances: { drawer: [], safe: [], slipNumber: 0 },
  },
};

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`The store’s report on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      await database.query(
        `insert into tills (id, store_id, number, public_key, enrolled_at_ms)
         values ('t-3', 's-1', '3', '{}', 0), ('t-4', 's-1', '4', '{}', 0)`,
      );
      await database.query(
        `update tills set public_key = '{}', enrolled_at_ms = 0 where id = 't-1'`,
      );
    });

    /** A journal of a till, with what it says of the day. */
    function journalOf(
      tillId: string,
      drafts: readonly EntryDraft[],
      changes: { identity?: TillIdentity; businessDay?: string; id?: string } = {},
    ) {
      const signer = newSigner();
      const { businessDay = day, id = `journal-of-${tillId}-0000000000` } = changes;
      const identity = {
        ...(changes.identity ?? tillIdentity),
        till: { id: tillId, number: tillId.slice(2) },
      };
      const context = testContext(signer, { identity, businessDay });
      return { id, tillId, entries: sealedEntries(drafts, signer, context, id) };
    }

    async function send(
      { id, tillId, entries }: ReturnType<typeof journalOf>,
      { storeId = 's-1', count = entries.length }: { storeId?: string; count?: number } = {},
    ) {
      const till = { id: tillId, storeId };
      const answer = await push(pushContext(database), entries.slice(0, count), {
        ...{ till, journalId: id },
      });
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    }

    async function report(
      asked: Partial<{ storeId: string; span: 'day' | 'week'; businessDay: string }> = {},
    ): Promise<StoreReportAnswer> {
      const answer = await storeReport(database, {
        ...{ storeId: 's-1', span: 'day', businessDay: day, nowMs: 5_000, ...asked },
      });
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    }

    const grossOf = ({ journals }: StoreReportAnswer) =>
      journals.reduce((sum, { day: { figures } }) => sum + figures.turnover.grossMinor, 0);
    const statesOf = ({ tills }: StoreReportAnswer) =>
      Object.fromEntries(tills.map(({ tillId, state }) => [tillId, state]));

    test('a store is complete once each of its tills has closed, and the sums are those of the raw entries', async () => {
      const one = journalOf('t-1', [
        saleFor(1_000),
        saleFor(550, 550),
        drop,
        counted,
        closureDraft('day'),
      ]);
      const three = journalOf('t-3', [saleFor(2_345), closureDraft('day'), saleFor(100)]);
      const four = journalOf('t-4', [closureDraft('day')]);
      await send(one);
      await send(three, { count: 3 });
      expect(statesOf(await report())).toEqual({
        't-1': 'closed',
        't-3': 'closed',
        't-4': 'silent',
      });
      await send(four);
      const complete = await report();
      expect(statesOf(complete)).toEqual({ 't-1': 'closed', 't-3': 'closed', 't-4': 'nothing' });
      expect(complete.tills.every(({ isSettled }) => isSettled)).toBe(true);
      expect(grossOf(complete)).toBe(sumOfRaw([...one.entries, ...three.entries.slice(0, 3)]));
      const [first] = complete.journals;
      expect(first?.day).toMatchObject({
        differences: [{ type: 'cash', amountMinor: -300 }],
        moves: [{ kind: 'cash-drop', amountMinor: 5_000, count: 1 }],
        mismatches: [],
        closureNumber: 1,
      });

      await send(three);
      const again = await report();
      expect(statesOf(again)['t-3']).toBe('open');
      expect(grossOf(again)).toBe(sumOfRaw([...one.entries, ...three.entries]));
    });

    test('what is sent twice counts once, and a report in between goes on from where it was', async () => {
      const { id, tillId, entries } = journalOf('t-1', [
        ...Array.from({ length: 8 }, (_, index) => saleFor(1_000 + index)),
        closureDraft('day'),
      ]);
      for (let count = 1; count <= entries.length; count += 2) {
        await send({ id, tillId, entries }, { count });
        await send({ id, tillId, entries }, { count });
        expect(grossOf(await report())).toBe(sumOfRaw(entries.slice(0, count)));
      }
    });

    test('neither another store, nor another company, nor training is in it', async () => {
      const company = { ...tillIdentity.company, id: 'c-2', siren: '732829320' };
      await send(journalOf('t-1', [saleFor(1_000)]));
      await send(journalOf('t-3', [saleFor(7_000)], { identity: { ...tillIdentity, company } }));
      const other = { ...tillIdentity, store: { ...tillIdentity.store, id: 's-2' } };
      await send(journalOf('t-2', [saleFor(9_000)], { identity: other }), { storeId: 's-2' });
      expect(grossOf(await report())).toBe(1_000);
      await database.query(`update journals set kind = 'training' where till_id = 't-1'`);
      expect(grossOf(await report())).toBe(0);
    });

    test('another place of business of the same store is another report', async () => {
      const store = { ...tillIdentity.store, siret: '55210055400021' };
      await send(journalOf('t-1', [saleFor(1_000)], { identity: { ...tillIdentity, store } }));
      expect(grossOf(await report())).toBe(0);
    });

    test('an entry set aside counts once it is applied, and never twice', async () => {
      const { id, tillId, entries } = journalOf('t-1', [
        saleFor(1_000),
        saleFor(2_000),
        closureDraft('day'),
      ]);
      const context = pushContext(database, {
        readEffects: (content, storeId) =>
          sequenceOf(content) === 2
            ? { kind: 'broken', reason: 'body', detail: '' }
            : readEffects(content, storeId),
      });
      await push(context, entries, { till: { id: tillId, storeId: 's-1' }, journalId: id });
      const without = await report();
      expect(grossOf(without)).toBe(2_000);
      expect(without.journals[0]?.day.mismatches).toEqual([
        { closureNumber: 1, signedMinor: 3_000, foldedMinor: 2_000 },
      ]);
      await reapplyQuarantine(pushContext(database), null);
      const whole = await report();
      expect(grossOf(whole)).toBe(3_000);
      expect(whole.journals[0]?.day.mismatches).toEqual([]);
      expect(grossOf(await report())).toBe(3_000);
    });

    test('a day without a word is nothing once a later one is here, and silent before', async () => {
      await send(journalOf('t-1', [closureDraft('day')]));
      const later = await report({ businessDay: '2026-11-23' });
      expect(statesOf(later)).toMatchObject({ 't-1': 'silent' });
      const signer = newSigner();
      const identity = { ...tillIdentity, till: { id: 't-3', number: '3' } };
      const id = 'journal-over-two-days-01';
      const { sealed, head } = sealAll([], signer, testContext(signer, { identity }), id);
      const twoDaysOn = testContext(signer, { identity, businessDay: '2026-11-24' });
      const entries = [...sealed, sealEntry(saleFor(1_000), head, twoDaysOn)].map(pushed);
      await send({ id, tillId: 't-3', entries });
      expect(statesOf(await report({ businessDay: '2026-11-23' }))).toMatchObject({
        't-3': 'nothing',
      });
    });

    test('what arrives while a day is added up counts when it is asked for again', async () => {
      const signer = newSigner();
      const id = 'journal-arriving-0000001';
      const drafts = [saleFor(1_000), saleFor(2_000)];
      const { sealed, head } = sealAll(drafts, signer, testContext(signer), id);
      const nextDay = testContext(signer, { businessDay: '2026-11-23' });
      const late = sealEntry(closureDraft('day'), head, nextDay);
      await send({ id, tillId: 't-1', entries: [...sealed, late].map(pushed) });
      // As the journal stood when it was looked at: its second sale and its Z were committed since.
      const seen = { id, state: 'open', through: 2, firstDay: day, lastDay: day } as const;
      const before = await readJournalDay(database, seen, day);
      const grosses = Object.values(before ?? {}).map(({ figures }) => figures.turnover.grossMinor);
      expect(grosses).toEqual([1_000]);
      expect((await report()).journals).toMatchObject([
        { day: { figures: { turnover: { grossMinor: 3_000 } }, closureNumber: 1 } },
      ]);
    });

    test('the target of a week is the sum of its days, and none while one of them has none', async () => {
      const week = { span: 'week', businessDay: '2026-11-17' } as const;
      await database.query(`insert into targets values ('s-1', '2026-11-17', 250000)`);
      expect((await report(week)).target).toBeNull();
      await database.query(`insert into targets values ('s-1', '2026-11-16', 100000)`);
      expect((await report(week)).target).toEqual({ amountMinor: 350_000, lastDayMinor: 250_000 });
    });

    test('what nobody counted is counted by a later closing', async () => {
      const signer = newSigner();
      const id = 'journal-counted-late-001';
      const { sealed, head } = sealAll([saleFor(1_000)], signer, testContext(signer), id);
      const nextDay = testContext(signer, { businessDay: '2026-11-23' });
      const count = sealEntry(counted, head, nextDay);
      await send({ id, tillId: 't-1', entries: sealed.map(pushed) });
      const isCounted = async () => (await report()).journals[0]?.day.isCounted;
      expect(await isCounted()).toBe(false);
      await send({ id, tillId: 't-1', entries: [...sealed, count].map(pushed) });
      expect(await isCounted()).toBe(true);
    });

    test('a till that was set up anew says nothing of the days before, unless its last journal was ended', async () => {
      const old = { businessDay: '2026-11-20', id: 'journal-before-00000001' };
      await send(journalOf('t-1', [closureDraft('day', '2026-11-20')], old));
      const anew = { businessDay: '2026-11-24', id: 'journal-anew-000000001' };
      await send(journalOf('t-1', [saleFor(1_000)], anew));
      const states = async () => statesOf(await report({ businessDay: '2026-11-22' }));
      expect(await states()).toMatchObject({ 't-1': 'silent' });
      await database.query(`update journals set state = 'sealed' where id = $1`, [old.id]);
      expect(await states()).toMatchObject({ 't-1': 'nothing' });
    });

    test('the week adds its days, and is compared with the weeks before', async () => {
      await send(journalOf('t-1', [saleFor(1_000), closureDraft('day')]));
      const week = await report({ span: 'week', businessDay: day });
      expect([week.from, week.through]).toEqual(['2026-11-16', day]);
      expect(grossOf(week)).toBe(1_000);
      const after = await report({ businessDay: '2026-11-29' });
      expect(after.lastWeek).toMatchObject({
        origin: 'journals',
        figures: { turnover: { grossMinor: 1_000 } },
        lastDayHours: [{ key: '14', grossMinor: 1_000 }],
      });
      expect(after.lastYear).toBeNull();
    });

    test('rows say what moved and what was counted, and a target is told', async () => {
      await send(journalOf('t-1', [drop, counted, closureDraft('day')]));
      const [move] = await database.query('select kind, amount_minor, place_id from money_moves');
      expect(move).toEqual({ kind: 'cash-drop', amount_minor: 5_000, place_id: 's-1' });
      const [count] = await database.query('select difference_minor, purpose from money_counts');
      expect(count).toEqual({ difference_minor: -300, purpose: 'closing' });
      const [closure] = await database.query('select number, through_day from closures');
      expect(closure).toEqual({ number: 1, through_day: day });
      await database.query(`insert into targets values ('s-1', $1, 250000)`, [day]);
      expect((await report()).target).toEqual({ amountMinor: 250_000, lastDayMinor: 250_000 });
      expect((await report({ businessDay: '2026-11-21' })).target).toBeNull();
    });

    test('a platform with journals gets the same rows when it is brought up to date', async () => {
      const opened: EntryDraft = {
        ...{ type: 'session-opened', operatorId: 'op-1', personal: null },
        body: {
          ...{ number: 1, floatExpectedMinor: 20_000, differenceMinor: -500, reasonCode: '' },
          counted: { type: 'cash', amountMinor: 19_500, pieces: 0, denominations: [], items: [] },
        },
      };
      await send(journalOf('t-1', [opened, saleFor(1_000), drop, counted, closureDraft('day')]));
      const tables = ['money_moves', 'money_counts', 'closures'];
      const rows = async () => {
        const all = tables.map((name) =>
          database.query(`select * from ${name} order by journal_id, sequence`),
        );
        return await Promise.all(all);
      };
      const before = await rows();
      expect(before.map(({ length }) => length)).toEqual([1, 2, 1]);
      await database.transaction(async (sql) => {
        const caches = ['journal_refolds', 'journal_days', 'targets', 'demo_history'];
        await sql.script(`drop table ${[...tables, ...caches].join(', ')}`);
        // Of its index on orders the column has gone to another table since.
        await sql.script(migration.sql.replace(/create index on order_lines[^;]*;/, ''));
      });
      expect(await rows()).toEqual(before);
    });

    test('a store that is none is refused', async () => {
      const asked = { storeId: 'nowhere', span: 'day', businessDay: day, nowMs: 0 } as const;
      expect(await storeReport(database, asked)).toMatchObject({
        error: { code: 'UNKNOWN_STORE' },
      });
    });
  });

const raw = z.object({
  type: z.string(),
  sequence: z.int(),
  body: z.object({ lines: z.array(z.object({ grossMinor: z.int() })).optional() }),
});

/** By nothing but the signed texts. */
function sumOfRaw(entries: readonly PushedEntry[]): number {
  return entries
    .map(({ text }) => raw.parse(JSON.parse(text)))
    .filter(({ type }) => type === 'transaction')
    .flatMap(({ body }) => body.lines ?? [])
    .reduce((sum, { grossMinor }) => sum + grossMinor, 0);
}

function sequenceOf(content: unknown): number {
  return z.object({ sequence: z.int() }).parse(content).sequence;
}
