import { readEntry } from '../../contract/entry/read-entry.ts';
import { reportedEntry } from '../../contract/entry/reported-entry.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import type { ReportedEntry } from '../../domain/report/reported-entry.ts';

/** Types that a report counts; the bytes of all others are not even parsed. */
const counted: ReadonlySet<string> = new Set(['transaction', 'basket-abandoned', 'event']);

/** As much of an entry as a report counts; null of one that is no figure, or that no release here can read. */
export function reportedEntryOf({ type, bytes }: SealedEntry): ReportedEntry | null {
  return counted.has(type) ? reportedEntry(readEntry(bytes)) : null;
}
