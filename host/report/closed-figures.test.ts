// Figures of closed days are worked out once; what was kept is believed where the signed totals bear it out.
import { beforeAll, expect, test } from 'vitest';
import type { Journal } from '../../contract/port/journal.ts';
import type { Figures } from '../../domain/report/figures.ts';
import { type Hands, handsAt } from '../../test/month/hands.ts';
import { databaseKey, newFolder } from '../../test/support/journal-on-disk.ts';
import { ensureSchema } from '../journal/schema/ensure-schema.ts';
import { openTillFile } from '../store/till-file.ts';
import { createClosedFigures } from './closed-figures.ts';
import {
  type DayFiguresStore,
  memoryDayFiguresStore,
  openDayFiguresStore,
} from './day-figures-store.ts';
import { readFigures } from './read-figures.ts';

const pause = async () => {};
const onFailed = (error: unknown) => {
  throw error;
};

let hands: Hands;
/** Six days over the end of a month, the last closed late with its month. */
beforeAll(async () => {
  hands = await handsAt({
    tillNumber: '1',
    firstStart: '2026-10-26T06:30:00.000Z',
    dayStartsAt: 0,
    seed: 11,
  });
  for (let day = 26; day <= 31; day += 1) {
    hands.waitUntil(`2026-10-${String(day)}T07:00:00.000Z`);
    await hands.sell(5);
    await hands.day.noSale();
    if (day < 31) await hands.day.close();
  }
  hands.waitUntil('2026-11-02T07:00:00.000Z');
  await hands.sell(2);
  await hands.day.close();
}, 60_000);

/** Counts the transactions that were read. */
function watched() {
  let read = 0;
  const stored = hands.till.journal;
  const journal: Journal = {
    ...stored,
    read(...asked) {
      const entries = stored.read(...asked);
      read += entries.filter(({ type }) => type === 'transaction').length;
      return entries;
    },
  };
  return {
    journal,
    transactionsRead() {
      const count = read;
      read = 0;
      return count;
    },
  };
}

function closures(period: 'day' | 'month') {
  const { journal } = hands.till;
  const own = hands.till
    .entries()
    .filter(({ type, body }) => type === 'closure' && body.period === period);
  return own.flatMap(({ journal: { id }, sequence }) => journal.find(id, sequence) ?? []);
}

const onlyOne = <T>(found: readonly T[]): T => {
  const [one] = found;
  if (one === undefined || found.length > 1) throw new Error('not one');
  return one;
};

/** Read from the entries alone. */
async function readAll(first: number, last: number): Promise<Figures> {
  const { journal } = hands.till;
  const range = {
    journalId: journal.journalIds()[0] ?? '',
    firstSequence: first,
    lastSequence: last,
  };
  return readFigures(journal, range, { currency: 'EUR', pause });
}

test('a month is its days added up, and reads no sale a second time', async () => {
  const { journal, transactionsRead } = watched();
  const closed = createClosedFigures({
    ...{ journal, store: memoryDayFiguresStore(), pause, onFailed },
  });
  const month = onlyOne(closures('month'));
  const first = await closed.of(month);
  expect(first).toEqual(await readAll(1, month.sequence - 1));
  expect(first.others).toContainEqual(expect.objectContaining({ key: 'no-sale/make-change' }));
  expect(transactionsRead()).toBeGreaterThan(20);
  expect(await closed.of(month)).toEqual(first);
  for (const day of closures('day')) await closed.of(day);
  // Of the day after the month alone.
  expect(transactionsRead()).toBeLessThan(5);
});

test('days that were closed are read unasked, once', async () => {
  const { journal, transactionsRead } = watched();
  const closed = createClosedFigures({
    ...{ journal, store: memoryDayFiguresStore(), pause, onFailed },
  });
  await Promise.all([closed.catchUp(), closed.catchUp()]);
  expect(transactionsRead()).toBe(hands.till.transactions().length);
  await closed.catchUp();
  for (const day of closures('day')) await closed.of(day);
  expect(transactionsRead()).toBe(0);
  await closed.stop();
});

const lies: readonly [string, (figures: Figures) => Figures][] = [
  ['turnover', (figures) => ({ ...figures, salesMinor: figures.salesMinor + 1 })],
  ['a rate', (figures) => ({ ...figures, perRate: figures.perRate.slice(1) })],
  [
    'a tender',
    (figures) => ({
      ...figures,
      tenders: figures.tenders.map((tender) => ({ ...tender, inMinor: tender.inMinor + 1 })),
    }),
  ],
  ['an hour', (figures) => ({ ...figures, hours: figures.hours.slice(1) })],
  ['a currency', (figures) => ({ ...figures, currency: 'CHF' })],
];

test.each(lies)('kept figures that lie about %s are worked out again', async (_, lie) => {
  const store = memoryDayFiguresStore();
  const lying: DayFiguresStore = {
    ...store,
    get(closure) {
      const known = store.get(closure);
      return known && lie(known);
    },
  };
  const { journal, transactionsRead } = watched();
  const closed = createClosedFigures({ ...{ journal, store: lying, pause, onFailed } });
  const [day] = closures('day');
  if (!day) throw new Error('no day');
  const figures = await closed.of(day);
  transactionsRead();
  expect(await closed.of(day)).toEqual(figures);
  expect(transactionsRead()).toBeGreaterThan(0);
});

test('a table that was emptied, changed or dropped costs time, and nothing else', async () => {
  const { folder, remove } = newFolder();
  const file = openTillFile({ folder, key: databaseKey });
  file.transaction((sql) => ensureSchema(sql));
  try {
    const { journal, transactionsRead } = watched();
    const store = openDayFiguresStore(file.sql);
    const closed = createClosedFigures({ ...{ journal, store, pause, onFailed } });
    const month = onlyOne(closures('month'));
    const figures = await closed.of(month);
    const readThen = transactionsRead();
    expect(await closed.of(month)).toEqual(figures);
    expect(transactionsRead()).toBe(0);
    for (const harm of [
      'DELETE FROM day_figures',
      `UPDATE day_figures SET figures = replace(figures, '"customerCount":0', '"customerCount":9')`,
      "UPDATE day_figures SET hash = 'of another closure'",
      'UPDATE day_figures SET version = 0',
      "UPDATE day_figures SET figures = '', digest = ''",
    ]) {
      file.sql.exec(harm);
      expect(await closed.of(month)).toEqual(figures);
      expect(transactionsRead()).toBe(readThen);
    }
    file.sql.exec('DROP TABLE day_figures');
    expect(await closed.of(month)).toEqual(figures);
  } finally {
    file.close();
    remove();
  }
});
