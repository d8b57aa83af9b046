import fc from 'fast-check';
import { expect, test } from 'vitest';
import { missingPriceMinor, missingVatRateBp } from './missing-price.ts';

const gtin14 = fc.integer({ min: 0, max: 9_999_999_999_999 }).map((n) => `${n}0`.padStart(14, '0'));
const many = Array.from({ length: 20_000 }, (_, n) => `03${String(n * 37).padStart(11, '0')}5`);

test('a missing price is between 0,49 and 49,99 and ends in 9, 5 or 0 cents', () => {
  fc.assert(
    fc.property(gtin14, (gtin) => {
      const price = missingPriceMinor(gtin);
      expect(price).toBeGreaterThanOrEqual(49);
      expect(price).toBeLessThanOrEqual(4_999);
      expect([0, 5, 9]).toContain(price % 10);
    }),
  );
});

test('the rule never changes: receipts and recomputations of old imports rely on it', () => {
  const known = ['03000000000014', '03760123450011', '00000096385074'];
  expect(known.map((gtin) => [missingPriceMinor(gtin), missingVatRateBp(gtin)])).toEqual([
    [149, 2000],
    [2435, 550],
    [359, 550],
  ]);
});

test('neighbouring GTINs differ, and most prices end in 9 or 5 cents', () => {
  const prices = many.map(missingPriceMinor);
  expect(new Set(prices).size).toBeGreaterThan(500);
  const plain = prices.filter((price) => price % 10 !== 0).length / prices.length;
  expect(plain).toBeGreaterThan(0.85);
});

test('most items carry 5,5 %, some 20 %, a few 10 %', () => {
  const share = (rate: number) =>
    many.filter((gtin) => missingVatRateBp(gtin) === rate).length / many.length;
  expect(share(550)).toBeGreaterThan(0.6);
  expect(share(2000)).toBeGreaterThan(0.15);
  expect(share(1000)).toBeGreaterThan(0.02);
  expect(share(550) + share(2000) + share(1000)).toBe(1);
});
