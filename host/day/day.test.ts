// A day at a till: opening, money that moves, blind counts, closing, and what is closed late.

import { beforeEach, expect, it } from 'vitest';
import { cashierAt } from '../../test/support/cashier.ts';
import { cashOf, dayAt } from '../../test/support/day-keeper-hands.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { closureReportOf } from './closed-day.ts';

let till: MemoryTill;
let cashier: ReturnType<typeof cashierAt>;
let day: ReturnType<typeof dayAt>;

beforeEach(async () => {
  await start();
});

async function start(given: Parameters<typeof memoryTill>[0] = {}) {
  till = await memoryTill({ items: shopItems, ...given });
  till.actAs('manager');
  cashier = cashierAt(till);
  day = dayAt(till);
}

/** A jumper of 79,90 €. */
async function sell(tender: 'cash' | 'card' = 'cash') {
  await cashier.addItem('jumper');
  const answer = await cashier.tender(tender, 7_990);
  if (!answer.ok) throw new Error(answer.error.code);
}

const note20 = (count: number) => ({ form: 'note' as const, unitMinor: 2_000, count });
const coin10 = (count: number) => ({ form: 'coin' as const, unitMinor: 10, count });
const types = () => till.entries().map(({ type }) => type);
const closures = () => till.entries().filter(({ type }) => type === 'closure');
const last = (type: string) => till.entries().findLast((entry) => entry.type === type)?.body;

it('a sale needs no session, and says that it has none', async () => {
  await sell();
  expect(till.transactions().at(-1)?.tillSession).toBe(0);
});

it('what is sold in a session says its number, from the next act after the opening to the closing', async () => {
  expect(await day.open(cashOf(20_000))).toMatchObject({ value: { number: 1 } });
  await sell();
  await day.close();
  await sell();
  await day.open();
  await sell();
  expect(till.transactions().map(({ tillSession }) => tillSession)).toEqual([1, 0, 2]);
  till.restart();
  await sell();
  expect(till.transactions().at(-1)?.tillSession).toBe(2);
});

it('two sessions are never open at once, and an opening repeated is one opening', async () => {
  const commandId = till.newCommandId();
  const first = await day.open(cashOf(20_000), 'drawer', commandId);
  expect(await day.open(cashOf(20_000), 'drawer', commandId)).toEqual(first);
  expect(await day.open()).toMatchObject({ error: { code: 'SESSION_OPEN' } });
  expect(types().filter((type) => type === 'session-opened')).toHaveLength(1);
});

it('the float that the last closing left is compared with what the opening counts', async () => {
  await day.open(cashOf(20_000));
  await day.close();
  expect(await day.open(cashOf(19_500))).toMatchObject({ value: { differenceMinor: -500 } });
  expect(last('session-opened')).toMatchObject({
    floatExpectedMinor: 20_000,
    differenceMinor: -500,
  });
});

it('closing takes out what is above the float and closes the day in the same act', async () => {
  await day.open(cashOf(20_000));
  await sell('cash');
  await sell('card');
  const closed = await day.close();
  expect(closed).toMatchObject({
    value: {
      session: {
        number: 1,
        how: 'as-expected',
        leftMinor: 20_000,
        tenders: [
          { type: 'cash', expectedMinor: 27_990, countedMinor: 27_990, differenceMinor: 0 },
          { type: 'card', expectedMinor: 7_990 },
        ],
        taken: [
          { type: 'cash', to: 'safe', amountMinor: 7_990 },
          { type: 'card', to: 'bank', amountMinor: 7_990 },
        ],
      },
      closures: [
        {
          period: 'day',
          number: 1,
          late: false,
          isBlind: false,
          totals: { salesMinor: 15_980 },
          tenders: [
            { type: 'card', count: 1, amountMinor: 7_990 },
            { type: 'cash', count: 1, amountMinor: 7_990 },
          ],
        },
      ],
    },
  });
  expect(types().slice(-2)).toEqual(['session-closed', 'closure']);
});

it('closing again under the same id answers the same and closes nothing; under a new one it is another Z, once something moved', async () => {
  await sell();
  const commandId = till.newCommandId();
  const first = await day.close(undefined, { commandId });
  till.restart();
  expect(await day.close(undefined, { commandId })).toEqual(first);
  expect(closures()).toHaveLength(1);
  expect(await day.close()).toMatchObject({
    error: { code: 'DAY_CLOSED', details: { number: 1 } },
  });
  expect(closures()).toHaveLength(1);
  await sell();
  expect(await day.close()).toMatchObject({ value: { closures: [{ number: 2 }] } });
});

