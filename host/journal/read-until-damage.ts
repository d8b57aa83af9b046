import { FailureError } from '../../contract/failure/failure.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { StoreError } from '../store/store-error.ts';
import type { Problem } from './verify-entry.ts';

/**
 * Reads entries for a verifier: a row that the file can't give any more (a damaged page, a missing
 * segment file) is an answer, not an exception, and the ones before it are still given.
 */
export function readUntilDamage(
  journal: Journal,
  journalId: string,
  fromSequence: number,
  limit: number,
): { entries: SealedEntry[]; damage: Problem | null } {
  const page = tryRead(() => journal.read(journalId, fromSequence, limit));
  if (page.ok) return { entries: page.entries, damage: null };
  const entries: SealedEntry[] = [];
  let next = fromSequence;
  while (entries.length < limit) {
    const one = tryRead(() => journal.read(journalId, next, 1));
    const [entry] = one.entries;
    if (!one.ok) {
      const problem = 'unreadable' as const;
      return { entries, damage: { journalId, sequence: next, problem, detail: one.detail } };
    }
    if (!entry) break;
    entries.push(entry);
    next = entry.sequence + 1;
  }
  return { entries, damage: null };
}

function tryRead(read: () => SealedEntry[]) {
  try {
    return { ok: true, entries: read(), detail: '' };
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof FailureError)) throw error;
    return { ok: false, entries: [], detail: error.message.slice(0, 300) };
  }
}
