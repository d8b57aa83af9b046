import { z } from 'zod';
import { currency, minor } from '../entry/amounts.ts';

/**
 * An order as the platform keeps it: what was sold in a store and is fulfilled later (DESIGN §5). Tills
 * of the store that took it get it by the store's feed. Says nothing of the person but the customer's
 * random id (law 6): name and address are in the customer's document.
 */
export const orderDocument = z.strictObject({
  /** `<journalId>/<sequence>` of the entry that took it: known at the till before the platform knows it. */
  id: z.string().min(3).max(100),
  kind: z.literal('order'),
  /** Store that took it, and the number printed on its receipt. */
  storeId: z.string().min(1).max(64),
  receiptNumber: z.string().max(40),
  /** Empty: nobody was named. */
  customerId: z.string().max(64),
  takenAt: z.iso.datetime({ offset: true }),
  currency,
  lines: z
    .array(
      z.strictObject({
        /** Number of the line in its transaction. */
        line: z.int().min(1),
        sku: z.string().min(1).max(64),
        name: z.string().min(1).max(200),
        fulfilment: z.enum(['ship', 'pickup', 'reserve']),
        quantityMilli: z.int().min(1),
        amountMinor: minor,
        /** `pending`: not allocated yet. `unfillable`: no place has it, somebody must choose. */
        state: z.enum([
          'pending',
          'allocated',
          'unfillable',
          'shipped',
          'handed-over',
          'cancelled',
        ]),
        /** Where it comes from once allocated; empty before. */
        sourceId: z.string().max(64),
      }),
    )
    .min(1)
    .max(1_000),
});
export type OrderDocument = z.infer<typeof orderDocument>;
export const orderId = (journalId: string, sequence: number): string => `${journalId}/${sequence}`;