it('what goes to the safe and comes from it is where it is, after a restart too', async () => {
  await day.open(cashOf(20_000), 'outside');
  await sell();
  await day.move('cash-drop', 5_000);
  await day.move('paid-out', 1_000);
  await day.move('paid-in', 300);
  const { drawer, safe } = till.day().money.current();
  expect(drawer).toMatchObject([{ type: 'cash', amountMinor: 22_290 }]);
  expect(safe).toMatchObject([{ type: 'cash', amountMinor: 5_000 }]);
  till.restart();
  expect(till.day().money.current()).toMatchObject({ drawer, safe });
});

it('a deposit gets the next slip number, and the same command never a second one', async () => {
  await sell();
  await day.close();
  const commandId = till.newCommandId();
  await day.move('cash-drop', 1_000);
  const first = await day.move('bank-deposit', 500, commandId);
  expect(await day.move('bank-deposit', 500, commandId)).toEqual(first);
  expect(first).toMatchObject({ value: { slipNumber: 1 } });
  expect(await day.move('bank-deposit', 500)).toMatchObject({ value: { slipNumber: 2 } });
});

it('the drawer opens for what moves its money, after the entry, and not again for the same command', async () => {
  const commandId = till.newCommandId();
  await day.noSale(commandId);
  await day.noSale(commandId);
  await day.move('cash-drop', 100);
  await day.move('bank-deposit', 100);
  expect(till.drawerOpenings).toHaveLength(2);
  expect(last('event')).toEqual({
    event: 'no-sale',
    details: { seat: 'till', reasonCode: 'make-change' },
  });
});

it('nothing that a page is told says what a tender should hold before the count is validated', async () => {
  await day.open(cashOf(20_000));
  await sell('cash');
  await sell('card');
  const countId = await day.begin();
  const secrets = ['27990', '7990', '15980'];
  const seen = () => JSON.stringify([till.daySnapshot(), till.sale().basket]);
  const isSilent = () => secrets.every((secret) => !seen().includes(secret));
  expect(isSilent()).toBe(true);
  await day.count(countId, [cashOf(20_000, [note20(10)])]);
  expect(isSilent()).toBe(true);
  await day.submit(countId);
  expect(isSilent()).toBe(true);
  expect(await day.validate(countId)).toEqual({
    ok: true,
    value: { outcome: 'recount', recount: ['cash', 'card'] },
  });
  expect(isSilent()).toBe(true);
  const reading = JSON.stringify(await day.read());
  expect(reading).not.toContain('27990');
  expect(reading).not.toContain('"cash"');
});

it('a large difference is counted twice, needs a reason, and both counts stand in the journal', async () => {
  await day.open(cashOf(20_000));
  await sell('cash');
  const countId = await day.begin();
  await day.count(countId, [cashOf(20_000, [note20(10)])]);
  await day.submit(countId);
  expect(await day.validate(countId)).toMatchObject({ value: { outcome: 'recount' } });
  await day.save(countId, cashOf(27_020, [note20(13), coin10(102)]));
  await day.submit(countId);
  expect(await day.validate(countId)).toMatchObject({ value: { outcome: 'validated' } });
  expect(till.daySnapshot().counts).toMatchObject([
    {
      differences: [
        { type: 'cash', differenceMinor: -970, needsReason: true },
        {},
        {},
        {},
        {},
        {},
        {},
        {},
      ],
    },
  ]);
  expect(await day.close({ countId })).toMatchObject({ error: { code: 'DAY_REASON_NEEDED' } });
  const reasons = [{ type: 'cash', reasonCode: 'change-error' }];
  expect(await day.close({ countId }, { reasons })).toMatchObject({ ok: true });
  expect(types().filter((type) => type === 'money-counted')).toHaveLength(2);
  expect(last('session-closed')).toMatchObject({
    how: 'counted',
    attempts: 2,
    tenders: [{ type: 'cash', differenceMinor: -970, reasonCode: 'change-error' }],
    left: [{ amountMinor: 20_000 }],
  });
  expect(till.daySnapshot().counts).toEqual([]);
});

