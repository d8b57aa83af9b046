import { z } from 'zod';
import type { Cause } from '../../domain/difference/cause.ts';
import { entryPlace } from '../entry/amounts.ts';

const payment = z.strictObject({
  place: entryPlace,
  type: z.string(),
  isCash: z.boolean(),
  amountMinor: z.int(),
  isTyped: z.boolean(),
});

const movement = z.strictObject({
  place: entryPlace,
  kind: z.enum(['cash-drop', 'paid-in', 'paid-out']),
  amountMinor: z.int(),
});

const typingSlip = z.discriminatedUnion('in', [
  z.strictObject({
    in: z.literal('pieces'),
    valueMinor: z.int(),
    typed: z.int(),
    meant: z.int(),
  }),
  z.strictObject({
    in: z.literal('row'),
    count: z.int(),
    typedAtMinor: z.int(),
    meantAtMinor: z.int(),
  }),
  z.strictObject({
    in: z.literal('count'),
    type: z.string(),
    typedMinor: z.int(),
    meantMinor: z.int(),
  }),
  z.strictObject({ in: z.literal('movement'), movement, meantMinor: z.int() }),
  z.strictObject({ in: z.literal('payment'), payment, meantMinor: z.int() }),
]);

/** One mistake that somebody may have made. */
const cause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('payment-not-received'), payment, isTwin: z.boolean() }),
  z.strictObject({ kind: z.literal('refund-not-given'), payment }),
  z.strictObject({
    kind: z.literal('basket-not-rung'),
    amountMinor: z.int(),
    sequence: z.int(),
  }),
  z.strictObject({ kind: z.literal('tenders-swapped'), payment, paidWith: z.string() }),
  z.strictObject({ kind: z.literal('drop-not-recorded'), amountMinor: z.int() }),
  z.strictObject({ kind: z.literal('movement-not-made'), movement }),
  z.strictObject({ kind: z.literal('typing-slip'), slip: typingSlip }),
  z.strictObject({
    kind: z.literal('unknown-card-payment'),
    amountMinor: z.int(),
    attemptId: z.string(),
  }),
  z.strictObject({ kind: z.literal('wrong-change'), givenMinor: z.int(), meantMinor: z.int() }),
]) satisfies z.ZodType<Cause>;

/** What may have happened, and how sure that is. */
export const explanation = z.strictObject({
  /** Places in the day that fit equally well; each one or two mistakes together. Empty: nothing known explains it. */
  examples: z.array(z.array(cause)),
  /** From 0 to 1, over all explanations together. */
  confidence: z.number().min(0).max(1),
});
