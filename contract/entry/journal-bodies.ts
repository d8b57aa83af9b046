import { z } from 'zod';
import {
  businessDay,
  instant,
  quantity,
  randomId,
  reasonCode,
  sha256Text,
  signatureText,
  totalMinor,
} from './amounts.ts';
import { correction } from './correction.ts';
import { perpetualTotals } from './envelope.ts';

/** A P-256 public key as JWK (RFC 7518 §6.2): base64url of 32 bytes each. Its key id is its RFC 7638 thumbprint. */
export const publicJwk = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  y: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type PublicJwk = z.infer<typeof publicJwk>;

/** `journal-opened`, always sequence 1: whose key, and which journal came before on this till. */
export const journalOpenedBody = z.strictObject({
  reason: z.enum([
    'first-start',
    'training',
    'key-lost',
    'journal-fork',
    'integrity-defect',
    'new-owner',
  ]),
  publicKey: publicJwk,
  /** The sealed predecessor's head, if this till knows one. */
  predecessor: z
    .strictObject({
      journalId: randomId,
      sequence: z.int().min(1),
      hash: sha256Text,
      totals: perpetualTotals,
    })
    .nullable(),
});

/** `key-rotated`: the new key, signed by the old one; entries after it are signed by the new one. */
export const keyRotatedBody = z.strictObject({
  reason: z.enum(['scheduled', 'requested', 'suspected']),
  newKeyId: sha256Text,
  publicKey: publicJwk,
});

/** `journal-sealed`, the last entry of a journal that can still be signed. */
export const journalSealedBody = z.strictObject({
  reason: z.enum(['journal-fork', 'integrity-defect', 'new-owner', 'till-retired']),
  successorId: z.union([z.literal(''), randomId]),
});

const openPeriod = z.strictObject({
  /** Closures of this kind so far. */
  number: z.int().min(0),
  /** Sequence of the last of them, 0 before the first. */
  sequence: z.int().min(0),
  /** Fold of the transactions after it, from zero. */
  totals: perpetualTotals,
});

/** What has been turned over since the last closure of each kind. */
export const openPeriods = z.strictObject({
  day: openPeriod,
  month: openPeriod,
  year: openPeriod,
});

/** Number and signature of the last entry of each type. */
export const typeHeads = z.record(
  z.string(),
  z.strictObject({ sequence: z.int().min(1), signature: signatureText }),
);

/**
 * `closure`: a day, month or year closed. It covers every entry after the previous closure of its
 * kind; number, range and totals are filled in when it is sealed, so that they can't be wrong.
 * A closed year ends its segment.
 */
export const closureBody = z.strictObject({
  period: z.enum(['day', 'month', 'year']),
  /** Counts within the period kind, without a gap: for the day it is the Z number. */
  number: z.int().min(1),
  from: businessDay,
  through: businessDay,
  /** The entry after the previous closure of this kind, 1 for the first. */
  firstSequence: z.int().min(1),
  /** The entry before this one; `firstSequence − 1` when nothing happened. */
  lastSequence: z.int().min(1),
  /** Made after its day was over, because the till was off. */
  late: z.boolean(),
  /** Of the period alone; the perpetual ones are in the envelope. */
  totals: perpetualTotals,
  /** What came in and went out per tender type. */
  tenders: z.array(
    z.strictObject({ type: z.string().max(40), count: z.int().min(0), amountMinor: totalMinor }),
  ),
  /**
   * All that is needed to verify from this entry on when the ones before it are archived or purged:
   * the key that signs it, and types and periods as they stood just before it.
   */
  checkpoint: z.strictObject({ publicKey: publicJwk, types: typeHeads, periods: openPeriods }),
});

/** `basket-abandoned`: rung but never paid (NF525 event 320). No receipt number, no turnover. */
export const basketAbandonedBody = z.strictObject({
  basketId: randomId,
  seat: z.string().regex(/^[a-z0-9-]{1,40}$/),
  reasonCode,
  openedAt: instant,
  grossMinor: totalMinor,
  lines: z
    .array(
      z.strictObject({
        number: z.int().min(1),
        sku: z.string().max(64),
        label: z.string().max(200),
        quantity,
        grossMinor: totalMinor,
      }),
    )
    .max(1_000),
  corrections: z.array(correction).max(10_000),
});

/** `event`: something the tax office wants to read that moves no money (start, stop, clock, defect…). */
export const eventBody = z.strictObject({
  /**
   * Our word for it; a country profile maps it to its own code. Not an enum: a release may have more
   * words than the one that reads it.
   */
  event: z.string().regex(/^[a-z][a-z-]{1,40}$/),
  details: z.record(z.string().max(40), z.union([z.string().max(500), z.int(), z.boolean()])),
});
