import { z } from 'zod';
import type { PerpetualTotals } from '../../domain/fiscal/perpetual-totals.ts';
import {
  businessDay,
  currency,
  instant,
  randomId,
  sha256Text,
  signatureText,
  totalMinor,
  vatTotal,
} from './amounts.ts';

/** Version of the signed form. Entries are never migrated: a reader keeps every version it ever knew. */
export const entryFormat = 1;

export const perpetualTotals = z.strictObject({
  currency,
  transactionCount: z.int().min(0),
  salesMinor: totalMinor,
  returnsMinor: totalMinor,
  algebraicMinor: totalMinor,
  absoluteMinor: totalMinor,
  perRate: z.array(vatTotal),
  deposits: z.array(vatTotal),
  liabilitiesMinor: totalMinor,
}) satisfies z.ZodType<PerpetualTotals>;

/** Of a company or store, never of a customer. */
const postalAddress = z.strictObject({
  lines: z.array(z.string().max(200)).max(4),
  postcode: z.string().max(20),
  city: z.string().max(100),
  country: z.string().regex(/^[A-Z]{2}$/),
});

/**
 * What every entry says whatever its type; this object in RFC 8785 form is what is signed.
 * It holds no personal data (law 6): operators and associates are pseudonyms, a customer is a
 * random reference and a salted commitment. Sources: CGI 286 I 3° bis, BOI-TVA-DECLA-30-10-30.
 */
export const envelope = z.strictObject({
  format: z.literal(entryFormat),
  journal: z.strictObject({ id: randomId, kind: z.enum(['live', 'training']) }),
  /** Fiscal year counter of the journal, 1 for its first; the entry after a `closure` of a year counts one more. */
  segment: z.int().min(1),
  /** 1, 2, 3… over all types of the journal, without a gap. */
  sequence: z.int().min(1),
  /** SHA-256 of the previous entry's signed bytes; of the predecessor's head or 32 zero bytes at sequence 1. */
  previousHash: sha256Text,
  type: z.string().regex(/^[a-z][a-z-]{1,40}$/),
  /** Version of this type's body. */
  typeVersion: z.int().min(1),
  /** 1, 2, 3… within the type. Of a transaction it is the receipt number. */
  typeSequence: z.int().min(1),
  /** Signature of the previous entry of the same type; empty for the first. */
  previousTypeSignature: z.union([z.literal(''), signatureText]),
  recordedAt: z.strictObject({
    /** The till's clock; noted, never obeyed: order comes from the sequence. */
    utc: instant,
    /** The same moment on the shop's wall, `2026-11-22T14:05:33`. */
    local: z.iso.datetime({ local: true, precision: 0 }),
    zone: z.string().min(1).max(64),
    /** Minutes east of UTC at that moment. */
    offsetMinutes: z.int().min(-1080).max(1080),
    /** Milliseconds since the host started, from a clock that never jumps. */
    monotonicMs: z.int().min(0),
    /** Platform clock minus till clock when last compared, or null if never. */
    platformOffsetMs: z.int().nullable(),
  }),
  businessDay,
  /** Number of the till session, 0 when none is open. */
  tillSession: z.int().min(0),
  software: z.strictObject({ name: z.string().max(40), version: z.string().max(40) }),
  company: z.strictObject({
    id: z.string().max(64),
    name: z.string().max(200),
    siren: z.string().max(14),
    vatNumber: z.string().max(20),
    /** Activity code (NAF, APE), printed where the law asks for it; may be empty. */
    naf: z.string().max(10),
    address: postalAddress,
  }),
  store: z.strictObject({
    id: z.string().max(64),
    name: z.string().max(200),
    siret: z.string().max(20),
    gln: z.string().max(20),
    address: postalAddress,
  }),
  till: z.strictObject({ id: z.string().max(64), number: z.string().max(20) }),
  /** Pseudonym of who acts; empty when the till acts by itself. In training, who answers for the trainee. */
  operator: z.strictObject({ id: z.string().max(64), responsibleId: z.string().max(64) }),
  /** Totals of the journal after this entry. Only a `transaction` moves them, in every format 1 type to come too. */
  totals: perpetualTotals,
  /** The personal part beside the entry: a random reference, and SHA-256(salt ‖ part) that commits to it. */
  personal: z.strictObject({ reference: randomId, commitment: sha256Text }).nullable(),
  /** RFC 7638 thumbprint of the key that signs this entry. */
  keyId: sha256Text,
  /** By type and version: `entry-types.ts`. Parsed there, once. */
  body: z.record(z.string(), z.unknown()),
});
export type Envelope = z.infer<typeof envelope>;