it('a difference is explained by what the session recorded, and by nothing before it is validated', async () => {
  await day.open(cashOf(20_000));
  await sell('cash');
  await day.move('paid-out', 1_190);
  const countId = await day.begin();
  // The customer paid by card, and the cashier keyed cash.
  const found = [cashOf(18_810), { ...cashOf(7_990), type: 'card', pieces: 1 }];
  await day.count(countId, found);
  await day.submit(countId);
  const page = { id: 'page', role: 'page' as const };
  const explain = () => till.dayCalls().explainCount({ seat: 'till', countId }, page);
  expect(await explain()).toMatchObject({ error: { code: 'COUNT_STATE' } });
  await day.validate(countId);
  await day.submit(countId);
  await day.validate(countId);
  const explained = await explain();
  expect(explained.ok && explained.value.explanations[0]).toMatchObject({
    examples: [[{ kind: 'tenders-swapped', amountMinor: 7_990, paidWith: 'card' }]],
  });
});

it('a journal that has to be followed by another takes the money along, and its session ends', async () => {
  await day.open(cashOf(20_000));
  await sell('cash');
  till.writer().sealAndRestart('journal-fork');
  const { drawer, session, unclosed } = till.day().money.current();
  expect(drawer).toMatchObject([{ type: 'cash', amountMinor: 27_990 }]);
  expect([session, unclosed.lastDay]).toEqual([null, '']);
  await sell('cash');
  expect(till.transactions().at(-1)?.tillSession).toBe(0);
  till.restart();
  expect(till.day().money.current().drawer).toMatchObject([{ amountMinor: 35_980 }]);
});

it('a count goes on after a crash where it was, whoever goes on', async () => {
  await day.open(cashOf(20_000));
  const countId = await day.begin();
  await day.save(countId, cashOf(2_000, [note20(1)]));
  till.restart();
  till.beOperatorAt('till', 'op-2');
  expect(await day.begin()).toBe(countId);
  expect(till.daySnapshot().counts).toMatchObject([
    { id: countId, state: 'counting', money: [{ type: 'cash', amountMinor: 2_000 }] },
  ]);
});

it('money that moves after a count asks for another look, and keeps what was counted', async () => {
  await day.open(cashOf(20_000));
  const countId = await day.begin();
  await day.count(countId, [cashOf(20_000, [note20(10)])]);
  await day.submit(countId);
  await sell();
  expect(await day.validate(countId)).toMatchObject({ error: { code: 'COUNT_STALE' } });
  expect(till.daySnapshot().counts).toMatchObject([
    { state: 'counting', money: [{ amountMinor: 20_000 }, {}, {}, {}, {}, {}, {}, {}] },
  ]);
});

it('what a count of the safe finds is put right by an entry', async () => {
  await day.move('change-order', 5_000);
  const countId = await day.begin('safe', 'safe');
  await day.count(countId, [cashOf(4_900)]);
  await day.submit(countId);
  await day.validate(countId);
  expect(await day.finish(countId)).toMatchObject({ ok: true });
  expect(last('money-moved')).toMatchObject({
    kind: 'safe-correction',
    from: 'safe',
    money: [{ amountMinor: 100 }],
  });
  expect(till.day().money.current().safe).toMatchObject([{ type: 'cash', amountMinor: 4_900 }]);
});

it('a basket that is paid in part keeps the day open', async () => {
  await cashier.addItem('jumper');
  await cashier.cash(1_000);
  expect(await day.close()).toMatchObject({ error: { code: 'DAY_BASKET_PART_PAID' } });
  expect(till.daySnapshot().pending).toMatchObject([
    { kind: 'part-paid-basket', isBlocking: true },
  ]);
});

it('a day that nobody closed is closed before the first sale of the next, marked as late', async () => {
  await sell();
  till.passDays(1);
  await sell();
  expect(types().slice(-3)).toEqual(['transaction', 'closure', 'transaction']);
  expect(closures().map(({ body }) => body)).toMatchObject([
    { period: 'day', from: '2026-11-22', through: '2026-11-22', late: true },
  ]);
});

it('and at the next start, before anything is sold', async () => {
  await sell();
  till.passDays(3);
  till.restart();
  expect(types().at(-1)).toBe('closure');
  till.restart();
  expect(closures()).toHaveLength(1);
});

it('a month and a year that are over are closed after their last day, in one act', async () => {
  await start({ firstStart: '2026-12-30T08:00:00.000Z' });
  await sell();
  till.passDays(1);
  await sell();
  till.passDays(1);
  await sell();
  const made = closures().map(({ body, segment }) => [
    body.period,
    body.number,
    body.late,
    segment,
  ]);
  expect(made).toEqual([
    ['day', 1, true, 1],
    ['day', 2, true, 1],
    ['month', 1, true, 1],
    ['year', 1, true, 1],
  ]);
  expect(till.transactions().at(-1)?.segment).toBe(2);
  expect(closures().at(-1)?.body.tenders).toEqual([
    { type: 'cash', count: 2, amountMinor: 15_980 },
  ]);
});

