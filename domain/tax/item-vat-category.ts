import type { VatCategory } from './vat-key.ts';

/**
 * VAT category of an item from its e-reporting category and rate: what is not taxable here is
 * outside the scope, the margin scheme is apart, a zero rate is zero-rated, the rest is standard.
 */
export function itemVatCategory(
  eReportingCategory: 'TLB1' | 'TPS1' | 'TNT1' | 'TMA1',
  vatRateBp: number,
): VatCategory {
  if (eReportingCategory === 'TNT1') return 'O';
  if (eReportingCategory === 'TMA1') return 'M';
  return vatRateBp === 0 ? 'Z' : 'S';
}

/** Where no VAT is due the rate is 0, whatever the catalogue says. */
export function shownRateBp(vatCategory: VatCategory, vatRateBp: number): number {
  return vatCategory === 'S' || vatCategory === 'M' ? vatRateBp : 0;
}
