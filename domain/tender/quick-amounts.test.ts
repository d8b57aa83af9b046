import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickAmounts } from './quick-amounts.ts';

describe('quick amounts', () => {
  it('are what people hand over', () => {
    expect(quickAmounts(4_362, 'EUR')).toEqual([4_362, 4_500, 5_000, 10_000]);
    expect(quickAmounts(5_000, 'EUR')).toEqual([5_000, 10_000, 20_000]);
    expect(quickAmounts(0, 'EUR')).toEqual([]);
    expect(quickAmounts(4_362, 'CHF')).toEqual([4_362, 5_000, 6_000, 10_000]);
    expect(quickAmounts(4_362, 'XPF')).toEqual([4_362]);
  });

  it('always cover what is due, rising, at most four', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (due) => {
        const amounts = quickAmounts(due, 'EUR');
        expect(amounts[0]).toBe(due);
        expect(amounts.length).toBeLessThanOrEqual(4);
        expect(amounts).toEqual([...new Set(amounts)].sort((a, b) => a - b));
      }),
    );
  });
});
