import type { VatRates } from '../../contract/document/vat-rates.ts';

/** Those of mainland France (CGI, articles 278, 279, 278-0 bis and 281 quater), and none. */
export const demoVatRates: VatRates = [
  { rateBp: 2_000, names: { fr: 'Taux normal', en: 'Standard rate' } },
  { rateBp: 1_000, names: { fr: 'Taux intermédiaire', en: 'Intermediate rate' } },
  { rateBp: 550, names: { fr: 'Taux réduit', en: 'Reduced rate' } },
  { rateBp: 210, names: { fr: 'Taux particulier', en: 'Super-reduced rate' } },
  { rateBp: 0, names: { fr: 'Sans TVA', en: 'No VAT' } },
];
