import { describe, expect, it } from 'vitest';
import { splitIncludedVat } from './included-vat.ts';
import { itemVatCategory, shownRateBp } from './item-vat-category.ts';
import { hasSoundVat } from './sound-vat.ts';

describe('what is not taxed as a sale', () => {
  it.each([
    ['TNT1', 2_000, 'O', 0],
    ['TMA1', 2_000, 'M', 2_000],
    ['TLB1', 0, 'Z', 0],
    ['TLB1', 550, 'S', 550],
  ] as const)('%s at %i is %s and shows %i', (eReportingCategory, rate, category, shown) => {
    expect(itemVatCategory(eReportingCategory, rate)).toBe(category);
    expect(shownRateBp(category, rate)).toBe(shown);
  });

  it('shows no VAT in its price, whatever its rate', () => {
    const { lines } = splitIncludedVat([
      { vatCategory: 'M', vatRateBp: 2_000, grossMinor: 12_000 },
      { vatCategory: 'O', vatRateBp: 0, grossMinor: 5_000 },
      { vatCategory: 'S', vatRateBp: 2_000, grossMinor: 12_000 },
    ]);
    expect(lines.map(({ vatMinor }) => vatMinor)).toEqual([0, 0, 2_000]);
  });

  it('is never signed with VAT', () => {
    expect(hasSoundVat({ vatCategory: 'M', vatRateBp: 2_000, vatMinor: 1 })).toBe(false);
    expect(hasSoundVat({ vatCategory: 'O', vatRateBp: 2_000, vatMinor: 0 })).toBe(false);
    expect(hasSoundVat({ vatCategory: 'S', vatRateBp: 2_000, vatMinor: 1 })).toBe(true);
  });
});
