import { z } from 'zod';
import { orderDocument } from '../../document/order.ts';
import { sellingCall } from './selling-call.ts';

const { id, receiptNumber, takenAt, currency, lines } = orderDocument.shape;
const { line, sku, name, fulfilment, quantityMilli, amountMinor, state } = lines.element.shape;

/** An order as a list shows it. */
const listedOrder = z.strictObject({
  ...{ id, receiptNumber, takenAt, currency },
  /** Empty: nobody was named, or this till does not know them. */
  customerName: z.string(),
  lines: z.array(
    z.strictObject({
      ...{ line, sku, name, fulfilment, quantityMilli, amountMinor, state },
      /** Where it comes from once allocated; empty before. The place's id where its name is not known. */
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
