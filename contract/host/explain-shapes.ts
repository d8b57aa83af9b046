import { z } from 'zod';

/** One mistake that may have been made, flat for a page: what of it says nothing is empty or 0. */
const cause = z.strictObject({
  kind: z.enum([
    'payment-not-received',
    'rung-twice',
    'refund-not-given',
    'basket-not-rung',
    'tenders-swapped',
    'drop-not-recorded',
    'movement-not-made',
    'typed-pieces',
    'typed-row',
    'typed-count',
    'typed-movement',
    'typed-payment',
    'unknown-card-payment',
    'wrong-change',
  ]),
  /** The payment's, the movement's or the difference's; of pieces the value of one. */
  amountMinor: z.int(),
  /** Where a number was mistyped: what stands there, and what was meant (pieces, or an amount). */
  typed: z.int(),
  meant: z.int(),
  /** Of the transaction it is about. */
  receiptNumber: z.string(),
  /** Tender type as it was recorded, and as it was really paid. */
  type: z.string(),
  paidWith: z.string(),
});
export type ExplainedCause = z.infer<typeof cause>;

export const explanation = z.strictObject({
  /** Of a hundred, over all explanations together. */
  percent: z.int().min(0).max(100),
  /** Several places in the day that it may have been, each with one or two mistakes; none: nothing known explains it. */
  examples: z.array(z.array(cause).max(2)).max(3),
});
export type ExplainedDifference = z.infer<typeof explanation>;
