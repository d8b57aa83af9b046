import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasValidCheckDigit, isGtinShaped, toGtin14 } from './gtin.ts';

describe('a GTIN', () => {
  it.each(['3017620422003', '96385074', '036000291452', '03017620422003'])(
    '%s is right',
    (code) => {
      expect(hasValidCheckDigit(code)).toBe(true);
    },
  );

  it('with any one digit changed is refused', () => {
    fc.assert(
      fc.property(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 9 }), (position, shift) => {
        const right = '3017620422003';
        const digit = (Number(right[position]) + shift) % 10;
        expect(toGtin14(right.slice(0, position) + digit + right.slice(position + 1))).toBeNull();
      }),
    );
  });

  it('has one form whatever its length', () => {
    expect(toGtin14('96385074')).toBe('00000096385074');
    expect(toGtin14('036000291452')).toBe('00036000291452');
    expect(isGtinShaped('12345')).toBe(false);
  });
});
