// A month of a store with three tills, from the first float to the month's closure: every total equals
// what the raw entries say when they are added up by other hands, and every difference of a drawer is
// what somebody really took out of it.
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { closureReportOf } from '../../host/day/closed-day.ts';
import { verifyJournals } from '../../host/journal/verify-journal.ts';
import { findingsOf } from '../support/findings-of.ts';
import { type Hands, handsAt } from './hands.ts';
import { rawPlaces } from './raw-places.ts';
import { asClosure, rawSums, wrongVat } from './raw-sums.ts';

/** 5 to 31 October 2026 without two Sundays; on the third one the clock is set back. */
const days = Array.from({ length: 27 }, (_, index) => 5 + index).filter(
  (day) => day !== 11 && day !== 18,
);
const date = (day: number) => `2026-10-${String(day).padStart(2, '0')}`;

let tills: Hands[];
/** By till and closed session: what its cash should have been wrong by. */
const mistakes: Map<string, number>[] = [new Map(), new Map(), new Map()];
/** By till, what was wrong at each handover. */
const early: number[][] = [[], [], []];

beforeAll(async () => {
  tills = await Promise.all(
    [1, 2, 3].map((number) =>
      handsAt({
        tillNumber: String(number),
        firstStart: `${date(5)}T06:30:00.000Z`,
        // The second till sells late in the evening.
        dayStartsAt: number === 2 ? 240 : 0,
        seed: 400 + number,
      }),
    ),
  );
  for (const day of days) {
    for (const [index, hands] of tills.entries()) await oneDay(day, index, hands);
  }
  for (const hands of tills) {
    hands.waitUntil('2026-11-02T08:00:00.000Z');
    await hands.sell(1);
  }
}, 600_000);

async function oneDay(day: number, index: number, hands: Hands): Promise<void> {
  const { till, reality } = hands;
  hands.waitUntil(`${date(day)}T07:00:00.000Z`);
  if (till.daySnapshot().session === null) await hands.open();
  await hands.sell(4);
  if (day % 4 === 1) {
    // A coin or two too much in the morning, and somebody else from noon on.
    const lost = day % 3 === index ? 150 : 0;
    reality.cash -= lost;
    early[index]?.push(0 - lost);
    await hands.handOver();
  }
  if (day % 3 === 0) await hands.drop(4_000);
  if (day % 5 === 0) await hands.payOut(1_190);
  hands.waitUntil(`${date(day)}T16:00:00.000Z`);
  await hands.sell(4);
  if (day === 24 && index === 1) {
    // Past midnight, and through the hour that comes twice: 00:15 UTC is 02:15, 01:15 UTC 02:15 again.
    for (const time of ['T22:30', 'T23:59']) {
      hands.waitUntil(`${date(24)}${time}:00.000Z`);
      await hands.sell(1);
    }
    for (const time of ['T00:15', 'T01:15']) {
      hands.waitUntil(`${date(25)}${time}:00.000Z`);
      await hands.sell(1);
    }
  }
  // Nobody closes the third till on the 14th and on the last day: it does so by itself, late.
  if (index === 2 && (day === 14 || day === 31)) return;
  // A note too much given as change, on some days.
  const lost = day % 7 === index ? 500 + 100 * index : 0;
  reality.cash -= lost;
  mistakes[index]?.set(date(day), 0 - lost);
  await close(day, index, hands);
}

async function close(day: number, index: number, hands: Hands): Promise<void> {
  const { till } = hands;
  const countId = await hands.count(day === 16 ? 'after-submit' : 'none');
  const commandId = till.newCommandId();
  const reasons = ['cash', 'card', 'cheque'].map((type) => ({ type, reasonCode: 'change-error' }));
  const closing = () => hands.day.close({ countId }, { commandId, reasons });
  if (day === 20) {
    // The power goes before the closure is on disk.
    till.disk.fill();
    await expect(closing()).rejects.toThrow('DISK_FULL');
    till.disk.free();
    till.restart();
  }
  if (day === 21) {
    // And once after it was, before anybody was told.
    await closing();
    till.restart();
  }
  const closed = await closing();
  if (!closed.ok) throw new Error(`${date(day)} ${index}: ${closed.error.code}`);
  expect(closed.value.closures[0]).toMatchObject({ late: false, through: date(day) });
  hands.closed(closed.value.session?.leftMinor ?? 0);
  if (day % 5 === 2) await hands.deposit();
}

const closureBody = z.object({
  period: z.enum(['day', 'month', 'year']),
  number: z.int(),
  from: z.string(),
  through: z.string(),
  firstSequence: z.int(),
  lastSequence: z.int(),
  late: z.boolean(),
  totals: z.record(z.string(), z.json()),
  tenders: z.json(),
});

