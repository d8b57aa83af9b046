import { z } from 'zod';
import { currency, minor } from '../entry/amounts.ts';

const amount = z.strictObject({ minor: minor.min(0), currency });

/** A price between two business days, both included; null: without end on that side. */
const priceWindow = z.strictObject({
  from: z.iso.date().nullable(),
  through: z.iso.date().nullable(),
  price: amount,
});

/**
 * What an item costs in one price list, VAT included: on any business day, and what differs from that
 * for some days. One document says it all, so that a till finds a price by one key, whatever was
 * planned (`domain/pricing/price-on-day.ts` says which counts).
 */
export const priceDocument = z.strictObject({
  /** `${list}|${sku}` */
  id: z.string().min(3).max(140),
  kind: z.literal('price'),
  list: z.string().min(1).max(64),
  sku: z.string().min(1).max(64),
  /** On a day that no window holds. Absent: the list has none then. */
  price: amount.optional(),
  windows: z.array(priceWindow).max(50).optional(),
});
export type PriceDocument = z.infer<typeof priceDocument>;
export const priceId = (list: string, sku: string): string => `${list}|${sku}`;
