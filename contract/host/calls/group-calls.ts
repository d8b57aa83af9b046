import { z } from 'zod';
import { orderGroup } from '../../entry/order-bodies.ts';
import { stockDepth } from '../stock-shapes.ts';
import { seat } from '../views.ts';
import { address } from './fulfil-calls.ts';
import { sellingCall } from './selling-call.ts';
import { wayToHave } from './way-calls.ts';

/** A way to send a group, with what would be promised by it. */
const groupMethod = z.strictObject({
  id: z.string(),
  names: z.strictObject({ fr: z.string(), en: z.string() }),
  /** In minor units, for what is in the group now; 0 where it costs nothing. */
  feeMinor: z.int(),
  promise: orderGroup.shape.promise,
});
export type GroupMethodChoice = z.infer<typeof groupMethod>;

/** A store where it can be picked up. */
const pickupStore = z.strictObject({
  placeId: z.string(),
  name: z.string(),
  city: z.string(),
  /** From the till's own store, as the crow flies; null where nobody said where it is. */
  km: z.int().min(0).nullable(),
  /** The till's own store. */
  isOwn: z.boolean(),
  /** Of one item alone, what may be promised from there; null of several, and where nobody counts it. */
  available: stockDepth.nullable(),
  /** Items that lie there as often as they are wanted, of so many. */
  thereCount: z.int(),
  itemCount: z.int(),
  promise: orderGroup.shape.promise,
});
export type PickupStore = z.infer<typeof pickupStore>;

/** What a group of the basket can be changed to. */
export const groupCalls = {
  /** Of a group, or of a line that leaves later or may. Nothing is written, and nothing asked of the network. */
  groupChoices: sellingCall(
    z.strictObject({
      seat,
      of: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('group'), number: z.int().min(1) }),
        z.strictObject({ kind: z.literal('line'), lineNumber: z.int() }),
      ]),
      /** Stores of this name or town; empty for the nearest. */
      text: z.string().max(100),
    }),
    z.strictObject({
      /** Of what is shipped, in the retailer's order. */
      methods: z.array(groupMethod).max(20),
      /** Nearest first, the till's own among them. */
      stores: z.array(pickupStore).max(20),
      /** Of a group that is not sure: other ways to have all of it that are surer, the surest and soonest first. */
      instead: z.array(wayToHave).max(3),
      /** Stores that fit and are not listed. */
      moreCount: z.int().min(0),
      /** Of the customer's document and of this basket, each once. */
      addresses: z.array(address).max(60),
      /** ISO 3166: where an address is that says no other. */
      country: z.string(),
      /** For how long goods are kept where nobody asks for more or less. */
      holdHours: z.int(),
      /** What is proposed of a deposit. */
      depositKind: z.enum(['arrhes', 'acompte']),
      depositRateBp: z.int(),
    }),
  ),
} as const;
