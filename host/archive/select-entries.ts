import { readEnvelope } from '../../contract/entry/read-entry.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';

/** What is asked for: business days (each may be empty: from the first, to the last), or one fiscal year. */
export type Asked = { from: string; through: string } | { journalId: string; segment: number };

/** Consecutive entries of one journal that go into an archive. */
export interface ArchivedRange {
  journalId: string;
  kind: 'live' | 'training';
  first: number;
  last: number;
  /** A `closure` holds what verifying needs to begin there. */
  begins: 'opening' | 'closure';
  /** Nothing came after when the archive was begun. */
  isWhole: boolean;
}

/** Entries read between two pauses: a few milliseconds. */
export const pageSize = 50;

/**
 * Which entries an archive holds: all that was asked for of every journal, and before them as much as
 * verification needs to begin (the closure before, or the journal's opening). Journals without any are
 * left out. The days are read off the entries one by one: a clock that was wrong makes them jump.
 */
export async function selectEntries(
  journal: Pick<Journal, 'heads' | 'journalIds' | 'firstSequence' | 'read'>,
  asked: Asked,
  pause: () => Promise<void>,
): Promise<ArchivedRange[]> {
  const ranges: ArchivedRange[] = [];
  for (const journalId of orderedIds(journal)) {
    if ('journalId' in asked && asked.journalId !== journalId) continue;
    const range = await rangeOf(journal, journalId, asked, pause);
    if (range !== null) ranges.push(range);
  }
  return ranges;
}

/** In the order in which the till began them, as its heads are kept; what has no head comes last. */
function orderedIds(journal: Pick<Journal, 'heads' | 'journalIds'>): string[] {
  const known = new Set(journal.journalIds());
  const heads = journal.heads().map(({ journalId }) => journalId);
  return [...new Set([...heads.filter((id) => known.has(id)), ...known])];
}

async function rangeOf(
  journal: Pick<Journal, 'heads' | 'firstSequence' | 'read'>,
  journalId: string,
  asked: Asked,
  pause: () => Promise<void>,
): Promise<ArchivedRange | null> {
  const start = journal.firstSequence(journalId);
  let first: number | null = null;
  let begin = start;
  let last = 0;
  let end = 0;
  for (let next = start; ; ) {
    const page = journal.read(journalId, next, pageSize);
    for (const entry of page) {
      if (isAsked(entry, asked)) {
        first ??= entry.sequence;
        last = entry.sequence;
      }
      if (first === null && entry.type === 'closure') begin = entry.sequence;
      end = entry.sequence;
    }
    if (page.length === 0) break;
    next = end + 1;
    await pause();
  }
  if (first === null) return null;
  const [opening] = journal.read(journalId, begin, 1);
  return {
    journalId,
    kind: kindOf(journal, journalId, opening),
    first: begin,
    last,
    begins: opening?.type === 'closure' ? 'closure' : 'opening',
    isWhole: last === end,
  };
}

function isAsked(entry: SealedEntry, asked: Asked): boolean {
  if ('segment' in asked) return entry.segment === asked.segment;
  const { from, through } = asked;
  return (
    (from === '' || entry.businessDay >= from) && (through === '' || entry.businessDay <= through)
  );
}

function kindOf(
  journal: Pick<Journal, 'heads'>,
  journalId: string,
  entry: SealedEntry | undefined,
): 'live' | 'training' {
  const head = journal.heads().find((each) => each.journalId === journalId);
  if (head) return head.kind;
  try {
    return entry ? readEnvelope(entry.bytes).journal.kind : 'live';
  } catch {
    // A damaged journal is archived as it is; the verifier names what is wrong with it.
    return 'live';
  }
}
