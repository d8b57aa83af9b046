import { z } from 'zod';
import { perpetualTotals } from '../../contract/entry/envelope.ts';
import { openPeriods, typeHeads } from '../../contract/entry/journal-bodies.ts';
import type {
  JournalHead,
  SealedEntry,
  StoredPersonalPart,
  StoredStep,
} from '../../contract/port/journal.ts';

/** What stands in the tables, parsed like everything that comes from a file (law 14). */
export const sealedEntryRow = z.object({
  journalId: z.string(),
  segment: z.number(),
  sequence: z.number(),
  type: z.string(),
  typeSequence: z.number(),
  businessDay: z.string(),
  bytes: z.instanceof(Uint8Array),
  hash: z.string(),
  signature: z.string(),
  keyId: z.string(),
  format: z.number(),
}) satisfies z.ZodType<SealedEntry>;

export const entryColumns =
  'journalId, segment, sequence, type, typeSequence, businessDay, bytes, hash, signature, keyId, format';

/** The values of `entryColumns`, in their order. */
export function entryValues(entry: SealedEntry) {
  return [
    entry.journalId,
    entry.segment,
    entry.sequence,
    entry.type,
    entry.typeSequence,
    entry.businessDay,
    entry.bytes,
    entry.hash,
    entry.signature,
    entry.keyId,
    entry.format,
  ];
}

export const personalRow = z.object({
  journalId: z.string(),
  sequence: z.number(),
  reference: z.string(),
  salt: z.string(),
  text: z.string(),
}) satisfies z.ZodType<StoredPersonalPart>;

export const stepRow = z.object({
  basketId: z.string(),
  number: z.number(),
  commandId: z.string(),
  text: z.string(),
}) satisfies z.ZodType<StoredStep>;

export const placeRow = z.object({ journalId: z.string(), sequence: z.number() });
export const countRow = z.object({ count: z.number() });

const headText = z.strictObject({
  journalId: z.string(),
  kind: z.enum(['live', 'training']),
  state: z.enum(['open', 'sealed']),
  segment: z.int(),
  sequence: z.int(),
  hash: z.string(),
  keyId: z.string(),
  totals: perpetualTotals,
  types: typeHeads,
  periods: openPeriods,
  lastClosure: z.int(),
  businessDay: z.string(),
}) satisfies z.ZodType<JournalHead>;

const headRow = z.object({ journalId: z.string(), head: z.string() });

/**
 * Null when the row can't be read: a head is a projection, so a bad one counts as missing and is
 * made again from the entries.
 */
export function parseHead(row: unknown): JournalHead | null {
  const { journalId, head } = headRow.parse(row);
  const parsed = headText.safeParse(jsonOrNull(head));
  return parsed.success && parsed.data.journalId === journalId ? parsed.data : null;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
