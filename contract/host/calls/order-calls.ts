import { z } from 'zod';
import { orderDocument } from '../../document/order.ts';
import { sellingCall } from './selling-call.ts';

const { id, number, receiptNumber, takenAt, currency, lines, groups } = orderDocument.shape;
const { line, sku, name, quantityMilli, amountMinor, parts } = lines.element.shape;
const { fulfilment } = groups.element.shape;
const { state } = parts.element.shape;

/** An order as a list shows it. */
const listedOrder = z.strictObject({
  ...{ id, number, receiptNumber, takenAt, currency },
  /** Empty: nobody was named, or this till does not know them. */
  customerName: z.string(),
  /** Nothing was paid when it was placed, at this till: its paper is printed by `printOrder`. */
  isAlone: z.boolean(),
  /** Something of it has not left, and is not cancelled. */
  canCancel: z.boolean(),
  lines: z.array(
    z.strictObject({
      ...{ line, sku, name, fulfilment, quantityMilli, amountMinor },
      /** Of the part that is the least far. */
      state,
      /** Where it comes from once allocated; empty before. A place's id where its name is not known. */
      sourceName: z.string(),
    }),
  ),
});
export type ListedOrder = z.infer<typeof listedOrder>;

/** What was sold in this store and leaves later. */
export const orderCalls = {
  /** Newest first. What this till took and the platform has not told of yet is there too, as pending. */
  orders: sellingCall(
    z.strictObject({ limit: z.int().min(1).max(100) }),
    z.strictObject({ orders: z.array(listedOrder) }),
  ),
} as const;
