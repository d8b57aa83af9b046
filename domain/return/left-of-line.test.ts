import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumMinor } from '../money/minor.ts';
import { extendedPriceMinor } from '../quantity/quantity.ts';
import { type LineWorth, leftOfLine, shareOfLeft } from './left-of-line.ts';

const modifier = (amountMinor: number) => ({
  source: 'promotion' as const,
  sourceId: '3-for-2',
  label: '3 pour 2',
  amountMinor,
  reasonCode: '',
  operatorId: '',
  approval: null,
});

/** Three pairs of socks at 9,90 €, one of them free. */
const threeForTwo: LineWorth = {
  quantity: { value: 3, scale: 0 },
  grossMinor: 1_980,
  netMinor: 1_650,
  vatMinor: 330,
  ecoParticipationMinor: 0,
  modifiers: [modifier(-990)],
};

describe('what a return gives back', () => {
  it('is 6,60 € for one of three at 3 for 2 for 9,90 €', () => {
    const one = shareOfLeft(threeForTwo, 990, { value: 1, scale: 0 });
    expect(one).toEqual({
      quantity: { value: -1, scale: 0 },
      grossMinor: -660,
      netMinor: -550,
      vatMinor: -110,
      ecoParticipationMinor: 0,
      modifiers: [modifier(330)],
    });
  });

  it('is everything for all of it, to the cent', () => {
    const all = shareOfLeft(threeForTwo, 990, threeForTwo.quantity);
    expect(all).toMatchObject({ grossMinor: -1_980, netMinor: -1_650, vatMinor: -330 });
    expect(leftOfLine(threeForTwo, [all])).toMatchObject({
      quantity: { value: 0, scale: 0 },
      grossMinor: 0,
      modifiers: [modifier(0)],
    });
  });

  it('names the cent that weighing a part leaves, where nothing else changed the price', () => {
    // 1,250 kg at 4,50 € is 5,63 €; twice 0,625 kg would be 2,81 €.
    const cheese: LineWorth = {
      quantity: { value: 1_250, scale: 3 },
      grossMinor: 563,
      netMinor: 534,
      vatMinor: 29,
      ecoParticipationMinor: 0,
      modifiers: [],
    };
    const half = shareOfLeft(cheese, 450, { value: 625, scale: 3 });
    expect(half.grossMinor).toBe(-282);
    expect(half.modifiers).toMatchObject([{ reasonCode: 'rounding', amountMinor: -1 }]);
    const rest = shareOfLeft(leftOfLine(cheese, [half]), 450, { value: 625, scale: 3 });
    expect(rest).toMatchObject({ grossMinor: -281, modifiers: [] });
  });

  it('adds up to exactly what was paid, whatever the parts and whatever was taken out again', () => {
    fc.assert(
      fc.property(arbitrarySale, arbitraryParts, ({ sold, unitPriceMinor }, parts) => {
        const kept: LineWorth[] = [];
        for (const { percent, isTakenOut } of [...parts, { percent: 100, isTakenOut: false }]) {
          const left = leftOfLine(sold, kept);
          const value = Math.ceil((left.quantity.value * percent) / 100);
          if (value === 0) break;
          const back = shareOfLeft(left, unitPriceMinor, { ...sold.quantity, value });
          expectSound(back, unitPriceMinor);
          if (!isTakenOut) kept.push(back);
        }
        expect(leftOfLine(sold, kept)).toMatchObject({
          quantity: { value: 0 },
          grossMinor: 0,
          netMinor: 0,
          vatMinor: 0,
          ecoParticipationMinor: 0,
        });
        // Of pieces each modifier comes back whole; a part's weight has its own rounding.
        if (sold.quantity.scale > 0) return;
        const moved = leftOfLine(sold, kept).modifiers.map(({ amountMinor }) => amountMinor);
        expect(moved).toEqual(moved.map(() => 0));
      }),
    );
  });
});

/** The sums that every journalled line keeps. */
function expectSound(back: LineWorth, unitPriceMinor: number): void {
  const changed = sumMinor(back.modifiers.map(({ amountMinor }) => amountMinor));
  expect(back.netMinor + back.vatMinor).toBe(back.grossMinor);
  expect(extendedPriceMinor(unitPriceMinor, back.quantity) + changed).toBe(back.grossMinor);
  expect(back.grossMinor).toBeLessThanOrEqual(0);
}

const arbitraryParts = fc.array(
  fc.record({ percent: fc.integer({ min: 1, max: 100 }), isTakenOut: fc.boolean() }),
  { maxLength: 8 },
);

const arbitrarySale = fc
  .record({
    quantity: fc.oneof(
      fc.record({ value: fc.integer({ min: 1, max: 40 }), scale: fc.constant(0) }),
      fc.record({ value: fc.integer({ min: 1, max: 9_000 }), scale: fc.constant(3) }),
    ),
    unitPriceMinor: fc.integer({ min: 0, max: 20_000 }),
    rateBp: fc.constantFrom(0, 550, 1_000, 2_000),
    offPercent: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 3 }),
    ecoPercent: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ quantity, unitPriceMinor, rateBp, offPercent, ecoPercent }) => {
    const fullMinor = extendedPriceMinor(unitPriceMinor, quantity);
    let grossMinor = fullMinor;
    const modifiers = offPercent.map((percent) => {
      const offMinor = Math.floor((grossMinor * percent) / 100);
      grossMinor -= offMinor;
      return modifier(0 - offMinor);
    });
    const vatMinor = Math.round((grossMinor * rateBp) / (10_000 + rateBp));
    const ecoParticipationMinor = Math.floor((grossMinor * ecoPercent) / 100);
    const netMinor = grossMinor - vatMinor;
    const sold: LineWorth = {
      quantity,
      grossMinor,
      netMinor,
      vatMinor,
      ecoParticipationMinor,
      modifiers,
    };
    return { sold, unitPriceMinor };
  });
