import { z } from 'zod';
import { currency, minor, vatRateBp } from '../entry/amounts.ts';

/**
 * An item as the catalogue feed gives it. One document per sellable variant (a size and a colour of
 * a model). `price` is the base price, VAT included; the `prices` collection may override it.
 */
export const itemDocument = z.strictObject({
  /** The sku: the retailer's own key of the item. */
  id: z.string().min(1).max(64),
  kind: z.literal('item'),
  /** GTIN-14, left-padded with zeros: one form for EAN-8, UPC-A, EAN-13 and GTIN-14. Empty if none. */
  gtin: z.string().regex(/^(\d{14})?$/),
  name: z.string().min(1).max(200),
  /** Sales category, for search, reports and promotions. */
  category: z.string().max(64),
  /** Flow 10.3 category of the French e-reporting: goods, services, not taxable here, margin scheme. */
  eReportingCategory: z.enum(['TLB1', 'TPS1', 'TNT1', 'TMA1']),
  price: z.strictObject({ minor: minor.min(0), currency }),
  vatRateBp,
  /** What one unit is, and how finely it may be divided: scale 0 for pieces, 3 for kilograms in grams. */
  unit: z.enum(['piece', 'kg', 'm', 'l']),
  quantityScale: z.int().min(0).max(3),
  /** Éco-participation included in the price, that no discount touches; minor units. */
  ecoParticipationMinor: minor.min(0).max(1_000_000),
  /** Key of the model whose sizes and colours are items of their own; empty for an item alone. */
  model: z.string().max(64),
  size: z.string().max(32),
  colour: z.string().max(32),
  /**
   * Data URL or relative path of a small picture; empty if none. An address elsewhere (`https:…`) is
   * kept as a reference and never loaded: the page asks no other origin for anything.
   */
  picture: z.string().max(4096),
  /** Who makes it, as the customer knows it. Absent: the retailer's own brand, or none. */
  brand: z.string().max(64).optional(),
  /** A few sentences for the item sheet. */
  description: z.string().max(2000).optional(),
  /** What it is made of, as the label says: « 70 % laine, 30 % polyamide ». */
  composition: z.string().max(400).optional(),
  /** How to wash or look after it, as the label says: « Lavage à 30 °C. ». */
  care: z.string().max(400).optional(),
  /** Characteristics in the order in which a sheet shows them, such as « Coupe »: « droite ». */
  attributes: z
    .array(z.strictObject({ name: z.string().min(1).max(40), value: z.string().min(1).max(200) }))
    .max(40)
    .optional(),
  /** Further pictures and films for a sheet, the most telling first; loaded as `picture` is. */
  media: z
    .array(
      z.strictObject({
        kind: z.enum(['picture', 'film']),
        source: z.string().min(1).max(4096),
        /** What is to be seen, for who can't see it. */
        caption: z.string().max(200),
      }),
    )
    .max(12)
    .optional(),
  /** Who delivers it: the id of a supplier. Absent: not said. */
  supplier: z.string().min(1).max(64).optional(),
  /**
   * The receipt must name the legal guarantee and how long it lasts (Code de la consommation, D. 211-6:
   * furniture, household and electronic appliances, toys, sports goods, …). Absent: it need not.
   */
  guarantee: z.boolean().optional(),
  /** Withdrawn from sale: kept, so that old receipts and returns can name it. */
  withdrawn: z.boolean(),
});
export type ItemDocument = z.infer<typeof itemDocument>;
