import { z } from 'zod';
import { currency, entryPlace, minor } from '../entry/amounts.ts';

/** Purchases in one answer. */
export const mostPurchases = 20;

/** One line that somebody bought or gave back; amounts in minor units of its purchase's currency. */
const purchaseLine = z.strictObject({
  line: z.int(),
  sku: z.string(),
  name: z.string(),
  size: z.string(),
  colour: z.string(),
  category: z.string(),
  model: z.string(),
  /** Thousandths of its unit; never negative. */
  quantityMilli: z.int().min(0),
  /** What was paid for all of it; negative for what came back. */
  amountMinor: minor,
  isReturn: z.boolean(),
  /** Of the quantity, what came back since, as far as who answers knows. */
  backMilli: z.int().min(0),
});

/** What somebody bought at one go, in a store or on the web. */
export const purchase = z.strictObject({
  /** `<journalId>/<sequence>` of the transaction, or the id of the web order. */
  id: z.string(),
  /** Where its entry stands; null for what the web sold: its goods come back by the order. */
  place: entryPlace.nullable(),
  /** As printed: of the receipt, or of the order. */
  number: z.string(),
  channel: z.enum(['store', 'web']),
  /** Empty names where only the id is known. */
  storeName: z.string(),
  /** Wall time, `2026-11-22T14:05:33`. */
  at: z.string(),
  currency,
  totalMinor: minor,
  lines: z.array(purchaseLine),
});
export type Purchase = z.infer<typeof purchase>;