describe.each([0, 1, 2])('till %i of the store', (index) => {
  function entries() {
    const { journal } = hands().till;
    const rows = journal.journalIds().flatMap((id) => journal.read(id, 1, 100_000));
    return rows.map(({ bytes }) => z.json().parse(JSON.parse(Buffer.from(bytes).toString('utf8'))));
  }
  const hands = () => {
    const found = tills[index];
    if (!found) throw new Error('no till');
    return found;
  };
  const closures = () =>
    hands()
      .till.entries()
      .filter(({ type }) => type === 'closure')
      .map(({ body, totals }) => ({ ...closureBody.parse(body), perpetual: totals }));

  test('closes 25 days and the month, without a gap, and says what is late', () => {
    const ofDays = closures().filter(({ period }) => period === 'day');
    expect(ofDays.map(({ number }) => number)).toEqual(ofDays.map((_, at) => at + 1));
    expect(ofDays.map(({ through }) => through)).toEqual(days.map(date));
    const late = ofDays.filter((closure) => closure.late).map(({ through }) => through);
    expect(late).toEqual(index === 2 ? [date(14), date(31)] : []);
    expect(closures().filter(({ period }) => period === 'month')).toMatchObject([
      { number: 1, from: date(5), through: date(31), late: index === 2 },
    ]);
  });

  test('each closure, day or month, has the sums of its entries, to the cent', () => {
    const all = entries();
    for (const { firstSequence, lastSequence, totals, tenders } of closures()) {
      const { tenders: ownTenders, ...own } = asClosure(
        rawSums(all.slice(firstSequence - 1, lastSequence)),
      );
      expect(totals).toMatchObject(own);
      expect(tenders).toEqual(ownTenders);
    }
  });

  test('the perpetual totals are those of all entries before, and the days add up to the month', () => {
    const all = entries();
    for (const { lastSequence, perpetual } of closures()) {
      const { tenders: _, ...own } = asClosure(rawSums(all.slice(0, lastSequence)));
      expect(perpetual).toMatchObject(own);
    }
    const sales = (period: string) =>
      closures()
        .filter((closure) => closure.period === period)
        .reduce((sum, { totals }) => sum + Number(totals.salesMinor), 0);
    expect(sales('day')).toBe(sales('month'));
  });

  test('the VAT of every plain sale is what its gross contains', () => {
    for (const entry of entries()) expect(wrongVat(entry)).toBeNull();
  });

  test('every drawer was wrong by what somebody lost, and by nothing else', () => {
    const closed = hands()
      .till.entries()
      .filter(({ type }) => type === 'session-closed');
    const rows = z.array(z.object({ type: z.string(), differenceMinor: z.int() }));
    expect(closed.length).toBe(mistakes[index]?.size);
    for (const { body, businessDay } of closed) {
      for (const { type, differenceMinor } of rows.parse(body.tenders)) {
        const lost = type === 'cash' ? (mistakes[index]?.get(businessDay) ?? 0) : 0;
        expect([businessDay, type, differenceMinor]).toEqual([businessDay, type, lost]);
      }
    }
  });

  test('every handover was wrong by what was lost before it, and says whose it is', () => {
    const handovers = hands()
      .till.entries()
      .filter(({ type }) => type === 'session-handed-over');
    expect(handovers.length).toBe(early[index]?.length);
    const reported = closures().filter(({ period }) => period === 'day');
    const { journal } = hands().till;
    const differences = reported.flatMap(({ lastSequence }) => {
      const [sealed] = journal.read(journal.journalIds()[0] ?? '', lastSequence + 1, 1);
      if (!sealed) throw new Error('no closure');
      return closureReportOf(journal, sealed).handovers.map((handover) =>
        handover.differences.reduce((sum, { differenceMinor }) => sum + differenceMinor, 0),
      );
    });
    expect(differences).toEqual(early[index]);
  });

  test('safe and bank hold what hands put there, slips have no gap, and each cheque went once', () => {
    const { safe, bank } = hands().reality;
    const places = rawPlaces(entries());
    for (const type of ['cash', 'cheque'] as const) {
      expect([type, places.get(`safe ${type}`) ?? 0n]).toEqual([type, BigInt(safe[type])]);
      expect([type, places.get(`bank ${type}`) ?? 0n]).toEqual([type, BigInt(bank[type])]);
    }
    const deposits = hands()
      .till.entries()
      .filter(({ type, body }) => type === 'money-moved' && body.kind === 'bank-deposit');
    expect(deposits.length).toBeGreaterThan(3);
    expect(deposits.map(({ body }) => body.slipNumber)).toEqual(deposits.map((_, at) => at + 1));
    expect(hands().till.daySnapshot().safe.slipNumber).toBe(deposits.length);
  });

  test('verifies, for the till and for a stranger', () => {
    const { journal } = hands().till;
    expect(verifyJournals(journal)).toMatchObject({ ok: true });
    const rows = journal.journalIds().flatMap((id) => journal.read(id, 1, 100_000));
    const lines = rows.map((row) => ({ ...row, bytes: Buffer.from(row.bytes).toString('base64') }));
    expect(findingsOf(lines)).toEqual([]);
  });
});

test('all that a month can bring happened in it', () => {
  for (const what of [
    'sales',
    'returns',
    'exchanges',
    'splits',
    'discounts',
    'deposits',
    'cards',
  ] as const) {
    expect([what, tills.reduce((sum, { done }) => sum + done[what], 0) > 5]).toEqual([what, true]);
  }
});
