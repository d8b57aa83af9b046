import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';

/** Business days, both included; empty for no bound. */
export interface DayRange {
  from: string;
  through: string;
}

/** Closures read between two pauses. */
const sliceSize = 50;

/**
 * The closures of days whose last business day lies in the range, of every live journal of this till,
 * oldest first. Those of a purged year are not there any more, and `purgedThrough` says up to which day.
 */
export async function closedDaysIn(
  journal: Journal,
  { from, through }: DayRange,
  pause: () => Promise<void>,
): Promise<{ closures: readonly SealedEntry[]; purgedThrough: string }> {
  const closures: SealedEntry[] = [];
  let purgedThrough = '';
  for (const { kind, journalId, types } of journal.heads()) {
    if (kind !== 'live') continue;
    const firstSequence = journal.firstSequence(journalId);
    const found: SealedEntry[] = [];
    for (let number = types.closure?.sequence ?? 0; number > 0; number -= 1) {
      const sealed = journal.findByType(journalId, 'closure', number);
      if (!sealed) break;
      const read = readEntry(sealed.bytes);
      if (!read.known || read.type !== 'closure') break;
      const { body } = read;
      // What is left of a purged year is its closure, which reading begins with.
      if (firstSequence > 1 && sealed.sequence <= firstSequence) {
        if (body.through > purgedThrough) purgedThrough = body.through;
        break;
      }
      if (from !== '' && body.through < from) break;
      if (body.period === 'day' && (through === '' || body.through <= through)) found.push(sealed);
      if (number % sliceSize === 0) await pause();
    }
    closures.push(...found.toReversed());
  }
  return { closures, purgedThrough: purgedThrough >= from ? purgedThrough : '' };
}
