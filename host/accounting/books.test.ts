// What a till's closed days book: balanced, and what the signed closures say.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BooksAsked } from '../../contract/host/accounting-shapes.ts';
import type { MoneyWork } from '../../contract/host/safe-shapes.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { shippedChart } from '../../domain/accounting/chart-of-accounts.ts';
import type { ClosedBooks } from '../../domain/accounting/closed-books.ts';
import { shippedTenderSettings } from '../../domain/tender/shipped-tender-types.ts';
import { type Hands, handsAt } from '../../test/month/hands.ts';
import { temporaryFolder } from '../../test/support/start-till.ts';
import { closureReportOf } from '../day/closed-day.ts';
import { closedDaysIn } from './closed-days-in.ts';
import { latin9 } from './latin-9.ts';
import { openBooks } from './open-books.ts';
import { readClosedBooks } from './read-closed-books.ts';

const books = {
  chart: shippedChart,
  kindOf: (type: string) => shippedTenderSettings.types.find(({ id }) => id === type)?.kind ?? null,
};
const pause = async () => {};
const broughtMinor = 7_000;
/** Of another till that shares the safe, whose own journal books it. */
const brought: MoneyWork = {
  ...{ id: 'takings-of-another-till', kind: 'takings-brought', pouch: 'T3', isOrdered: false },
  money: [{ type: 'cash', amountMinor: broughtMinor, pieces: 0, denominations: [], items: [] }],
};
const signal = new AbortController().signal;

/** A few days of a till with everything a shop does, and a drawer that is sometimes wrong. */
async function someDays(given: { seed: number; days: number; sales: number; lostMinor: number }) {
  const hands = await handsAt({
    tillNumber: '2',
    firstStart: '2026-10-05T06:30:00.000Z',
    dayStartsAt: 0,
    seed: given.seed,
  });
  for (let day = 0; day < given.days; day += 1) {
    hands.waitUntil(`2026-10-0${String(5 + day)}T07:00:00.000Z`);
    if (hands.till.daySnapshot().session === null) await hands.open();
    await hands.sell(given.sales);
    if (day % 2 === 0) await hands.payOut(1_190);
    await hands.drop(4_000);
    if (day === 1) await hands.day.move('bank-deposit', 2_000);
    // No drawer holds less than nothing.
    hands.reality.cash -= Math.min(given.lostMinor, hands.reality.cash);
    if (day === 0) {
      await hands.handOver();
      await hands.day.keepWork(brought);
      await hands.day.bookWork('takings-brought');
    }
    const countId = await hands.count('none');
    const reasons = ['cash', 'card', 'cheque'].map((type) => ({ type, reasonCode: 'unknown' }));
    const closed = await hands.day.close({ countId }, { reasons });
    if (!closed.ok) throw new Error(closed.error.code);
    hands.closed(closed.value.session?.leftMinor ?? 0);
  }
  return hands;
}

async function booksOf({ till }: Hands) {
  const range = { from: '', through: '' };
  const { closures } = await closedDaysIn(till.journal, range, pause);
  return Promise.all(
    closures.map(async (closure) => {
      const read = await readClosedBooks(till.journal, closure, { books, pause, signal });
      if (!read.ok) throw new Error(read.error.code);
      const [day, ...others] = read.value;
      if (!day || others.length > 0) throw new Error('One seller has one day');
      return { day, closure };
    }),
  );
}

/** What is booked on the accounts that begin so; credit is above zero. */
function creditOf({ postings }: ClosedBooks, account: string, vatRateBp?: number): number {
  const found = postings.filter(
    (posting) =>
      posting.account.number.startsWith(account) &&
      (vatRateBp === undefined || posting.vatRateBp === vatRateBp),
  );
  return 0 - found.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

const sum = (minors: readonly number[]) => minors.reduce((total, minor) => total + minor, 0);

test('whatever a till does, each day is booked in balance and says what its Z says, to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        seed: fc.integer({ min: 1, max: 1_000_000 }),
        days: fc.integer({ min: 1, max: 4 }),
        sales: fc.integer({ min: 1, max: 9 }),
        lostMinor: fc.integer({ min: -2_000, max: 2_000 }),
      }),
      async (given) => {
        const hands = await someDays(given);
        const days = await booksOf(hands);
        expect(days.length).toBe(given.days);
        for (const { day, closure } of days) sameAsClosure(hands, day, closure);
        // The accounts of cash are where the till thinks that its cash is.
        const { drawer, safe } = hands.till.day().money.current();
        const cash = [...drawer, ...safe].filter(({ type }) => type === 'cash');
        expect(sum(days.map(({ day }) => 0 - creditOf(day, '53')))).toBe(
          sum(cash.map(({ amountMinor }) => amountMinor)) - broughtMinor,
        );
      },
    ),
    { numRuns: 12 },
  );
}, 300_000);

