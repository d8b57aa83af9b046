import { z } from 'zod';

/** Erasures in one answer; the till asks for the next ones at once. */
export const mostErasures = 1_000;

/** Days after which a till that has not reached its platform forgets its customers by itself. */
export const silenceDays = 30;

const customerId = z.string().min(1).max(64);

/**
 * How far a till has the list of the erased: the number of the last one, and who it was, so that a platform that was
 * put back to an older copy shows. Number 0, nobody: the list was empty.
 */
export const erasurePosition = z.strictObject({
  number: z.int().min(0),
  customerId: z.string().max(64),
});
export type ErasurePosition = z.infer<typeof erasurePosition>;

/**
 * `POST /v1/erasures`: who was erased since. A till asks it before it sends or gets anything else. `after` null: it
 * never asked, so what it holds no platform ever knew, and it begins at the end of the list.
 */
export const erasuresRequest = z.strictObject({ after: erasurePosition.nullable() });
export type ErasuresRequest = z.infer<typeof erasuresRequest>;

export const erasuresAnswer = z.strictObject({
  /** In the order of the list. */
  erased: z
    .array(z.strictObject({ number: z.int().min(1), customerId, erasedAt: z.iso.datetime() }))
    .max(mostErasures),
  /** Where the till stands once it has dealt with these. */
  through: erasurePosition,
  hasMore: z.boolean(),
});
export type ErasuresAnswer = z.infer<typeof erasuresAnswer>;

/** A till that may still hold something of somebody who was erased. */
const unconfirmedTill = z.strictObject({
  tillId: z.string(),
  storeId: z.string(),
  tillNumber: z.string(),
  /** When it last asked what was erased; null: it never did. */
  heardAt: z.iso.datetime().nullable(),
});

/**
 * `POST /v1/customers/erase`, and for a till of a store `POST /v1/customers/erase-at-till`. Asked again it erases
 * nothing more, and says which tills have confirmed meanwhile.
 */
export const eraseCustomerRequest = z.strictObject({ customerId });
/** `operatorId`: who asks, with the right to it in that store. */
export const eraseAtTillRequest = z.strictObject({
  customerId,
  operatorId: z.string().min(1).max(64),
});

export const eraseCustomerAnswer = z.strictObject({
  customerId,
  /** When it was asked first. */
  erasedAt: z.iso.datetime(),
  /** Its number in the list of the erased. */
  number: z.int().min(1),
  /** Parts beside entries and orders that this request erased here. */
  partsErased: z.int().min(0),
  /** Whether their document was known, in whatever store. */
  wasKnown: z.boolean(),
  tills: z.strictObject({
    /** Tills that a platform answers. */
    total: z.int().min(0),
    /** Those whose journal holds their signed proof that it is purged there. */
    confirmed: z.int().min(0),
    /** The first of the others, by store and number. */
    waiting: z.array(unconfirmedTill).max(200),
  }),
  /** A till that has not reached its platform by then forgets its customers by itself, and purges the rest before it sends. */
  atLatest: z.iso.datetime(),
});
export type EraseCustomerAnswer = z.infer<typeof eraseCustomerAnswer>;
