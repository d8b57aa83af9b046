import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { negate, sumMinor } from '../money/minor.ts';
import { includedVatMinor, splitIncludedVat, type TaxedAmount } from './included-vat.ts';

const taxed: fc.Arbitrary<TaxedAmount> = fc.record({
  vatCategory: fc.constant('S' as const),
  vatRateBp: fc.constantFrom(0, 210, 550, 1_000, 2_000),
  grossMinor: fc.integer({ min: -500_000, max: 500_000 }),
});

describe('VAT included', () => {
  it('of lines adds up to the VAT of each rate, and net plus VAT to gross', () => {
    fc.assert(
      fc.property(fc.array(taxed, { minLength: 1, maxLength: 40 }), (lines) => {
        const split = splitIncludedVat(lines);
        for (const line of split.lines) expect(line.netMinor + line.vatMinor).toBe(line.grossMinor);
        for (const total of split.totals) {
          const own = split.lines.filter((_, index) => lines[index]?.vatRateBp === total.vatRateBp);
          expect(sumMinor(own.map((line) => line.vatMinor))).toBe(total.vatMinor);
          expect(sumMinor(own.map((line) => line.grossMinor))).toBe(total.grossMinor);
          expect(total.netMinor + total.vatMinor).toBe(total.grossMinor);
        }
      }),
    );
  });

  it('of sold lines is computed once on their sum, not line by line', () => {
    // Three times 1,00 € at 20 %: 0,50 € of VAT, though each line alone would give 0,17 €.
    const line: TaxedAmount = { vatCategory: 'S', vatRateBp: 2_000, grossMinor: 100 };
    const { totals, lines } = splitIncludedVat([line, line, line]);
    expect(totals[0]?.vatMinor).toBe(50);
    expect(lines.map(({ vatMinor }) => vatMinor)).toEqual([17, 17, 16]);
  });

  it('of a return is the negative of the VAT of its sale', () => {
    fc.assert(
      fc.property(fc.array(taxed, { minLength: 1, maxLength: 40 }), (lines) => {
        const sale = splitIncludedVat(lines);
        const back = splitIncludedVat(
          lines.map((line) => ({ ...line, grossMinor: negate(line.grossMinor) })),
        );
        expect(back.lines.map(({ vatMinor }) => vatMinor)).toEqual(
          sale.lines.map(({ vatMinor }) => negate(vatMinor)),
        );
      }),
    );
  });

  it('shows on both lines of an even exchange', () => {
    const sold: TaxedAmount = { vatCategory: 'S', vatRateBp: 2_000, grossMinor: 2_000 };
    const { lines, totals } = splitIncludedVat([sold, { ...sold, grossMinor: -2_000 }]);
    expect(lines.map(({ vatMinor }) => vatMinor)).toEqual([333, -333]);
    expect(totals[0]).toMatchObject({ grossMinor: 0, vatMinor: 0 });
  });

  it.each([
    [12_000, 2_000, 2_000],
    [1_055, 550, 55],
    [999, 2_000, 167],
    [1, 2_000, 0],
  ])('of %i at %i is %i', (gross, rate, vat) => {
    expect(includedVatMinor(gross, rate)).toBe(vat);
  });
});
