import { z } from 'zod';
import { customerDocument } from '../../document/customer.ts';
import { openOrder, purchase, purchaseCursor } from '../../platform/customer-history.ts';
import { seat } from '../views.ts';
import { command, sellingCall } from './selling-call.ts';

const customer = customerDocument
  .pick({
    ...{ id: true, firstName: true, lastName: true, phone: true, email: true, postcode: true },
    ...{ city: true, language: true, cardNumber: true, birthMonth: true, consents: true },
  })
  .extend({
    /** Of the company they buy for; empty for themselves. */
    companyName: z.string(),
  });

const customerProfile = z.strictObject({
  customer,
  /** What this till sold them and took back, newest first. */
  purchases: z.array(purchase),
  /** What they wish for, said in a store or on the web; newest first. */
  wishes: z.array(
    z.strictObject({
      sku: z.string(),
      at: z.string(),
      /** The sku itself where this till has no such item. */
      name: z.string(),
      size: z.string(),
      colour: z.string(),
      picture: z.string(),
      isSold: z.boolean(),
    }),
  ),
  /** By category; said, or proposed by what this till sold them last. */
  sizes: z.array(z.strictObject({ category: z.string(), size: z.string(), isSaid: z.boolean() })),
  preferences: z.array(z.strictObject({ key: z.string(), text: z.string() })),
  /** Who looks after them, by the name on the sign-on screen; empty for nobody. */
  associate: z.string(),
});
export type CustomerProfile = z.infer<typeof customerProfile>;

/** What an associate sees of a customer. */
export const profileCalls = {
  /** All that this till knows by itself, at once; null for who is not known here, and for who was erased. */
  customerProfile: sellingCall(
    z.strictObject({ customerId: z.string().max(64) }),
    z.strictObject({ profile: customerProfile.nullable() }),
  ),
  /**
   * What they bought in every store and on the web: the platform is asked, and what this till did and has not sent
   * yet is added. `told` says whose word it is: the platform's of now, or this till's alone (`before` null only).
   */
  customerHistory: sellingCall(
    z.strictObject({ customerId: z.string().max(64), before: purchaseCursor.nullable() }),
    z.strictObject({
      told: z.enum(['platform', 'till']),
      purchases: z.array(purchase),
      next: purchaseCursor.nullable(),
      /** Those that are not over: with the platform's word of every store and the web, else of this store. */
      orders: z.array(openOrder),
    }),
  ),
  /** What was noted of them, newest first; without the platform's word this till's own that it has not told back. */
  customerNotes: sellingCall(
    z.strictObject({ seat, customerId: z.string().max(64) }),
    z.strictObject({
      told: z.enum(['platform', 'till']),
      notes: z.array(
        z.strictObject({ key: z.string(), at: z.string(), text: z.string(), by: z.string() }),
      ),
    }),
  ),
  /** A wish (`key` is the sku), a size (its category), a preference (empty: a new one), the associate (who asks); null takes it off. */
  markCustomer: sellingCall(
    z.strictObject({
      ...command,
      customerId: z.string().max(64),
      kind: z.enum(['wish', 'size', 'preference', 'associate']),
      key: z.string().max(64),
      value: z.string().trim().max(200).nullable(),
    }),
    z.strictObject({ key: z.string() }),
  ),
  /** Notes something, or withdraws a note by its key. */
  noteCustomer: sellingCall(
    z.strictObject({
      ...command,
      customerId: z.string().max(64),
      key: z.string().max(64),
      value: z.string().trim().min(1).max(500).nullable(),
    }),
    z.strictObject({ key: z.string() }),
  ),
} as const;
