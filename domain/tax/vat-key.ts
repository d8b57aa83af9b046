/** UNTDID 5305 code of a VAT category: S standard or reduced rate, Z zero, E exempt, G export, K intra-community, O outside scope, M margin scheme (ours). */
export type VatCategory = 'S' | 'Z' | 'E' | 'G' | 'K' | 'O' | 'M';

/** What amounts are grouped by for VAT. The rate is in hundredths of a percent: 20 % = 2000. */
export interface VatKey {
  vatCategory: VatCategory;
  vatRateBp: number;
}

/** Sortable: category, then rate. */
export function vatKeyText(key: VatKey): string {
  return `${key.vatCategory}${String(key.vatRateBp).padStart(5, '0')}`;
}
