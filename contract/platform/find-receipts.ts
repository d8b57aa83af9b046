import { z } from 'zod';
import { businessDay, entryPlace, randomId, sha256Text, signatureText } from '../entry/amounts.ts';
import { publicJwk } from '../entry/journal-bodies.ts';

/** Receipts in one answer; of a customer with more the newest. */
export const mostReceipts = 10;
/** Entries that belong together: what was sold, what came back of it, and what was exchanged for it. */
export const mostRelated = 200;

/** `POST /v1/receipts/find`: a receipt of any till of the network, to take goods back. */
export const findReceiptsRequest = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('place'), of: entryPlace }),
  /** As printed; without its mark of the journal several may have it, without its till only the mark tells. */
  z.strictObject({
    by: z.literal('number'),
    tillNumber: z.string().min(1).max(20).nullable(),
    transactionNumber: z.int().min(1).max(999_999_999_999),
    journalMark: z
      .string()
      .regex(/^[0-9A-Z]{2}$/)
      .nullable(),
  }),
  /** `<journalId>/<sequence>` of the entry that took it. */
  z.strictObject({ by: z.literal('order'), orderId: z.string().min(1).max(100) }),
  /** The random reference of a customer (law 6). */
  z.strictObject({ by: z.literal('customer'), reference: randomId }),
]);
export type FindReceiptsRequest = z.infer<typeof findReceiptsRequest>;

/** An entry as its till signed it, without the personal part: bytes, proof, and the key that its journal named. */
export const signedEntry = z.strictObject({
  journalId: randomId,
  sequence: z.int().min(1),
  segment: z.int().min(1),
  type: z.string().max(41),
  typeSequence: z.int().min(1),
  businessDay,
  text: z.string().max(2 * 1024 * 1024),
  hash: sha256Text,
  signature: signatureText,
  keyId: sha256Text,
  format: z.int().min(1),
  publicKey: publicJwk,
});
export type SignedEntry = z.infer<typeof signedEntry>;

export const findReceiptsAnswer = z.strictObject({
  /** When the platform looked. */
  atMs: z.int(),
  /** The receipts that were asked for, newest first. */
  found: z.array(entryPlace).max(mostReceipts),
  /** Those, and every transaction of the network that gave back of them, or of which they gave back. */
  entries: z.array(signedEntry).max(mostReceipts * mostRelated),
});
export type FindReceiptsAnswer = z.infer<typeof findReceiptsAnswer>;
