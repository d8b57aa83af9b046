import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SoldFigures } from './figures.ts';
import { hourRows } from './hour-rows.ts';
import {
  articlesPerTransaction,
  averageBasketMinor,
  changeBp,
  customerShareBp,
  shareBp,
} from './indicators.ts';

const hour = (key: number, grossMinor: number): SoldFigures => ({
  ...{ key: String(key).padStart(2, '0'), count: 1, grossMinor, netMinor: grossMinor - 1 },
});
const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const arbitraryHours = fc
  .uniqueArray(fc.integer({ min: 0, max: 23 }), { maxLength: 24 })
  .chain((keys) => fc.tuple(...keys.map((key) => amount.map((minor) => hour(key, minor)))));
const gross = ({ grossMinor }: SoldFigures): number => grossMinor;

describe('indicators', () => {
  it('a day without a transaction has no average, no index and no share', () => {
    const nothing = { transactionCount: 0, articlesSold: 0, customerCount: 0 };
    expect(averageBasketMinor(0, nothing)).toBeNull();
    expect(articlesPerTransaction(nothing)).toBeNull();
    expect(customerShareBp(nothing)).toBeNull();
  });

  it('are rounded half away from zero, to the cent and the hundredth', () => {
    expect(averageBasketMinor(684_210, { transactionCount: 131 })).toBe(5_223);
    expect(averageBasketMinor(-1, { transactionCount: 2 })).toBe(-1);
    expect(articlesPerTransaction({ articlesSold: 314, transactionCount: 131 })).toEqual({
      ...{ value: 240, scale: 2 },
    });
    expect(customerShareBp({ customerCount: 80, transactionCount: 131 })).toBe(6_107);
  });

  it('a change has no figure against nothing, nor against a day of more returns than sales', () => {
    expect(changeBp(10_620, 10_000)).toBe(620);
    expect(changeBp(-500, 10_000)).toBe(-10_500);
    expect(changeBp(10_000, 0)).toBeNull();
    expect(changeBp(10_000, -5)).toBeNull();
  });

  it('parts of a whole add up to all of it, but for rounding', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }), (parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        const shares = parts.map((part) => shareBp(part, whole));
        if (whole === 0) expect(shares.every((share) => share === null)).toBe(true);
        else {
          const sum = shares.reduce<number>((all, share) => all + (share ?? 0), 0);
          expect(Math.abs(sum - 10_000)).toBeLessThanOrEqual(parts.length);
        }
      }),
    );
  });
});

describe('the rows of the hours', () => {
  const rows = (now: SoldFigures[], before: SoldFigures[] | null, currentHour: number | null) =>
    hourRows({ now, before, currentHour, startsAtHour: 0, amount: gross });

  it('of no sale at all are none', () => {
    expect(rows([], null, 10)).toEqual([]);
    expect(rows([], [], 10)).toEqual([]);
  });

  it('leave no hour out between the first and the one that runs, and tell what has not begun from nothing sold', () => {
    expect(rows([hour(9, 100)], [hour(10, 50), hour(12, 70)], 11)).toEqual([
      { hour: 9, nowMinor: 100, count: 1, beforeMinor: 0 },
      { hour: 10, nowMinor: 0, count: 0, beforeMinor: 50 },
      { hour: 11, nowMinor: 0, count: 0, beforeMinor: 0 },
      { hour: 12, nowMinor: null, count: 0, beforeMinor: 70 },
    ]);
  });

  it('go on past midnight where the trading day does', () => {
    const past = hourRows({
      ...{ now: [hour(23, 10), hour(1, 30)], before: null, currentHour: 1 },
      ...{ startsAtHour: 6, amount: gross },
    });
    expect(past.map((row) => row.hour)).toEqual([23, 0, 1]);
    expect(past.map(({ nowMinor }) => nowMinor)).toEqual([10, 0, 30]);
  });

  it('hold all of both days, each hour once', () => {
    fc.assert(
      fc.property(
        arbitraryHours,
        fc.option(arbitraryHours),
        fc.option(fc.nat(23)),
        fc.nat(6),
        (now, before, currentHour, startsAtHour) => {
          const all = hourRows({ now, before, currentHour, startsAtHour, amount: gross });
          const sum = (amounts: readonly (number | null)[]) =>
            amounts.reduce<number>((total, each) => total + (each ?? 0), 0);
          expect(sum(all.map(({ nowMinor }) => nowMinor))).toBe(sum(now.map(gross)));
          expect(sum(all.map(({ beforeMinor }) => beforeMinor))).toBe(
            sum((before ?? []).map(gross)),
          );
          const hours = all.map((row) => row.hour);
          expect(new Set(hours).size).toBe(hours.length);
        },
      ),
    );
  });
});
