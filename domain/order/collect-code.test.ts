import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectCode, printCollectCode, readCollectCode } from './collect-code.ts';

test('a code is read as it is printed, said or typed', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 16, maxLength: 40 }), (basketId) => {
      const code = collectCode(basketId);
      expect(readCollectCode(code)).toBe(code);
      expect(readCollectCode(printCollectCode(code).toLowerCase())).toBe(code);
    }),
  );
});

test('ids that differ by one sign have codes that have nothing in common', () => {
  const codes = Array.from({ length: 5_000 }, (_, index) => collectCode(`basket-00000000${index}`));
  // 5,000 of 2^30: one pair alike in eighty such lists.
  expect(new Set(codes).size).toBeGreaterThan(4_997);
});

test('signs that are misread are taken for what they look like', () => {
  expect(readCollectCode('k7m-o1l')).toBe('K7M011');
  expect(readCollectCode('K7M 4QU')).toBeNull();
  expect(readCollectCode('K7M4Q')).toBeNull();
});