it('closing the last day of a year closes month and year with it', async () => {
  await start({ firstStart: '2026-12-31T08:00:00.000Z' });
  await sell();
  expect(await day.close()).toMatchObject({
    value: {
      closures: [
        { period: 'day', late: false },
        { period: 'month', from: '2026-12-31', late: false },
        { period: 'year', late: false },
      ],
    },
  });
});

it('a session of yesterday that is counted in the morning makes no day of its own', async () => {
  await day.open(cashOf(20_000));
  await sell();
  till.passDays(1);
  till.restart();
  expect(till.daySnapshot().session).toMatchObject({ number: 1, isOfEarlierDay: true });
  const late = closures().at(-1);
  const place = { journalId: late?.journal.id ?? '', sequence: late?.sequence ?? 0 };
  // Nobody has counted yet, so nobody is told.
  expect(reportOf(place)).toMatchObject({ isBlind: true, tenders: [] });
  expect(await day.close()).toMatchObject({ value: { closures: [] } });
  expect(reportOf(place)).toMatchObject({
    isBlind: false,
    tenders: [{ type: 'cash', amountMinor: 7_990 }],
  });
});

it('a day that starts at four goes on after midnight', async () => {
  await start({ dayStartsAt: 240, firstStart: '2026-11-22T22:00:00.000Z' });
  await sell();
  till.passMinutes(120);
  await sell();
  expect(till.transactions().map(({ businessDay }) => businessDay)).toEqual([
    '2026-11-22',
    '2026-11-22',
  ]);
  expect(closures()).toEqual([]);
  till.passMinutes(240);
  await sell();
  expect(till.transactions().at(-1)?.businessDay).toBe('2026-11-23');
  expect(closures()).toHaveLength(1);
});

it('too much cash in the drawer asks for a drop', async () => {
  await start({ dayRules: { drawerLimitMinor: 5_000 } });
  expect(till.daySnapshot().isDropDue).toBe(false);
  await sell();
  expect(till.daySnapshot().isDropDue).toBe(true);
  await day.move('cash-drop', 5_000);
  expect(till.daySnapshot().isDropDue).toBe(false);
});

it('an X leaves one event and no closure', async () => {
  await sell();
  const before = till.entries().length;
  const commandId = till.newCommandId();
  const first = await day.read(commandId);
  expect(await day.read(commandId)).toEqual(first);
  expect(first).toMatchObject({ value: { number: 1, totals: { salesMinor: 7_990 } } });
  expect(till.entries().length).toBe(before + 1);
  expect(closures()).toEqual([]);
});

function reportOf({ journalId, sequence }: { journalId: string; sequence: number }) {
  const sealed = till.journal.find(journalId, sequence);
  return sealed && closureReportOf(till.journal, sealed);
}

it('closed a second time, a day in which nothing moved since makes no second Z, month or year', async () => {
  await start({ firstStart: '2026-12-31T09:00:00.000Z' });
  await day.open(cashOf(20_000));
  await sell();
  await day.close();
  expect(closures().map(({ body }) => body.period)).toEqual(['day', 'month', 'year']);
  await day.open();
  expect(await day.close()).toMatchObject({ ok: true, value: { closures: [] } });
  till.passDays(1);
  till.restart();
  expect(closures()).toHaveLength(3);
});

it('what is sold after the last day of a month was closed is closed with its month, too', async () => {
  await start({ firstStart: '2026-11-30T09:00:00.000Z' });
  await sell();
  await day.close();
  await sell();
  await day.close();
  expect(closures().map(({ body }) => [body.period, body.number])).toEqual([
    ['day', 1],
    ['month', 1],
    ['day', 2],
    ['month', 2],
  ]);
});

it('a company of a country that asks for no closures has those that are made by hand alone', async () => {
  await start({ country: 'BE', firstStart: '2026-11-28T09:00:00.000Z' });
  await sell();
  till.passDays(1);
  till.restart();
  await sell();
  expect(closures()).toEqual([]);
  till.passDays(1);
  expect(await day.close()).toMatchObject({
    value: {
      closures: [
        { period: 'day', from: '2026-11-28', through: '2026-11-30', late: false },
        { period: 'month', from: '2026-11-28', through: '2026-11-30', late: false },
      ],
    },
  });
  till.passDays(40);
  till.restart();
  await sell();
  expect(closures()).toHaveLength(2);
});