function sameAsClosure({ till }: Hands, day: ClosedBooks, closure: SealedEntry): void {
  const report = closureReportOf(till.journal, closure);
  const { totals, tenders, sessions, handovers, hash, number } = report;
  expect(sum(day.postings.map(({ amountMinor }) => amountMinor))).toBe(0);
  expect(day.closure).toMatchObject({ hash, number });
  for (const { vatRateBp, netMinor, vatMinor } of totals.perRate) {
    const deposit = totals.deposits.find((rate) => rate.vatRateBp === vatRateBp);
    expect(creditOf(day, '70', vatRateBp)).toBe(netMinor);
    expect(creditOf(day, '44571', vatRateBp)).toBe(vatMinor + (deposit?.vatMinor ?? 0));
  }
  expect(creditOf(day, '4191', undefined)).toBe(
    sum(totals.deposits.map(({ netMinor }) => netMinor)) +
      totals.liabilitiesMinor -
      amountOf(tenders, 'gift-card'),
  );
  const found = [
    ...sessions.flatMap((session) => session.tenders),
    ...handovers.flatMap((handover) => handover.differences),
  ];
  const differences = (type: string) =>
    sum(found.filter((each) => each.type === type).map(({ differenceMinor }) => differenceMinor));
  expect(0 - creditOf(day, '5115')).toBe(amountOf(tenders, 'card') + differences('card'));
  expect(0 - creditOf(day, '5112')).toBe(amountOf(tenders, 'cheque') + differences('cheque'));
  expect(creditOf(day, '758') + creditOf(day, '658')).toBe(
    sum(['cash', 'card', 'cheque'].map(differences)),
  );
}

function amountOf(tenders: readonly { type: string; amountMinor: number }[], type: string): number {
  return tenders.find((tender) => tender.type === type)?.amountMinor ?? 0;
}

