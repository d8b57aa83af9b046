import fc from 'fast-check';
import { expect, test } from 'vitest';
import { certaintyOf, type Depth } from './figure-certainty.ts';

const minute = 60_000;
const exact = (milli: number): Depth => ({ kind: 'exact', milli });
const band = (of: '0' | '1' | '2-5' | '6+'): Depth => ({ kind: 'band', band: of });

test.each([
  [exact(2_000), 4_000, 'sure'],
  [exact(1_000), 4_000, 'likely'],
  [exact(2_000), 20 * minute, 'unsure'],
  [exact(9_000), 20 * minute, 'likely'],
  [band('6+'), 4_000, 'likely'],
  [band('2-5'), 4_000, 'likely'],
  [band('2-5'), 60 * minute, 'unsure'],
  [band('1'), 4_000, 'unsure'],
  [band('6+'), 25 * 60 * minute, 'unsure'],
  [exact(9_000), null, 'unsure'],
] as const)('%j, %s ms old, is %s', (depth, ageMs, certainty) => {
  expect(certaintyOf(depth, ageMs)).toBe(certainty);
});

test('a figure never becomes surer by growing old or by being less', () => {
  const rank = { sure: 0, likely: 1, unsure: 2 };
  fc.assert(
    fc.property(fc.nat(20_000), fc.nat(20_000), fc.nat(9e7), fc.nat(9e7), (a, b, one, other) => {
      const [less, more] = [exact(Math.min(a, b)), exact(Math.max(a, b))];
      const [young, old] = [Math.min(one, other), Math.max(one, other)];
      expect(rank[certaintyOf(less, old)]).toBeGreaterThanOrEqual(rank[certaintyOf(more, old)]);
      expect(rank[certaintyOf(less, old)]).toBeGreaterThanOrEqual(rank[certaintyOf(less, young)]);
    }),
  );
});
