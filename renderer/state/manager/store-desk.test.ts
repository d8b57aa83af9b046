import { beforeEach, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type Failure, fail } from '../../../contract/failure/failure.ts';
import { figures } from '../../../contract/host/report-shapes.ts';
import { type StoreReport, storeReport } from '../../../contract/host/store-report-shapes.ts';
import { noFigures } from '../../../domain/report/figures.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { manualTimers } from '../../../test/support/manual-timers.ts';
import type { Snapshots } from '../snapshots.ts';
import type { AskDesk } from './ask-desk.ts';
import { comparedWith, turnDesk } from './desk-moves.ts';
import { createStoreDesk, type StoreDesk } from './store-desk.ts';

let timers: ReturnType<typeof manualTimers>;
let nowMs: number;
let asked: string[];
/** Answers, or refuses, what was asked and is not answered yet. */
let waiting: ((refusal: Failure | null) => void)[];
let till: Snapshots['till'];
let desk: StoreDesk;

beforeEach(() => {
  timers = manualTimers();
  nowMs = 0;
  asked = [];
  waiting = [];
  till = createStore<{ snapshot: null }>(() => ({ snapshot: null }));
  const views = {
    till,
    day: createStore<{ snapshot: null }>(() => ({ snapshot: null })),
    printing: createStore<{ snapshot: null }>(() => ({ snapshot: null })),
  };
  desk = createStoreDesk(host, views, { timers, nowMs: () => nowMs });
});

function pass(ms: number): void {
  nowMs += ms;
  timers.pass(ms);
}
const settled = () => new Promise((resolve) => setImmediate(resolve));
const reports = () => asked.filter((name) => name.startsWith('storeReport'));
/** Something was sold, here. */
const sell = () => till.setState({ snapshot: null });

test('it is asked for when it opens, and a rush of sales asks once in three seconds, the last one too', async () => {
  desk.open();
  expect(reports()).toHaveLength(1);
  await answered();
  for (let sale = 0; sale < 20; sale += 1) {
    sell();
    pass(100);
  }
  expect(reports()).toHaveLength(1);
  pass(1_000);
  expect(reports()).toHaveLength(2);
  await answered();
  sell();
  pass(3_000);
  expect(reports()).toHaveLength(3);
  await answered();
  pass(10_000);
  expect(reports()).toHaveLength(3);
});

test('a question that takes longer than the next sale is drawn all the same, and asked once more after it', async () => {
  desk.open();
  for (let second = 0; second < 6; second += 1) {
    sell();
    pass(1_000);
  }
  expect(reports()).toHaveLength(1);
  await answered();
  expect(desk.state.getState().report?.span).toBe('day');
  pass(0);
  expect(reports()).toHaveLength(2);
  await answered();
  pass(10_000);
  expect(reports()).toHaveLength(2);
});

test('what is left open when the page closes asks for nothing more', async () => {
  const close = desk.open();
  sell();
  pass(3_000);
  close();
  await answered();
  pass(120_000);
  expect(reports()).toHaveLength(1);
  expect(timers.waitingMs()).toEqual([]);
});

test('other tills tell nobody: it is asked for now and then, and not any more once it is closed', async () => {
  const close = desk.open();
  await answered();
  pass(30_000);
  pass(0);
  expect(reports()).toHaveLength(2);
  close();
  sell();
  pass(120_000);
  expect(reports()).toHaveLength(2);
  expect(timers.waitingMs()).toEqual([]);
});

test('a late answer for the day is not drawn as the week', async () => {
  desk.open();
  desk.look({ span: 'week' });
  expect(reports()).toEqual(['storeReport day', 'storeReport week']);
  answerAll();
  await settled();
  expect(desk.state.getState().report?.span).toBe('week');
});

test('a failure keeps what is drawn and says why; forgotten, nothing is left', async () => {
  desk.open();
  answerAll();
  await settled();
  expect(desk.state.getState()).toMatchObject({ report: { span: 'day' }, failure: null });
  sell();
  pass(3_000);
  answerAll(fail('NO_ANSWER'));
  await settled();
  expect(desk.state.getState()).toMatchObject({
    ...{ report: { span: 'day' }, failure: { code: 'NO_ANSWER' } },
  });
  desk.forget();
  expect(desk.state.getState()).toMatchObject({ report: null, decisions: null, failure: null });
});

test('last year is compared with until somebody chooses, last week where last year is not known', async () => {
  desk.open();
  expect(comparedWith(desk.state.getState())).toBe('lastYear');
  const { comparisons } = reportOf('day');
  const known = storeReport.parse({
    ...noDay,
    span: 'day',
    comparisons: { ...comparisons, lastWeek },
  });
  desk.state.setState({ report: known });
  expect(comparedWith(desk.state.getState())).toBe('lastWeek');
  turnDesk({ desk }, 'against');
  expect(comparedWith(desk.state.getState())).toBe('lastYear');
});

async function answered(): Promise<void> {
  answerAll();
  await settled();
}

/** Everything asked so far, in its order. */
function answerAll(refusal: Failure | null = null): void {
  for (const answer of waiting.splice(0)) answer(refusal);
}

/** A host that answers when the test says so. */
const host: AskDesk = {
  report: (span) => later(`storeReport ${span}`, () => reportOf(span)),
  decisions: () => later('decisions', () => ({ decisions: [] })),
  rules: () => later('reportRules', () => ({ isByAssociate: false, dayStartsAtMinutes: 0 })),
};

function later<T>(name: string, value: () => T): Promise<Result<T, Failure>> {
  asked.push(name);
  return new Promise((resolve) => {
    waiting.push((refusal) => resolve(refusal === null ? ok(value()) : refuse(refusal)));
  });
}

const noDay = {
  ...{ businessDay: '2026-11-30', from: '2026-11-30', through: '2026-11-30' },
  ...{ asOf: '2026-11-30T10:00:00.000Z', source: 'till', why: null, isComplete: false },
  ...{ storeId: 's-1', storeName: 'Lyon', companyName: 'Lumen', currency: 'EUR', tills: [] },
  ...{ figures: figures.parse(noFigures('EUR')), hiddenTenders: [], moves: [], target: null },
  cashDifferences: { totalMinor: 0, tills: [] },
  comparisons: { lastWeek: null, lastYear: null },
  ...{ orders: null, mismatches: [], operators: [] },
} as const;
const reportOf = (span: 'day' | 'week'): StoreReport => storeReport.parse({ ...noDay, span });
const lastWeek = {
  ...{ from: '2026-11-23', through: '2026-11-23', figures: noDay.figures, origin: 'journals' },
  toNow: { count: 0, grossMinor: 0, netMinor: 0 },
} as const;
