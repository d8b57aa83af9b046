import type { PushedEntry } from '../../contract/platform/push-entries.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';

/** Read at once, between two turns of the host's thread: a scan waits for one slice at most. */
const sliceEntries = 25;
/**
 * Of the entries' own texts. JSON in JSON at most doubles (every quote is escaped), so the body stays
 * under `maximumPushBytes`.
 */
const maximumTextBytes = 3.5 * 1024 * 1024;

/**
 * The entries from a sequence on, in order and without a gap: as many as `limit` and the size of a
 * request allow, at least one if there is one. Stops before an entry that is not there (any more), or
 * that can't be read; throws when that is the first one.
 */
export async function readBatch(
  journal: Journal,
  from: { journalId: string; sequence: number; limit: number; pause(): Promise<void> },
): Promise<PushedEntry[]> {
  const batch: PushedEntry[] = [];
  let bytes = 0;
  while (batch.length < from.limit) {
    const next = from.sequence + batch.length;
    const wanted = Math.min(sliceEntries, from.limit - batch.length);
    const slice = readSlice(journal, { journalId: from.journalId, next, wanted });
    if (slice.length === 0 && batch.length > 0) return batch;
    for (const [index, sealed] of slice.entries()) {
      if (sealed.sequence !== next + index) return batch;
      const entry = pushedEntryOf(journal, sealed);
      bytes += sealed.bytes.length + Buffer.byteLength(entry.personal?.text ?? '');
      if (bytes > maximumTextBytes && batch.length > 0) return batch;
      batch.push(entry);
    }
    if (slice.length < wanted) return batch;
    await from.pause();
  }
  return batch;
}

/** What of the slice can be read; the error of its first entry is thrown. */
function readSlice(
  journal: Journal,
  { journalId, next, wanted }: { journalId: string; next: number; wanted: number },
): readonly SealedEntry[] {
  try {
    return journal.read(journalId, next, wanted);
  } catch (error) {
    if (wanted === 1) throw error;
  }
  // One of them is damaged: up to there, one at a time.
  const readable: SealedEntry[] = [];
  try {
    while (readable.length < wanted) {
      const [entry] = journal.read(journalId, next + readable.length, 1);
      if (entry === undefined) break;
      readable.push(entry);
    }
  } catch (error) {
    if (readable.length === 0) throw error;
  }
  return readable;
}

function pushedEntryOf(
  journal: Journal,
  { journalId, bytes, ...sealed }: SealedEntry,
): PushedEntry {
  const part = journal.personalPart(journalId, sealed.sequence);
  return {
    ...sealed,
    text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    personal: part && { reference: part.reference, salt: part.salt, text: part.text },
  };
}
