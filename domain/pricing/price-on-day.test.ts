import { expect, it } from 'vitest';
import { priceOnDay } from './price-on-day.ts';

const window = (from: string | null, through: string | null, price: number) => ({
  ...{ from, through, price },
});

it('a list asks its standing price on any day that no window holds, and nothing without one', () => {
  expect(priceOnDay({ price: 10 }, '2026-11-30')).toBe(10);
  expect(priceOnDay({ windows: [window('2026-12-01', null, 8)] }, '2026-11-30')).toBeNull();
});

it('both ends of a window are in it, and an open end has none', () => {
  const price = { price: 10, windows: [window('2026-12-01', '2026-12-24', 8)] };
  const days = ['2026-11-30', '2026-12-01', '2026-12-24', '2026-12-25'];
  expect(days.map((day) => priceOnDay(price, day))).toEqual([10, 8, 8, 10]);
  expect(priceOnDay({ price: 10, windows: [window(null, '2026-12-24', 8)] }, '2020-01-01')).toBe(8);
  expect(priceOnDay({ price: 10, windows: [window('2026-12-01', null, 8)] }, '2099-01-01')).toBe(8);
});

it('of windows that overlap the one that began last counts, of two that began together the shorter', () => {
  const season = window('2026-11-01', '2027-01-31', 8);
  const week = window('2026-12-01', '2026-12-07', 6);
  const dayOnly = window('2026-12-01', '2026-12-01', 5);
  for (const windows of [
    [season, week, dayOnly],
    [dayOnly, week, season],
  ]) {
    const on = (day: string) => priceOnDay({ price: 10, windows }, day);
    expect([on('2026-11-15'), on('2026-12-01'), on('2026-12-02'), on('2026-12-08')]).toEqual([
      8, 5, 6, 8,
    ]);
  }
});

it('a price of nothing is a price', () => {
  expect(priceOnDay({ price: 10, windows: [window(null, null, 0)] }, '2026-11-30')).toBe(0);
});
