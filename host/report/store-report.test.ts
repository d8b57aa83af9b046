// The store's day as a till answers it: its own figures, and what a platform says over them.
import { beforeEach, expect, it } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import type { StoreReport } from '../../contract/host/store-report-shapes.ts';
import { type StoreReportAnswer, storeReportAnswer } from '../../contract/platform/store-report.ts';
import { noFigures } from '../../domain/report/figures.ts';
import { noJournalDay } from '../../domain/report/journal-day.ts';
import { ok, refuse } from '../../domain/result.ts';
import { allowByAssociate } from '../../test/support/allow-by-associate.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { cashOf, dayAt } from '../../test/support/day-keeper-hands.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { peopleIfAllowed } from './people-if-allowed.ts';
import { type StoreReportParts, storeReportHandler } from './store-report-handler.ts';

let till: MemoryTill;
let cashier: ReturnType<typeof cashierAt>;
let day: ReturnType<typeof dayAt>;
let handlers: ReturnType<typeof storeReportHandler>;
/** What it says now; null: the till has none. */
const platform: { answer: Awaited<ReturnType<StoreReportParts['sync']['storeReport']>> } = {
  answer: null,
};

beforeEach(async () => {
  platform.answer = null;
  till = await memoryTill({ items: shopItems });
  till.actAs('manager');
  cashier = cashierAt(till);
  day = dayAt(till);
  handlers = handlersOf(till.context());
});

function handlersOf(context: StoreReportParts['till']) {
  return storeReportHandler({
    till: context,
    settings: { get: () => '00:00' },
    sync: { state: () => standalone, storeReport: async () => platform.answer },
    aliasOf: () => 'Inès M.',
    pause: () => Promise.resolve(),
  });
}

const standalone = {
  ...{ mode: 'standalone' as const, waiting: 3, acknowledgedThrough: 0, since: null, why: null },
  ...{ quarantinedCount: 0, quarantined: [], documents: null },
};

async function sell(tender: 'cash' | 'card' = 'cash') {
  await cashier.addItem('jumper');
  const answer = await cashier.tender(tender, 7_990);
  if (!answer.ok) throw new Error(answer.error.code);
}

