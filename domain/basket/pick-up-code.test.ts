import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickUpCode, pickUpCodes, readPickUpCode } from './pick-up-code.ts';

test('baskets that wait have a code each, as long as there are any', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: pickUpCodes, maxLength: pickUpCodes }), (drawn) => {
      const taken = new Set<string>();
      for (const each of drawn) {
        const code = pickUpCode(each, taken);
        expect(code).toMatch(/^[A-Z]\d\d$/);
        taken.add(code ?? '');
      }
      expect(taken.size).toBe(pickUpCodes);
      expect(pickUpCode(drawn[0] ?? 0, taken)).toBeNull();
    }),
    { numRuns: 5 },
  );
});

test('a code is read however it is typed', () => {
  for (let drawn = 0; drawn < pickUpCodes; drawn += 1) {
    const code = pickUpCode(drawn, new Set()) ?? '';
    expect(readPickUpCode(code)).toBe(code);
    expect(readPickUpCode(` ${code.slice(0, 1).toLowerCase()} ${code.slice(1)} `)).toBe(code);
  }
});

test.each(['', 'K4', 'K422', 'B42', 'K10', '42K', '3760123450010'])('%j is none', (text) => {
  expect(readPickUpCode(text)).toBeNull();
});
