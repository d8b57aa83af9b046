import { z } from 'zod';
import { type ConsentAct, consentPurposes, consentWays } from '../../domain/customer/consent.ts';

const consentAct = z.strictObject({
  purpose: z.enum(consentPurposes),
  isGiven: z.boolean(),
  textVersion: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/),
  language: z.enum(['fr', 'en']),
  how: z.enum(consentWays),
}) satisfies z.ZodType<ConsentAct>;

/**
 * `customer`: somebody became a customer, or what is known of them changed. Who they are is the personal
 * part beside it, whole each time, and its reference is their id (law 6); the consents that were said then are
 * their proof. `marked`: something else is said of them (a wish, a size, a note), which is the personal part then
 * (`customer-marks.ts`). It moves no money and no stock.
 */
export const customerBody = z.strictObject({
  act: z.enum(['enrolled', 'changed', 'marked']),
  /** Those that were asked for now, each once; of the others nothing changes. */
  consents: z
    .array(consentAct)
    .max(consentPurposes.length)
    .refine((said) => new Set(said.map(({ purpose }) => purpose)).size === said.length, 'twice'),
});

/** The personal part of a `customer` entry: what a till may know of somebody, without consents, points and terms. */
export const customerPart = z.strictObject({
  firstName: z.string().max(60),
  lastName: z.string().min(1).max(60),
  /** E.164; empty if none. */
  phone: z.string().regex(/^(\+\d{6,15})?$/),
  email: z.union([z.literal(''), z.email().max(200)]),
  postcode: z.string().max(20),
  city: z.string().max(100),
  language: z.enum(['fr', 'en']),
  cardNumber: z.string().max(40),
  birthMonth: z.int().min(1).max(12).nullable(),
});
export type CustomerPart = z.infer<typeof customerPart>;
