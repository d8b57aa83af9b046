import { z } from 'zod';
import { orderGroup } from '../../entry/order-bodies.ts';
import { seat } from '../views.ts';
import { sellingCall } from './selling-call.ts';

/** How an item can be had that is not taken now, with what would be promised of it. */
export const wayToHave = z.strictObject({
  fulfilment: orderGroup.shape.fulfilment,
  /** Where it is handed over; empty of what is shipped. */
  placeId: z.string(),
  placeName: z.string(),
  /** Of the delivery method; empty of a reservation. */
  methodName: z.string(),
  /** What the delivery would cost with this item, in minor units; 0 where it costs nothing. */
  feeMinor: z.int(),
  /** With what goes that way already. */
  promise: orderGroup.shape.promise,
  holdUntil: z.string(),
  /** The store has none of it yet: it comes from elsewhere. */
  isBrought: z.boolean(),
});
export type WayToHave = z.infer<typeof wayToHave>;

/** Ways to have what is not taken now. */
export const wayCalls = {
  /** In the order in which they are offered: sent, picked up in the nearest stores, here, reserved here. None in training. */
  waysToHave: sellingCall(
    z.strictObject({ seat, sku: z.string().max(64) }),
    z.strictObject({
      ways: z.array(wayToHave).max(20),
      /** ISO 3166: where an address is that says no other. */
      country: z.string(),
    }),
  ),
} as const;
