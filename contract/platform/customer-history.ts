import { z } from 'zod';
import { orderStates } from '../../domain/order/order-parts.ts';
import { currency, entryPlace, minor } from '../entry/amounts.ts';
import { customerMark } from '../entry/customer-marks.ts';

/** Purchases in one answer; older ones are asked for from where it ends. */
export const mostPurchases = 20;
/** More orders that are not over nobody has. */
export const mostOpenOrders = 50;

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

/** An order of any store or the web that is not over. */
export const openOrder = z.strictObject({
  id: z.string(),
  number: z.string(),
  takenAt: z.string(),
  currency,
  amountMinor: minor,
  /** Of the part that is the least far. */
  state: z.enum(orderStates),
  /** Its first item, and how many others there are. */
  name: z.string(),
  moreCount: z.int().min(0),
});
export type OpenOrder = z.infer<typeof openOrder>;

/** Where a page ended; the next one begins behind it. */
export const purchaseCursor = z.strictObject({
  day: z.iso.date(),
  atMs: z.int(),
  id: z.string().max(120),
});
export type PurchaseCursor = z.infer<typeof purchaseCursor>;

/** `POST /v1/customers/history`: what a customer bought in every store and on the web, newest first. */
export const customerHistoryRequest = z.strictObject({
  customerId: z.string().min(1).max(64),
  /** Where the page before ended; null for the newest, which comes with the open orders. */
  before: purchaseCursor.nullable(),
});
export type CustomerHistoryRequest = z.infer<typeof customerHistoryRequest>;

export const customerHistoryAnswer = z.strictObject({
  /** False for nobody, and for who was erased: then there is nothing. */
  isKnown: z.boolean(),
  /** When the platform looked. */
  atMs: z.int(),
  purchases: z.array(purchase).max(mostPurchases),
  /** Where older ones begin; null when there are none. */
  next: purchaseCursor.nullable(),
  orders: z.array(openOrder).max(mostOpenOrders),
  /** With the first page: what associates noted, as it was said; what was withdrawn is not among it. */
  notes: z.array(customerMark),
});
export type CustomerHistoryAnswer = z.infer<typeof customerHistoryAnswer>;
