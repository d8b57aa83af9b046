import { z } from 'zod';
import { dispositions } from '../../../domain/return/dispositions.ts';
import { entryPlace, quantity, reasonCode } from '../../entry/amounts.ts';
import { basketAck, command, sellingCall } from './selling-call.ts';

/** A sale of this till as the return sheet draws it. Amounts in minor units of `currency`. */
const returnableReceipt = z.strictObject({
  of: entryPlace,
  receiptNumber: z.string(),
  /** Wall time of the sale, `2026-11-22T14:05:33`. */
  recordedAtLocal: z.string(),
  currency: z.string(),
  totalMinor: z.int(),
  /** Why goods may come back, in the order shown. */
  reasons: z.array(z.strictObject({ code: z.string(), fr: z.string(), en: z.string() })),
  lines: z.array(
    z.strictObject({
      number: z.int(),
      sku: z.string(),
      name: z.string(),
      size: z.string(),
      colour: z.string(),
      picture: z.string(),
      unit: z.string(),
      sold: quantity,
      /** What can still be given back; what baskets hold of it counts as gone. */
      left: quantity,
      /** What was paid for all of it. */
      paidMinor: z.int(),
      /** What is left of that: a part of the quantity gives back its part of this. */
      leftMinor: z.int(),
      /** Why none of it can be given back; null when it can. */
      refusal: z.enum(['gift-card', 'deposit', 'given-back', 'all-returned']).nullable(),
    }),
  ),
});
export type ReturnableReceipt = z.infer<typeof returnableReceipt>;

/** Goods that come back. */
export const returnCalls = {
  /** By its number as printed (till and mark may be left out), the code on it, or where its entry stands. */
  findReceipt: sellingCall(
    z.strictObject({
      receipt: z.union([z.string().min(1).max(512), entryPlace]),
      /** Among those of training. */
      training: command.training,
    }),
    returnableReceipt,
  ),
  /** Lines of one receipt into the seat's basket, all or none; opens a basket when the seat has none. */
  returnLines: sellingCall(
    z.strictObject({
      ...command,
      of: entryPlace,
      lines: z
        .array(
          z.strictObject({
            line: z.int().min(1),
            /** Decimal text at the line's scale, such as `2` or `1.250`. */
            quantity: z.string().max(20),
            reasonCode: reasonCode.min(1),
            disposition: z.enum(dispositions),
          }),
        )
        .min(1)
        .max(500),
      entered: z.enum(['scanned', 'keyed', 'searched']),
    }),
    basketAck,
  ),
} as const;