describe('a till of two closed days', () => {
  let hands: Hands;
  beforeAll(async () => {
    hands = await someDays({ seed: 7, days: 2, sales: 6, lostMinor: 500 });
  }, 60_000);

  function desk(journal = hands.till.journal) {
    const folder = temporaryFolder();
    const { documents, context, newCommandId } = hands.till;
    const noted: unknown[] = [];
    const opened = openBooks({
      ...{ journal, documents, folder, pause, newId: newCommandId },
      writer: {
        append(act) {
          noted.push(...act.drafts);
          return [];
        },
      },
      queue: { run: async (command) => command(), settled: async () => {} },
      tenders: () => shippedTenderSettings,
      identity: () => context().identity,
      today: () => '2026-10-07',
      onFailed(error) {
        throw error;
      },
    });
    const run = async (asked: Partial<BooksAsked>, file = join(folder, 'books.txt')) => {
      const request = { from: '', through: '', siret: '', format: 'fec' as const, ...asked };
      const started = await opened.start({ asked: request, file, operatorId: '' });
      if (!started.ok) return started;
      await expect
        .poll(() => {
          const state = opened.state(started.value.jobId);
          return !state.ok || state.value.isDone;
        })
        .toBe(true);
      return opened.state(started.value.jobId);
    };
    return { run, opened, folder, noted };
  }

  test('the FEC has its 18 fields, one balanced entry for each Z, and is noted before it has its name', async () => {
    const { run, folder, noted } = desk();
    const state = await run({});
    expect(state).toMatchObject({ ok: true, value: { from: '2026-10-05', through: '2026-10-06' } });
    const file = readFileSync(join(folder, 'books.txt'));
    const [header = [], ...rows] = file
      .toString('latin1')
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t'));
    expect(header.slice(0, 3)).toEqual(['JournalCode', 'JournalLib', 'EcritureNum']);
    expect(new Set([header, ...rows].map(({ length }) => length))).toEqual(new Set([18]));
    for (const [, entry] of Map.groupBy(rows, ([, , number]) => number)) {
      const cents = (field: number) =>
        sum(entry.map((row) => Number((row[field] ?? '').replace(',', ''))));
      expect(cents(11)).toBe(cents(12));
      expect(cents(11)).toBeGreaterThan(0);
    }
    expect([...new Set(rows.map(([, , number]) => number))]).toEqual([
      expect.stringMatching(/^2-Z000001-..$/),
      expect.stringMatching(/^2-Z000002-..$/),
    ]);
    expect(rows.map((row) => row[3])).toContain('20261005');
    if (!state.ok) throw new Error(state.error.code);
    expect(noted).toMatchObject([
      { body: { event: 'accounting-export', details: { sha256: state.value.sha256 } } },
    ]);
    expect(state.value.debitMinor).toBe(state.value.creditMinor);
    expect(readdirSync(folder)).toEqual(['books.txt']);
  });

  test('the table names who sold and the signed hash, and holds the days that were asked for', async () => {
    const { run, folder } = desk();
    const file = join(folder, 'books.csv');
    await run({ from: '2026-10-06', format: 'csv' }, file);
    const lines = readFileSync(file, 'utf8').split('\r\n').slice(0, -1);
    expect(lines[0]).toMatch(/^\ufeffsiren;siret;store;till;z;date;entry;account;label;vatRate/);
    expect(lines.slice(1).every((line) => line.includes(';2026-10-06;2-Z000002-'))).toBe(true);
  });

  test('nothing closed, a file that is there, another establishment: refused, and no file is left', async () => {
    const { run, folder, noted } = desk();
    const codes = [];
    for (const [asked, file] of [
      [{ from: '2026-10-07' }, undefined],
      [{ siret: '12345678900011' }, undefined],
    ] as const) {
      const state = await run(asked, file);
      codes.push(state.ok ? 'ok' : state.error.code);
    }
    expect(codes).toEqual(['BOOKS_EMPTY', 'BOOKS_EMPTY']);
    expect(existsSync(join(folder, 'books.txt'))).toBe(false);
    expect((await run({})).ok).toBe(true);
    expect(await run({})).toMatchObject({ ok: false, error: { code: 'BOOKS_EXIST' } });
    expect(noted.length).toBe(1);
  });

  test('a Z whose entries say something else is not booked', async () => {
    const stored = hands.till.journal;
    const missing = stored.latest(stored.journalIds()[0] ?? '', 'transaction', 1)[0]?.sequence;
    const journal = {
      ...stored,
      read: (...asked: Parameters<typeof stored.read>) =>
        stored.read(...asked).filter(({ sequence }) => sequence !== missing),
    };
    expect(await desk(journal).run({})).toMatchObject({
      ok: false,
      error: { code: 'BOOKS_DIFFER', details: { number: 2 } },
    });
  });

  test('a file of the same days has another name in the till’s own folder', async () => {
    const { opened, folder } = desk();
    const asked = { from: '2026-10-01', through: '', siret: '', format: 'csv' as const };
    for (let time = 0; time < 2; time += 1) {
      const started = await opened.startHere({ asked, operatorId: 'op-1' });
      if (!started.ok) throw new Error(started.error.code);
      await expect
        .poll(() => opened.state(started.value.jobId))
        .toMatchObject({
          value: { isDone: true },
        });
    }
    expect(readdirSync(join(folder, 'exports'))).toEqual([
      expect.stringMatching(/^compta-\d+-.+-2026-10-01-2026-10-07-2\.csv$/),
      expect.stringMatching(/^compta-\d+-.+-2026-10-01-2026-10-07\.csv$/),
    ]);
  });
});

test('French is written in ISO 8859-15, and what that does not have is a question mark', () => {
  expect([...latin9('œ€é’→')]).toEqual([0xbd, 0xa4, 0xe9, 0x27, 0x3f]);
  // Its eight own places are no other sign.
  expect([...latin9('¤½')]).toEqual([0x3f, 0x3f]);
});
