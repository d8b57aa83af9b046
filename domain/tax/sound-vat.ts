import type { VatKey } from './vat-key.ts';

/** Categories under which no VAT is due: their rate is 0. */
const untaxed: ReadonlySet<VatKey['vatCategory']> = new Set(['Z', 'E', 'G', 'K', 'O']);

/**
 * Whether a line's VAT fits its category. Under the margin scheme (M, CGI 297 A) the price shows no
 * VAT: what is due on the margin is reckoned from the purchase, by serial number, in the back office.
 */
export function hasSoundVat(line: VatKey & { vatMinor: number }): boolean {
  if (untaxed.has(line.vatCategory)) return line.vatRateBp === 0 && line.vatMinor === 0;
  return line.vatCategory !== 'M' || line.vatMinor === 0;
}

/** Whether a paper may say rate and VAT: of what is sold under the margin scheme it says neither (CGI 297 E). */
export function showsRate({ vatCategory }: Pick<VatKey, 'vatCategory'>): boolean {
  return vatCategory !== 'M';
}
