import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate.ts';
import { parseAmount, printAmount } from './amount-text.ts';
import { maximumAmountMinor, multiplyDivide, sumMinor } from './minor.ts';

const amount = fc.integer({ min: -maximumAmountMinor, max: maximumAmountMinor });
const weight = fc.integer({ min: 0, max: 1_000_000 });

describe('a split of money', () => {
  it('loses and invents no minor unit', () => {
    fc.assert(
      fc.property(amount, fc.array(weight, { minLength: 1, maxLength: 60 }), (total, weights) => {
        expect(sumMinor(allocate(total, weights))).toBe(total);
      }),
    );
  });

  it('gives each part within one minor unit of its ideal share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.array(weight, { minLength: 1, maxLength: 20 }).filter((all) => sumMinor(all) > 0),
        (total, weights) => {
          const sum = sumMinor(weights);
          allocate(total, weights).forEach((part, index) => {
            expect(Math.abs(part - (total * (weights[index] ?? 0)) / sum)).toBeLessThan(1);
          });
        },
      ),
    );
  });

  it('turns its sign with the total', () => {
    fc.assert(
      fc.property(amount, fc.array(weight, { minLength: 1, maxLength: 20 }), (total, weights) => {
        const there = allocate(total, weights);
        const back = allocate(total === 0 ? 0 : -total, weights);
        expect(there.map((part, index) => part + (back[index] ?? Number.NaN))).toEqual(
          weights.map(() => 0),
        );
      }),
    );
  });

  it('gives nothing to a part without weight while others have one', () => {
    expect(allocate(1, [0, 3, 0])).toEqual([0, 1, 0]);
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(7, [0, 0])).toEqual([4, 3]);
  });
});

describe('multiply and divide', () => {
  it('rounds half away from zero, the same on both sides', () => {
    expect(multiplyDivide(5, 1, 2)).toBe(3);
    expect(multiplyDivide(-5, 1, 2)).toBe(-3);
    expect(multiplyDivide(1, 1, 3)).toBe(0);
    expect(Object.is(multiplyDivide(-1, 1, 3), 0)).toBe(true);
  });

  it('is exact where floating point is not', () => {
    expect(multiplyDivide(9_007_199_254_740_991, 3, 9)).toBe(3_002_399_751_580_330);
  });
});

describe('an amount as text', () => {
  it('is read back as it was printed, in any currency', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom('EUR', 'JPY', 'TND', 'GBP'), (minor, currency) => {
        expect(parseAmount(printAmount(minor, currency), currency)).toEqual({
          ok: true,
          value: minor === 0 ? 0 : minor,
        });
      }),
    );
  });

  it.each([
    ['20', 2_000],
    ['20,5', 2_050],
    ['0.01', 1],
    [' 3,00 ', 300],
  ])('reads %j', (text, minor) => {
    expect(parseAmount(text, 'EUR')).toEqual({ ok: true, value: minor });
  });

  it.each(['', '-', '1e3', '1.234', '1 000', 'NaN', '9999999999999', '٣', '0x10', '1,2,3'])(
    'refuses %j',
    (text) => {
      expect(parseAmount(text, 'EUR').ok).toBe(false);
    },
  );
});
