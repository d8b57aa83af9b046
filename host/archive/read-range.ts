import { type ReadEntry, readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { type ArchivedRange, pageSize } from './select-entries.ts';

export interface RangeReader {
  journal: Pick<Journal, 'read'>;
  pause: () => Promise<void>;
  /** Told how many were read. */
  onRead: (count: number) => void;
}

/** The entries of a range, a page at a time, letting others work in between. */
export async function* pagesOf(
  { journal, pause, onRead }: RangeReader,
  { journalId, last }: ArchivedRange,
  first: number,
): AsyncGenerator<SealedEntry[]> {
  for (let next = first; next <= last; ) {
    const page = journal.read(journalId, next, Math.min(pageSize, last - next + 1));
    const end = page.at(-1);
    if (end === undefined) return;
    yield page;
    next = end.sequence + 1;
    onRead(page.length);
    await pause();
  }
}

/** As read by this program; null for what it can't read: the entry itself is in the archive all the same. */
export function tryRead(entry: SealedEntry): ReadEntry | null {
  try {
    return readEntry(entry.bytes);
  } catch {
    return null;
  }
}
