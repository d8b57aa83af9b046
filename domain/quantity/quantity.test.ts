import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extendedPriceMinor, parseQuantity, printQuantity, quantityProblem } from './quantity.ts';

describe('a quantity', () => {
  it('is read back as it was printed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_000, max: 9_999_000 }),
        fc.integer({ min: 0, max: 3 }),
        (value, scale) => {
          const quantity = { value: value === 0 ? 0 : value, scale };
          expect(parseQuantity(printQuantity(quantity), scale)).toEqual({
            ok: true,
            value: quantity,
          });
        },
      ),
    );
  });

  it('finer than the item allows is refused, never rounded', () => {
    expect(parseQuantity('1,5', 0).ok).toBe(false);
    expect(parseQuantity('1,500', 1)).toEqual({ ok: true, value: { value: 15, scale: 1 } });
    expect(parseQuantity('0,1234', 3).ok).toBe(false);
  });

  it.each([
    [{ value: 0, scale: 0 }, 'OUT_OF_RANGE'],
    [{ value: -1, scale: 0 }, 'OUT_OF_RANGE'],
    [{ value: 10_000, scale: 0 }, 'OUT_OF_RANGE'],
    [{ value: 1.5, scale: 0 }, 'NOT_DIVISIBLE'],
    [{ value: 1, scale: 3 }, 'NOT_DIVISIBLE'],
    [{ value: 9_999, scale: 0 }, null],
  ])('%j of a piece: %s', (quantity, problem) => {
    expect(quantityProblem(quantity, 0)).toBe(problem);
  });

  it('prices a weight to the nearest cent', () => {
    expect(extendedPriceMinor(8_900, { value: 123, scale: 3 })).toBe(1_095);
    expect(extendedPriceMinor(8_900, { value: -123, scale: 3 })).toBe(-1_095);
  });
});
