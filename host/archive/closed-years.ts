import type { EntryBody } from '../../contract/entry/entry-types.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { tryRead } from './read-range.ts';

/** A closed fiscal year: one segment of a journal, with the closure that ends it. */
export interface ClosedSegment {
  journalId: string;
  segment: number;
  first: number;
  last: number;
  from: string;
  through: string;
}

/** The closed years of the live journals, oldest first of each; a purged one's closure is still there. */
export function closedYears(journal: Pick<Journal, 'heads' | 'find'>): ClosedSegment[] {
  return journal
    .heads()
    .filter(({ kind }) => kind === 'live')
    .flatMap(({ journalId, periods }) => yearsBefore(journal, journalId, periods.year.sequence));
}

/** Each year's closure says, in its checkpoint, where the one before it stands. */
function yearsBefore(
  journal: Pick<Journal, 'find'>,
  journalId: string,
  lastClosure: number,
): ClosedSegment[] {
  const years: ClosedSegment[] = [];
  for (let sequence = lastClosure; sequence > 0; ) {
    const entry = journal.find(journalId, sequence);
    const body = entry && closureIn(entry);
    if (!entry || !body) break;
    const before = body.checkpoint.periods.year.sequence;
    years.unshift({
      journalId,
      segment: entry.segment,
      first: before + 1,
      last: sequence,
      from: body.from,
      through: body.through,
    });
    sequence = before;
  }
  return years;
}

function closureIn(entry: SealedEntry): EntryBody<'closure'> | null {
  const read = tryRead(entry);
  return read?.known && read.type === 'closure' && read.body.period === 'year' ? read.body : null;
}
