import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CustomerMark, foldMarks, markKinds, momentAfter } from './customer-mark.ts';

const moment = fc.integer({ min: 0, max: 5 }).map((ms) => new Date(ms).toISOString());
const mark: fc.Arbitrary<CustomerMark> = fc.record({
  kind: fc.constantFrom(...markKinds),
  key: fc.constantFrom('a', 'b'),
  at: moment,
  value: fc.option(fc.constantFrom('x', 'y'), { nil: null }),
  by: fc.constantFrom('', 'op-1'),
});

it('what was said folds to the same in any order, in any parts, and said twice', () => {
  fc.assert(
    fc.property(fc.array(mark), fc.array(mark), (one, other) => {
      const whole = foldMarks(one, other);
      expect(foldMarks(other.toReversed(), one.toReversed())).toEqual(whole);
      expect(foldMarks(foldMarks(one), foldMarks(other), one)).toEqual(whole);
    }),
  );
});

it('a wish that is taken off and wished again is there, whatever the clock says meanwhile', () => {
  const wish = { kind: 'wish' as const, key: 'lamp', by: 'op-1' };
  const first = { ...wish, value: '', at: momentAfter(undefined, 9_000) };
  const off = { ...wish, value: null, at: momentAfter(first, 1_000) };
  const again = { ...wish, value: '', at: momentAfter(off, 2_000) };
  expect(foldMarks([again], [first, off])).toEqual([again]);
});

it('a note that was withdrawn stays so', () => {
  const note = { kind: 'note' as const, key: 'n-1', by: 'op-1' };
  const withdrawn = { ...note, value: null, at: momentAfter(undefined, 1_000) };
  const late = { ...note, value: 'any', at: momentAfter(undefined, 9_000) };
  expect(foldMarks([late, withdrawn])).toEqual([withdrawn]);
});
