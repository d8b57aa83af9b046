import type { Journal } from '../../contract/port/journal.ts';
import { addFigures } from '../../domain/report/add-figures.ts';
import { type Figures, noFigures } from '../../domain/report/figures.ts';
import { figuresOf } from '../../domain/report/figures-of.ts';
import { reportedEntryOf } from './reported-entry-of.ts';

/** Few enough that a scan between two slices does not wait. */
const sliceEntries = 25;

/** Entries of one journal, both ends included. */
export interface EntryRange {
  journalId: string;
  firstSequence: number;
  lastSequence: number;
}

/**
 * The figures of a range of entries, added to those that are known already. It lets whoever else waits
 * for the host's thread go first after each slice, and throws what `signal` was aborted with. Entries
 * of a purged segment are not there any more and count nothing.
 */
export async function readFigures(
  journal: Journal,
  { journalId, firstSequence, lastSequence }: EntryRange,
  {
    currency,
    known = noFigures(currency),
    pause,
    signal,
  }: { currency: string; known?: Figures; pause(): Promise<void>; signal?: AbortSignal },
): Promise<Figures> {
  let figures = known;
  let next = firstSequence;
  while (next <= lastSequence) {
    const wanted = Math.min(sliceEntries, lastSequence - next + 1);
    const slice = journal.read(journalId, next, wanted);
    for (const sealed of slice) {
      if (sealed.sequence > lastSequence) return figures;
      const reported = reportedEntryOf(sealed);
      if (reported) figures = addFigures(figures, figuresOf(currency, reported));
    }
    const last = slice.at(-1);
    if (!last) break;
    next = last.sequence + 1;
    await pause();
    signal?.throwIfAborted();
  }
  return figures;
}
