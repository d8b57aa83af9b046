import { expect, test } from 'vitest';
import type { MoneyPlace } from '../day/money.ts';
import { dayEffectsOf } from '../effects/day-effects.ts';
import { addToDay, type DayEntry, noJournalDay } from './journal-day.ts';

const businessDay = '2026-11-22';
const entry = (sequence: number, said: Partial<DayEntry>): DayEntry => ({
  ...{ sequence, businessDay, reported: null, effects: { moves: [], counts: [] } },
  ...{ isCount: false, closure: null },
  ...said,
});

function moved(
  kind: string,
  from: MoneyPlace,
  amountMinor: number,
  to: MoneyPlace = from === 'drawer' ? 'outside' : 'drawer',
) {
  const money = [{ type: 'cash', amountMinor, pieces: 0, denominations: [], items: [] }];
  const body = { kind, from, to, money, reasonCode: '', slipNumber: 0, pouch: '', approval: null };
  return dayEffectsOf({ type: 'money-moved', body: { ...body, from, to } });
}

function fold(...entries: DayEntry[]) {
  return entries.reduce((day, each) => addToDay(day, businessDay, each), noJournalDay('EUR'));
}

const z = (number: number, turnoverMinor: number) => ({
  closure: { number, from: businessDay, through: businessDay, turnoverMinor },
});

test('what a handover found is a difference of the day, by its sign; what somebody paid out is none', () => {
  const day = fold(
    entry(1, { effects: moved('drawer-correction', 'drawer', 500) }),
    entry(2, { effects: moved('drawer-correction', 'outside', 200) }),
    entry(3, { effects: moved('paid-out', 'drawer', 1_000) }),
  );
  expect(day.differences).toEqual([{ type: 'cash', amountMinor: -300 }]);
  expect(day.moves.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
    ['drawer-correction', 500],
    ['drawer-correction', 200],
    ['paid-out', 1_000],
  ]);
});

test('what goes from the safe to the bank after the Z leaves the day closed', () => {
  const deposit = moved('bank-deposit', 'safe', 20_000, 'bank');
  const day = fold(entry(1, z(7, 0)), entry(2, { effects: deposit }));
  expect(day).toMatchObject({ closureNumber: 7, isUnclosed: false, lastSequence: 2 });
  expect(day.moves).toMatchObject([{ kind: 'bank-deposit', amountMinor: 20_000 }]);
});

test('money of the drawer that moves after the Z opens the day again; the next Z closes it', () => {
  const closed = fold(entry(1, z(7, 0)));
  expect(closed).toMatchObject({ closureNumber: 7, isUnclosed: false });
  const again = addToDay(
    closed,
    businessDay,
    entry(2, { effects: moved('paid-out', 'drawer', 100) }),
  );
  expect(again).toMatchObject({ closureNumber: null, isUnclosed: true });
  expect(addToDay(again, businessDay, entry(3, z(8, 0)))).toMatchObject({
    closureNumber: 8,
    isUnclosed: false,
  });
});

test('a Z of another day, or one written later for this one, is told apart', () => {
  const other = { number: 8, from: '2026-11-23', through: '2026-11-23', turnoverMinor: 0 };
  const late = entry(2, { ...z(7, 0), businessDay: '2026-11-23' });
  const day = fold(entry(1, { effects: moved('paid-in', 'outside', 100) }), late);
  expect(day).toMatchObject({ closureNumber: 7, lastSequence: 1 });
  expect(addToDay(day, businessDay, entry(3, { closure: other }))).toMatchObject({
    closureNumber: 7,
  });
});

test('a Z that says another turnover than its entries is told', () => {
  expect(fold(entry(1, z(7, 1_500))).mismatches).toEqual([
    { closureNumber: 7, signedMinor: 1_500, foldedMinor: 0 },
  ]);
});
