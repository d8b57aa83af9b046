import { z } from 'zod';
import { minor, reasonCode } from '../../entry/amounts.ts';
import { failure } from '../../failure/failure.ts';
import { seat } from '../views.ts';
import { basketAck, command, sellingCall } from './selling-call.ts';

/** A part in hundredths of a percent, or an amount in minor units. */
const off = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), rateBp: z.int().min(1).max(10_000) }),
  z.strictObject({ kind: z.literal('amount'), amountMinor: minor.min(1) }),
]);
const change = z.discriminatedUnion('kind', [
  ...off.options,
  z.strictObject({ kind: z.literal('price'), unitPriceMinor: minor.min(0) }),
]);
const lineNumber = z.int();

/** What changes a price by hand, and what else is noted of a line. */
export const priceCalls = {
  discountLine: sellingCall(
    z.strictObject({ ...command, lineNumber, discount: off, reasonCode }),
    basketAck,
  ),
  discountBasket: sellingCall(z.strictObject({ ...command, discount: off, reasonCode }), basketAck),
  /** Another price for one unit, VAT included. */
  overridePrice: sellingCall(
    z.strictObject({ ...command, lineNumber, unitPriceMinor: minor.min(0), reasonCode }),
    basketAck,
  ),
  /**
   * What a change would come to, or why it can't be; nothing is stored. `lineNumber` 0 is the basket.
   * Before and after are the line's, or the basket's. `over`: why it needs a second person, if it does.
   */
  previewDiscount: sellingCall(
    z.strictObject({ seat, lineNumber, change }),
    z.strictObject({
      beforeMinor: z.int(),
      afterMinor: z.int(),
      totalMinor: z.int(),
      over: failure.nullable(),
    }),
  ),
  /** `lineNumber` 0 for one of the basket. */
  removeDiscount: sellingCall(
    z.strictObject({ ...command, lineNumber, discountId: z.string().max(64) }),
    basketAck,
  ),
  /** As the basket names it. */
  removeCoupon: sellingCall(z.strictObject({ ...command, coupon: z.string().max(40) }), basketAck),
  /** What is not named stays; empty takes away. */
  markLine: sellingCall(
    z.strictObject({
      ...command,
      lineNumber,
      associateId: z.string().max(64).optional(),
      /** As printed on the piece. */
      serialNumber: z.string().max(64).optional(),
      giftReceipt: z.boolean().optional(),
      fulfilment: z.enum(['take', 'ship']).optional(),
    }),
    basketAck,
  ),
} as const;
