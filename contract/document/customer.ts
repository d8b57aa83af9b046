import { z } from 'zod';
import type { Business } from '../../domain/customer/business.ts';
import { consentWays } from '../../domain/customer/consent.ts';
import { minor } from '../entry/amounts.ts';
import { customerMark } from '../entry/customer-marks.ts';

/** How a consent was asked and where: what shows that it was given (GDPR 7(1)). The signed entry says the same. */
export const consentProof = z.strictObject({
  /** Which wording, in which language. */
  textVersion: z.string().max(40),
  language: z.enum(['fr', 'en']),
  how: z.enum(consentWays),
  storeName: z.string().max(200),
  tillNumber: z.string().max(20),
});

/**
 * A yes or no to one use of one's data, and since when; `at` is a date such as `2026-03-14`. Without a proof it
 * comes from a file or an earlier system.
 */
const consent = z.strictObject({
  isGiven: z.boolean(),
  at: z.iso.date(),
  proof: consentProof.optional(),
});

/** A company that buys: what a facture names it by, what it pays, and on which terms. */
const business = z.strictObject({
  name: z.string().min(1).max(200),
  /** SIREN or SIRET; empty for a company of another country. */
  siren: z.string().regex(/^(\d{9}|\d{14})?$/),
  /** Empty if none. */
  vatNumber: z.string().max(20),
  /** Number and street of its seat. */
  street: z.string().max(200),
  priceList: z.string().max(64),
  account: z
    .strictObject({
      limitMinor: minor.min(0),
      days: z.int().min(0).max(365),
      chargedMinor: minor,
      paidMinor: minor,
    })
    .nullable(),
}) satisfies z.ZodType<Business>;

/**
 * What the platform knows of somebody's points beside `points` and `tier`, as of its last look: a till
 * adds what it did since, and passes the days by itself.
 */
const loyaltyStanding = z.strictObject({
  asOf: z.iso.datetime(),
  hasPurchased: z.boolean(),
  /** Calendar year of the newest birthday reward; empty for none. */
  birthdayYear: z.string().regex(/^(\d{4})?$/),
  /** From that day on, if nothing else happens. */
  nextTier: z.strictObject({ on: z.iso.date(), tier: z.string().max(32) }).nullable(),
  /** Gone on that day, if they are not spent before. */
  nextExpiry: z.strictObject({ on: z.iso.date(), points: z.int() }).nullable(),
});

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
  /** Null for somebody who buys for themselves. */
  business: business.nullable().default(null),
  /** Null until a loyalty programme knows them: then points and tier are those of an earlier system. */
  loyalty: loyaltyStanding.nullable().default(null),
  /** Wishes, sizes, preferences, own associate; never notes, and nothing that was taken off. Absent: none. */
  marks: z.array(customerMark).max(300).optional(),
});
export type CustomerDocument = z.infer<typeof customerDocument>;