async function report(given: Partial<{ span: 'day' | 'week'; businessDay: string }> = {}) {
  const input = { seat: 'till', span: 'day' as const, businessDay: null, ...given };
  const answer = await handlers.storeReport(input, { role: 'page', id: 'any' });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

const stateOf = ({ tills }: StoreReport) => tills.map(({ state }) => state);

it('a till without a platform answers its own day, and never for the whole store', async () => {
  expect(await report()).toMatchObject({ source: 'till', isComplete: false, target: null });
  await sell();
  const now = await report();
  expect(now).toMatchObject({ figures: { transactionCount: 1, salesMinor: 7_990 } });
  expect(now.tills).toMatchObject([
    { state: 'open', isThisTill: true, waiting: null, turnover: { grossMinor: 7_990, count: 1 } },
  ]);
  expect(now.operators).toEqual([{ id: 'op-1', alias: 'Inès M.' }]);
});

it('no tender that somebody has to count is told before it was counted', async () => {
  await day.open(cashOf(20_000));
  await sell('cash');
  expect((await report()).hiddenTenders).toContain('cash');
  expect((await report()).figures.tenders).toEqual([]);
  await day.close();
  const closed = await report();
  expect(closed.hiddenTenders).toEqual([]);
  expect(closed.figures.tenders).toMatchObject([{ type: 'cash', inMinor: 7_990 }]);
});

it('a day that nobody counted is told whole once the drawer was counted, however late', async () => {
  await sell();
  till.passDays(1);
  await sell('card');
  const yesterday = () => report({ businessDay: '2026-11-22' });
  expect(await yesterday()).toMatchObject({
    figures: { tenders: [] },
    tills: [{ state: 'closed' }],
  });
  await day.close();
  expect(await yesterday()).toMatchObject({
    figures: { tenders: [{ type: 'cash', inMinor: 7_990 }] },
    hiddenTenders: [],
  });
});

it('a day that was closed is closed, one with a sale after its Z is open again', async () => {
  await sell();
  await day.close();
  expect(stateOf(await report())).toEqual(['closed']);
  await sell();
  const again = await report();
  expect(stateOf(again)).toEqual(['open']);
  expect(again).toMatchObject({ figures: { transactionCount: 2 }, mismatches: [] });
});

it('the week adds up its days, and a day is compared with the same weekday before', async () => {
  await sell();
  await day.close();
  till.passDays(1);
  await sell();
  await sell();
  // 23 November 2026 is a Monday: the week before ended with its Sunday.
  expect(await report({ span: 'week' })).toMatchObject({
    from: '2026-11-23',
    through: '2026-11-23',
    figures: { transactionCount: 2 },
  });
  till.passDays(6);
  const sunday = await report({ span: 'week' });
  expect(sunday).toMatchObject({ from: '2026-11-23', through: '2026-11-29' });
  expect(sunday.comparisons.lastWeek).toMatchObject({
    from: '2026-11-16',
    figures: { transactionCount: 1 },
    origin: 'journals',
  });
  expect((await report()).comparisons).toMatchObject({
    lastWeek: { from: '2026-11-22', through: '2026-11-22', figures: { transactionCount: 1 } },
    lastYear: null,
  });
});

it('of last week it tells what had been sold by this hour', async () => {
  await sell();
  await day.close();
  till.passDays(7);
  till.setClock('2026-11-29T05:00:00.000Z');
  expect((await report()).comparisons.lastWeek?.toNow.grossMinor).toBe(0);
  till.setClock('2026-11-29T19:00:00.000Z');
  expect((await report()).comparisons.lastWeek?.toNow.grossMinor).toBe(7_990);
});

it('a difference of a count and money that moved are told with their till', async () => {
  await day.open(cashOf(20_000));
  await day.close();
  await day.open(cashOf(19_500));
  const { cashDifferences, moves } = await report();
  expect(cashDifferences).toEqual({
    totalMinor: -500,
    tills: [{ tillId: 't-1', amountMinor: -500 }],
  });
  expect(moves).toEqual([]);
});

/** The other till of the store has sold for 100,00 €; of this one the platform knows nothing yet. */
function platformsAnswer(): StoreReportAnswer {
  const sold = { count: 1, grossMinor: 10_000, netMinor: 8_333 };
  const figures = {
    ...noFigures('EUR'),
    transactionCount: 1,
    salesMinor: 10_000,
    turnover: { grossMinor: 10_000, netMinor: 8_333, vatMinor: 1_667 },
    hours: [{ key: '09', ...sold }],
  };
  const others = { ...noJournalDay('EUR'), figures, lastSequence: 7, closureNumber: 12 };
  const before = {
    from: '2026-11-15',
    through: '2026-11-15',
    figures,
    lastDayHours: figures.hours,
  };
  return storeReportAnswer.parse({
    ...{ atMs: Date.parse('2026-11-22T08:00:00.000Z'), from: '2026-11-22', through: '2026-11-22' },
    ...{ storeName: 'Lyon', companyName: 'Lefèvre', currency: 'EUR' },
    tills: [
      { tillId: 't-1', number: '1', state: 'silent', isSettled: false, lastSeenAtMs: null },
      { tillId: 't-2', number: '2', state: 'closed', isSettled: true, lastSeenAtMs: 1_000 },
    ],
    journals: [{ journalId: 'journal-of-the-other', tillId: 't-2', day: others }],
    lastWeek: { ...before, origin: 'demo' },
    lastYear: null,
    target: { amountMinor: 40_000, lastDayMinor: 40_000 },
    orders: null,
  });
}

it('the store’s day is the platform’s, with what this till did since over it', async () => {
  platform.answer = ok(platformsAnswer());
  await sell();
  const open = await report();
  expect(open).toMatchObject({
    ...{ source: 'platform', isComplete: false, storeName: 'Lyon' },
    figures: { transactionCount: 2, salesMinor: 17_990 },
    tills: [
      { tillId: 't-1', state: 'open', isThisTill: true, turnover: { grossMinor: 7_990 } },
      { tillId: 't-2', state: 'closed', closureNumber: 12, turnover: { grossMinor: 10_000 } },
    ],
  });
  await day.close();
  expect((await report()).isComplete).toBe(true);
});

it('a target is reached as the hours of another day went', async () => {
  platform.answer = ok(platformsAnswer());
  // In Paris it is a quarter past nine.
  till.setClock('2026-11-22T08:15:00.000Z');
  expect((await report()).target).toEqual({ amountMinor: 40_000, toNowMinor: 10_000 });
  till.passDays(1);
  expect((await report({ businessDay: '2026-11-22' })).target?.toNowMinor).toBe(40_000);
});

it('of the target of a week the days before are to be reached whole, whatever the time is', async () => {
  const target = { amountMinor: 140_000, lastDayMinor: 40_000 };
  platform.answer = ok({ ...platformsAnswer(), from: '2026-11-16', target });
  till.setClock('2026-11-22T08:15:00.000Z');
  expect((await report({ span: 'week' })).target).toEqual({
    ...{ amountMinor: 140_000, toNowMinor: 110_000 },
  });
});

it('money that goes between tills of the store is counted once: in the journal of the till that it left', async () => {
  const answer = platformsAnswer();
  const moved = { type: 'cash', count: 1, amountMinor: 5_000 };
  const drop = { kind: 'cash-drop', from: 'drawer', to: 'safe', ...moved };
  const brought = { kind: 'takings-brought', from: 'outside', to: 'safe', ...moved };
  const given = { kind: 'float-given', from: 'safe', to: 'outside', ...moved };
  const [other] = answer.journals;
  if (!other) throw new Error('No journal');
  const moves = [drop, brought, given];
  platform.answer = ok({ ...answer, journals: [{ ...other, day: { ...other.day, moves } }] });
  expect((await report()).moves).toEqual([drop]);
});

it('what the till sold for another store the same day is no turnover of this one', async () => {
  await sell();
  const { identity } = till.context();
  const store = { ...identity.store, id: 's-2', siret: '55210055400021' };
  handlers = handlersOf({ ...till.context(), identity: { ...identity, store } });
  expect(await report()).toMatchObject({
    figures: { transactionCount: 0, salesMinor: 0 },
    tills: [{ state: 'silent', turnover: { grossMinor: 0, count: 0 } }],
  });
});

it('offline it tells what the platform said last, and its own work as it is now', async () => {
  platform.answer = ok(platformsAnswer());
  await report();
  platform.answer = refuse(fail('PLATFORM_UNREACHABLE', { reason: 'timeout' }));
  await sell();
  expect(await report()).toMatchObject({
    ...{ source: 'remembered', asOf: '2026-11-22T08:00:00.000Z', isComplete: false },
    why: { code: 'PLATFORM_UNREACHABLE' },
    figures: { salesMinor: 17_990 },
  });
  expect(await report({ span: 'week' })).toMatchObject({
    source: 'till',
    why: { code: 'PLATFORM_UNREACHABLE' },
    figures: { salesMinor: 7_990 },
  });
});

it('a page learns of nobody by name until the retailer allows it; a script has them all', async () => {
  await sell();
  const { documents } = till;
  const asked = async (role: 'page' | 'script') => {
    const { storeReport } = peopleIfAllowed(handlers, documents);
    const answer = await storeReport(
      { seat: 'till', span: 'day', businessDay: null },
      { role, id: 'any' },
    );
    if (!answer.ok) throw new Error(answer.error.code);
    const { figures, operators } = answer.value;
    return { people: figures.operators.length, names: operators.length };
  };
  expect(await asked('page')).toEqual({ people: 0, names: 0 });
  expect(await asked('script')).toEqual({ people: 1, names: 1 });
  await allowByAssociate(documents);
  expect(await asked('page')).toEqual({ people: 1, names: 1 });
});
