import { z } from 'zod';
import { businessDay, currency, randomId } from '../entry/amounts.ts';

/** Whole: a till may hold a number for so long at most, by the platform's clock; what it did not pay then it asks again. */
export const valueHoldMs = 15 * 60_000;

/** As `domain/stored-value/value-number.ts` makes them. */
const valueNumber = z.string().regex(/^[GAD][0-9A-HJKMNP-TV-Z]{10}[0-9A-Z]$/);
const basketId = z.string().min(1).max(64);

/** `POST /v1/stored-values/find`: what is on a gift card, avoir or deposit, and whether this till may take of it. */
export const findValueRequest = z.strictObject({
  number: valueNumber,
  /** The till's own journals: what they say of the number it knows itself, and better. */
  ownJournals: z.array(randomId).max(100),
  /** The basket that takes of it: no other till may until it is paid, or for a quarter of an hour. Null only looks. */
  holdFor: basketId.nullable(),
});
export type FindValueRequest = z.infer<typeof findValueRequest>;

export const findValueAnswer = z.strictObject({
  /** When the platform looked. */
  atMs: z.int(),
  /** Null while the platform has no entry that issues it. */
  issued: z
    .strictObject({
      amountMinor: z.int(),
      currency,
      on: businessDay,
      company: z.strictObject({ id: z.string().max(64), name: z.string().max(200) }),
      store: z.strictObject({ id: z.string().max(64), name: z.string().max(200) }),
    })
    .nullable(),
  /** Sum of all that other journals than the till's own put on it and took off it. */
  othersMinor: z.int(),
  /** Sum of all: what is left on it as far as the platform knows. */
  balanceMinor: z.int(),
  hold: z.discriminatedUnion('state', [
    z.strictObject({ state: z.enum(['none', 'held']) }),
    /** Another till takes of it now. */
    z.strictObject({
      state: z.literal('elsewhere'),
      storeName: z.string().max(200),
      tillNumber: z.string().max(20),
    }),
  ]),
});
export type FindValueAnswer = z.infer<typeof findValueAnswer>;

/** `POST /v1/stored-values/release`: a basket takes of it no more. */
export const releaseValueRequest = z.strictObject({ number: valueNumber, basketId });
export const releaseValueAnswer = z.strictObject({});
