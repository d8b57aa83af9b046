import { z } from 'zod';
import { minor, vatCategory, vatRateBp } from '../entry/amounts.ts';

/** An item as a basket or a known order keeps it. */
export const storedItemFacts = z.strictObject({
  sku: z.string(),
  gtin: z.string(),
  name: z.string(),
  category: z.string(),
  eReportingCategory: z.enum(['TLB1', 'TPS1', 'TNT1', 'TMA1']),
  unitPriceMinor: minor,
  priceSource: z.string(),
  vatCategory,
  vatRateBp,
  unit: z.enum(['piece', 'kg', 'm', 'l']),
  quantityScale: z.int().min(0).max(3),
  ecoParticipationMinor: minor,
  size: z.string(),
  colour: z.string(),
  model: z.string(),
  picture: z.string(),
});
