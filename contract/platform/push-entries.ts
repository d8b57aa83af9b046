import { z } from 'zod';
import { businessDay, randomId, sha256Text, signatureText } from '../entry/amounts.ts';

/** Entries of one push; the platform takes no more and no larger body. */
export const maximumEntries = 500;
export const maximumPushBytes = 8 * 1024 * 1024;

/** An entry as it is sealed, with its erasable part. The signed bytes travel as the text they are. */
const pushedEntry = z.strictObject({
  segment: z.int().min(1),
  sequence: z.int().min(1),
  type: z.string().max(41),
  typeSequence: z.int().min(1),
  businessDay,
  /** Canonical JSON; its UTF-8 bytes are what is hashed and signed. */
  text: z.string().max(2 * 1024 * 1024),
  hash: sha256Text,
  signature: signatureText,
  keyId: sha256Text,
  format: z.int().min(1),
  personal: z
    .strictObject({
      reference: randomId,
      salt: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
      text: z.string().max(64 * 1024),
    })
    .nullable(),
});
export type PushedEntry = z.infer<typeof pushedEntry>;

/** `POST /v1/journals/:journalId/entries`: entries in order, without a gap among them. */
export const pushRequest = z.strictObject({
  entries: z.array(pushedEntry).min(1).max(maximumEntries),
});
export type PushRequest = z.infer<typeof pushRequest>;

/** What became of a push (law 7). Nothing is acknowledged that is not in the committed database. */
export const pushAnswer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('acknowledged'),
    /** Everything up to here is stored, also what was sent before. */
    through: z.int().min(0),
    /** Stored, but not applied: kept, shown, in nobody's way. Of this push only. */
    quarantined: z.array(z.strictObject({ sequence: z.int().min(1), reason: z.string().max(80) })),
  }),
  /** Something before the first entry is missing here: send from this sequence on. */
  z.strictObject({ kind: z.literal('send-from'), sequence: z.int().min(1) }),
  /** Another entry is stored under this sequence: the journal has two pasts (`JOURNAL_FORK`). */
  z.strictObject({ kind: z.literal('fork'), sequence: z.int().min(1) }),
]);
export type PushAnswer = z.infer<typeof pushAnswer>;

/** `GET /v1/journals/:journalId`: how far the platform has this journal; 0 when it knows nothing of it. */
export const journalState = z.strictObject({
  through: z.int().min(0),
  quarantinedCount: z.int().min(0),
});
export type JournalState = z.infer<typeof journalState>;
