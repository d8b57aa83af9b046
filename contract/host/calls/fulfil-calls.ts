import { z } from 'zod';
import { minor } from '../../entry/amounts.ts';
import { basketAck, command, sellingCall } from './selling-call.ts';

const text = (longest: number) => z.string().trim().max(longest);

/** Where a parcel goes, and to whom. */
export const address = z.strictObject({
  name: text(120),
  street: text(200),
  postcode: text(20),
  city: text(100),
  /** ISO 3166. */
  country: z.string().regex(/^[A-Z]{2}$/),
});

const leaveBy = z.discriminatedUnion('kind', [
  /** With a group that the basket has. */
  z.strictObject({ kind: z.literal('group'), number: z.int().min(1) }),
  /** By the first method that goes there, or the one named; without an address to the customer's. */
  z.strictObject({
    kind: z.literal('ship'),
    method: z.string().max(40),
    address: address.nullable(),
  }),
  z.strictObject({ kind: z.literal('pickup'), placeId: z.string().min(1).max(64) }),
  /** In the till's own store. */
  z.strictObject({ kind: z.literal('reserve') }),
]);

/** What is not taken now: how it leaves, where to, and how it is paid. */
export const fulfilCalls = {
  /** Of a smaller quantity that much becomes a line of its own. */
  fulfilLine: sellingCall(
    z.strictObject({
      ...command,
      lineNumber: z.int(),
      quantity: z.string().max(20).optional(),
      by: z.union([leaveBy, z.strictObject({ kind: z.literal('take') })]),
    }),
    basketAck,
  ),
  /** An item that leaves later, as a line of its own. */
  addForLater: sellingCall(
    z.strictObject({
      ...command,
      sku: z.string().max(64),
      quantity: z.string().max(20).optional(),
      by: leaveBy,
    }),
    basketAck,
  ),
  /** What is not named stays. */
  setGroup: sellingCall(
    z.strictObject({
      ...command,
      group: z.int().min(1),
      /** All of it leaves so, in a group of that kind; it joins the one that there is. */
      by: leaveBy.optional(),
      address: address.nullable().optional(),
      method: z.string().max(40).optional(),
      placeId: z.string().max(64).optional(),
      /** Of a reservation: for how long the goods are kept. */
      holdHours: z.int().min(1).max(2_160).optional(),
      payment: z.enum(['now', 'deposit', 'later']).optional(),
      depositKind: z.enum(['arrhes', 'acompte']).optional(),
      depositMinor: minor.min(1).optional(),
    }),
    basketAck,
  ),
} as const;
