import { z } from 'zod';
import { businessDay, instant, randomId, sha256Text, totalMinor } from './amounts.ts';
import { perpetualTotals } from './envelope.ts';

const publicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().max(64),
  y: z.string().max(64),
});

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
  publicKey,
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
  newKeyId: z.string().min(8).max(64),
  publicKey,
});

/** `journal-sealed`, the last entry of a journal that can still be signed. */
export const journalSealedBody = z.strictObject({
  reason: z.enum(['journal-fork', 'integrity-defect', 'new-owner', 'till-retired']),
  successorId: z.union([z.literal(''), randomId]),
});

/**
 * `closure`: a day, month or year closed, with its totals and the perpetual ones as they stood
 * (they are also in the envelope). A closed year ends its segment.
 */
export const closureBody = z.strictObject({
  period: z.enum(['day', 'month', 'year']),
  /** Counts within the period kind, without a gap: for the day it is the Z number. */
  number: z.int().min(1),
  from: businessDay,
  through: businessDay,
  firstSequence: z.int().min(1),
  lastSequence: z.int().min(1),
  late: z.boolean(),
  totals: perpetualTotals,
  /** What came in and went out per tender type. */
  tenders: z.array(
    z.strictObject({ type: z.string().max(40), count: z.int().min(0), amountMinor: totalMinor }),
  ),
});

/** `basket-abandoned`: rung but never paid (NF525 event 320). No receipt number, no turnover. */
export const basketAbandonedBody = z.strictObject({
  basketId: randomId,
  reasonCode: z.string().max(40),
  openedAt: instant,
  grossMinor: totalMinor,
  lines: z
    .array(
      z.strictObject({
        number: z.int().min(1),
        sku: z.string().max(64),
        label: z.string().max(200),
        quantity: z.strictObject({ value: z.int(), scale: z.int().min(0).max(3) }),
        grossMinor: totalMinor,
      }),
    )
    .max(1_000),
});

/** `event`: something the tax office wants to read that moves no money (start, stop, clock, defect…). */
export const eventBody = z.strictObject({
  /** Our word for it; a country profile maps it to its own code. */
  event: z.enum([
    'host-started',
    'host-stopped',
    'software-changed',
    'settings-changed',
    'clock-jumped',
    'integrity-defect',
    'export',
    'archive',
    'purge',
    'sign-on',
    'sign-off',
    'no-sale',
    'duplicate-printed',
    'reading',
  ]),
  details: z.record(z.string().max(40), z.union([z.string().max(500), z.int(), z.boolean()])),
});
