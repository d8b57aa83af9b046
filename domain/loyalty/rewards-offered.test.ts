import { expect, test } from 'vitest';
import { sampleTerms } from '../../test/support/loyalty/sample-programme.ts';
import { type KnownPoints, rewardsOffered } from './rewards-offered.ts';

const customer: KnownPoints = {
  ...{ points: 350, tier: 'gold', hasPurchased: true, birthdayYear: '', birthMonth: null },
};
const basket = { businessDay: '2026-11-30', goodsMinor: 4_000, skus: ['cup'], takenPoints: 0 };
const offeredTo = (who: Partial<KnownPoints> = {}, what: Partial<typeof basket> = {}) =>
  rewardsOffered(sampleTerms, { ...customer, ...who }, { ...basket, ...what }).map(
    ({ reward: { id }, lacks }) => [id, lacks],
  );

test('each reward says what it still lacks: points, value of goods, the gift itself', () => {
  expect(offeredTo()).toEqual([
    ['five', null],
    ['candle', { kind: 'gift' }],
  ]);
  expect(offeredTo({}, { skus: ['cup', 'candle'], goodsMinor: 499 })).toEqual([
    ['five', { kind: 'amount', by: 1 }],
    ['candle', null],
  ]);
  expect(offeredTo({}, { takenPoints: 300 })).toEqual([
    ['five', { kind: 'points', by: 50 }],
    ['candle', { kind: 'points', by: 250 }],
  ]);
});

test('who owes points is offered none for them', () => {
  expect(offeredTo({ points: -20 })[0]).toEqual(['five', { kind: 'points', by: 100 }]);
});

test('a reward of a tier is for nobody else', () => {
  expect(offeredTo({ tier: 'silver' }).map(([id]) => id)).toEqual(['five']);
});

test('the birthday reward is there in the month of birth, once a year', () => {
  const birthMonth = 11;
  expect(offeredTo({ birthMonth }).map(([id]) => id)).toContain('birthday');
  expect(offeredTo({ birthMonth, birthdayYear: '2025' }).map(([id]) => id)).toContain('birthday');
  expect(offeredTo({ birthMonth, birthdayYear: '2026' }).map(([id]) => id)).not.toContain(
    'birthday',
  );
  expect(offeredTo({ birthMonth: 12 }).map(([id]) => id)).not.toContain('birthday');
});
