import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountScale } from './amount-scale.ts';

const amounts = fc.array(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), {
  maxLength: 24,
});
const box = { length: 200, tickCount: 4 };

describe('the scale of amounts', () => {
  it('holds every amount and zero, the greater the higher', () => {
    fc.assert(
      fc.property(amounts, (all) => {
        const { place, zero } = amountScale(all, box);
        const places = all.toSorted((a, b) => a - b).map(place);
        for (const at of [...places, zero]) {
          expect(at).toBeGreaterThanOrEqual(-1e-6);
          expect(at).toBeLessThanOrEqual(200 + 1e-6);
        }
        expect(places).toEqual(places.toSorted((a, b) => b - a));
      }),
    );
  });

  it('has few lines, at round amounts, zero among them', () => {
    fc.assert(
      fc.property(amounts, (all) => {
        const { ticks } = amountScale(all, box);
        expect(ticks).toContain(0);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(10);
      }),
    );
    expect(amountScale([128_350], box).ticks).toEqual([0, 50_000, 100_000, 150_000]);
    expect(amountScale([-5_000, 12_000], box).ticks).toEqual([-5_000, 0, 5_000, 10_000, 15_000]);
  });

  it('of a day without a sale has its zero at the foot', () => {
    expect(amountScale([], box)).toMatchObject({ zero: 200 });
    expect(amountScale([0, 0], box).place(0)).toBe(200);
  });

  it('of returns alone hangs from its zero', () => {
    expect(amountScale([-9_000, -4_000], box).zero).toBe(0);
  });
});
