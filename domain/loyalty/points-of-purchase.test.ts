import { expect, test } from 'vitest';
import { sampleTerms } from '../../test/support/loyalty/sample-programme.ts';
import type { LoyaltyLine } from './loyalty-line.ts';
import { pointsOfPurchase } from './points-of-purchase.ts';

const nobody = { tier: '', isFirst: false };
const businessDay = '2026-11-30';

test('small lines together earn what one large line does', () => {
  const small = Array.from({ length: 10 }, (_, index) => line(index + 1, 90));
  const points = pointsOfPurchase({ businessDay, lines: small }, sampleTerms, nobody);
  expect(sumOf(points)).toBe(9);
  expect(points.map((each) => each.points)).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
});

test('of the multipliers that fit a line the highest counts, and it is named', () => {
  const lines = [line(1, 1_000), { ...line(2, 1_000), category: 'lighting' }];
  expect(
    pointsOfPurchase({ businessDay, lines }, sampleTerms, { tier: 'gold', isFirst: false }),
  ).toMatchObject([
    { line: 1, points: 15, percent: 150, multiplierId: 'gold' },
    { line: 2, points: 20, percent: 200, multiplierId: 'lighting' },
  ]);
});

test('what is left out earns nothing and is named all the same', () => {
  const lines = [{ ...line(1, 5_000), sku: 'bag' }, line(2, 250)];
  expect(pointsOfPurchase({ businessDay, lines }, sampleTerms, nobody)).toMatchObject([
    { line: 1, points: 0 },
    { line: 2, points: 2 },
  ]);
});

test('the points for a first purchase are shared by what the lines cost', () => {
  const lines = [line(1, 1_000), line(2, 3_000)];
  const points = pointsOfPurchase({ businessDay, lines }, sampleTerms, { tier: '', isFirst: true });
  expect(points.map(({ welcomePoints }) => welcomePoints)).toEqual([12, 38]);
  expect(sumOf(points)).toBe(40 + 50);
});

test('a multiplier counts within its days and on its weekdays only', () => {
  const [lighting] = sampleTerms.multipliers;
  if (!lighting) throw new Error('The sample has a multiplier');
  const percentOn = (change: Partial<typeof lighting>) =>
    pointsOfPurchase(
      { businessDay, lines: [{ ...line(1, 1_000), category: 'lighting' }] },
      { ...sampleTerms, multipliers: [{ ...lighting, ...change }] },
      nobody,
    )[0]?.percent;
  // 30 November 2026 is a Monday.
  expect(percentOn({ weekdays: [1] })).toBe(200);
  expect(percentOn({ weekdays: [2, 7] })).toBe(100);
  expect(percentOn({ from: '2026-11-30', through: '2026-11-30' })).toBe(200);
  expect(percentOn({ from: '2026-12-01' })).toBe(100);
  expect(percentOn({ through: '2026-11-29' })).toBe(100);
});

test('a visit earns its points once, from its amount on', () => {
  const earning = { kind: 'per-visit' as const, points: 10, fromMinor: 2_000 };
  const terms = { ...sampleTerms, earning };
  const pointsOf = (lines: LoyaltyLine[]) =>
    pointsOfPurchase({ businessDay, lines }, terms, nobody).map(({ points }) => points);
  expect(pointsOf([line(1, 1_000), line(2, 999)])).toEqual([0, 0]);
  expect(pointsOf([line(1, 1_000), line(2, 3_000)])).toEqual([2, 8]);
  expect(pointsOf([{ ...line(1, 1_000), category: 'lighting' }, line(2, 1_000)])).toEqual([10, 10]);
});

function line(number: number, amountMinor: number): LoyaltyLine {
  return {
    ...{ line: number, sku: `sku-${number}`, model: '', category: 'table', amountMinor },
    ...{ quantityMilli: 1_000, rewards: [] },
  };
}

function sumOf(points: readonly { points: number }[]): number {
  return points.reduce((sum, each) => sum + each.points, 0);
}
