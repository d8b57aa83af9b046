import type { ReadBody } from '../../contract/entry/read-entry.ts';
import type { JournalDefect } from './start-check.ts';

type Named = Pick<JournalDefect, 'journalId' | 'sequence' | 'problem'>;

/** The same for the same defect, wherever it was found. */
export function defectKey({ journalId, sequence, problem }: Named): string {
  return `${journalId}|${sequence}|${problem}`;
}

/** The defect that an entry names, as its key, or null. */
export function namedDefect(read: ReadBody): string | null {
  if (!read.known || read.type !== 'event' || read.body.event !== 'integrity-defect') return null;
  const { journalId, sequence, problem } = read.body.details;
  return `${journalId}|${sequence}|${problem}`;
}
