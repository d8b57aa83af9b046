import type { VatCategory } from '../tax/vat-key.ts';

/** What the basket keeps of an item: frozen when it was added, so that a price feed in the middle of a sale changes nothing. */
export interface ItemFacts {
  sku: string;
  /** 14 digits, or empty. */
  gtin: string;
  name: string;
  category: string;
  eReportingCategory: 'TLB1' | 'TPS1' | 'TNT1' | 'TMA1';
  /** VAT included, before any modifier. */
  unitPriceMinor: number;
  /** Where the price came from: a price list, or the item's base price. */
  priceSource: string;
  vatCategory: VatCategory;
  vatRateBp: number;
  unit: 'piece' | 'kg' | 'm' | 'l';
  quantityScale: number;
  ecoParticipationMinor: number;
  size: string;
  colour: string;
  model: string;
  picture: string;
}
