import { z } from 'zod';

/** A yes or no to one use of one's data, and since when; `at` is a date such as `2026-03-14`. */
const consent = z.strictObject({ isGiven: z.boolean(), at: z.iso.date() });

/**
 * A customer as the customer feed gives it to the store's tills: what a till needs to find somebody
 * and to credit them, no more. Lives in the encrypted till file; erased by the feed (`erased`), and
 * no entry ever holds any of it but the random `id` (law 6).
 */
export const customerDocument = z.strictObject({
  /** Random; says nothing of the person. */
  id: z.string().min(1).max(64),
  kind: z.literal('customer'),
  firstName: z.string().max(60),
  lastName: z.string().min(1).max(60),
  /** E.164, such as `+33639980001`; empty if none. */
  phone: z.string().regex(/^(\+\d{6,15})?$/),
  /** Empty if none. */
  email: z.union([z.literal(''), z.email().max(200)]),
  postcode: z.string().max(20),
  city: z.string().max(100),
  language: z.enum(['fr', 'en']),
  /** Card number as its code carries it; empty if none. */
  cardNumber: z.string().max(40),
  tier: z.string().max(32),
  points: z.int(),
  /** 1 to 12, for the birthday offer; the day and the year are nobody's business. Null if not said. */
  birthMonth: z.int().min(1).max(12).nullable(),
  consents: z.strictObject({ email: consent, sms: consent, profiling: consent }),
});
export type CustomerDocument = z.infer<typeof customerDocument>;
