import { z } from 'zod';
import { paidView } from '../basket-shapes.ts';
import { seat } from '../views.ts';
import { basketAck, basketVersion, command, sellingCall } from './selling-call.ts';

const paymentAck = z.strictObject({ ...basketAck.shape, paid: paidView.nullable() });

/** Money for a basket. */
export const paymentCalls = {
  /**
   * Takes one tender. When nothing is left to pay the transaction is journalled in the same act
   * and comes back as `paid`.
   */
  tender: sellingCall(
    z.strictObject({
      ...command,
      type: z.string().max(40),
      tenderedMinor: z.int(),
      reference: z.string().max(64),
      basketVersion,
    }),
    paymentAck,
  ),
  /** Gives money back for a basket that owes it; `paid` once nothing is left to give back. */
  refund: sellingCall(
    z.strictObject({
      ...command,
      type: z.string().max(40),
      amountMinor: z.int(),
      reference: z.string().max(64),
      basketVersion,
    }),
    paymentAck,
  ),
  /** Journals a basket that has nothing left to pay without a tender, such as a free item. */
  complete: sellingCall(z.strictObject({ ...command, basketVersion }), paymentAck),
  removeTender: sellingCall(
    z.strictObject({ ...command, tenderId: z.string().max(64) }),
    basketAck,
  ),
  /** The paid screen has been seen; the seat is ready for the next customer. */
  dismissPaid: sellingCall(z.strictObject({ seat }), z.strictObject({})),
} as const;
