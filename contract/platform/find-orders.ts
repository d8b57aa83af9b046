import { z } from 'zod';
import { orderDocument } from '../document/order.ts';
import { randomId } from '../entry/amounts.ts';
import { mostReceipts, mostRelated, signedEntry } from './find-receipts.ts';

/** Orders that one request names: of a receipt's lines each may have two ids. */
const mostIds = 100;

/**
 * `POST /v1/orders/find`: how orders stand that this till's store has nothing to do with, for goods that come
 * back. By a number or a customer only orders that no till took: the others have receipts.
 */
export const findOrdersRequest = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('id'), ids: z.array(z.string().min(3).max(100)).max(mostIds) }),
  z.strictObject({ by: z.literal('number'), number: z.string().min(1).max(60) }),
  z.strictObject({ by: z.literal('customer'), reference: randomId }),
]);
export type FindOrdersRequest = z.infer<typeof findOrdersRequest>;

export const foundOrder = z.strictObject({
  /** Without the code that its customer collects it by. */
  order: orderDocument,
  /** No till took it: a web shop was paid. */
  isOfWeb: z.boolean(),
  /** Its web shop is told of goods that come back (`order.returned`), so it can pay them back. */
  isShopTold: z.boolean(),
  /** What entries gave back of its lines by the order itself, in thousandths. */
  returned: z.array(z.strictObject({ line: z.int().min(1), quantityMilli: z.int().min(1) })),
});
export type FoundOrder = z.infer<typeof foundOrder>;

export const findOrdersAnswer = z.strictObject({
  /** When the platform looked. */
  atMs: z.int(),
  /** Newest first. */
  orders: z.array(foundOrder).max(mostIds),
  /** Every transaction that gave back of an order that no till took. */
  entries: z.array(signedEntry).max(mostReceipts * mostRelated),
});
export type FindOrdersAnswer = z.infer<typeof findOrdersAnswer>;
