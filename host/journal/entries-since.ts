import type { FeedState } from '../../contract/port/documents.ts';
import type { Journal, JournalHead, SealedEntry } from '../../contract/port/journal.ts';

/** Entries looked at; an enrolled till seldom has more that the documents do not contain yet. */
const mostLookedAt = 2_000;

/** The journals of a till, and how far the platform has each. */
export interface OwnJournals {
  journal: Journal;
  /** The push cursor of a journal. */
  acknowledgedThrough(journalId: string): number;
}

/**
 * The entries of one type that the documents of a feed do not contain yet (law 8), of every live journal:
 * one that was sealed by a fork or a lost key may not be pushed to its end. By journal, the open one
 * first; of each the newest first, then those that the platform set aside while it went on. `feed` is
 * null when nothing ever came: then all of them, up to a bound.
 */
export function* entriesSince(
  { journal, acknowledgedThrough }: OwnJournals,
  feed: FeedState | null,
  type: string,
): Generator<SealedEntry> {
  for (const head of liveHeads(journal).reverse()) {
    const { journalId } = head;
    const isOfThis = feed?.journalId === journalId;
    const appliedThrough = isOfThis ? feed.appliedThrough : containedThrough(head);
    yield* after(journal, head, type, appliedThrough);
    for (const sequence of isOfThis ? feed.except.toReversed() : []) {
      const entry = journal.find(journalId, sequence);
      if (entry?.type === type && sequence <= appliedThrough) yield entry;
    }
  }

  /** The feed speaks of one journal. Of one before it the acknowledgement is all that is known. */
  function containedThrough({ journalId, state }: JournalHead): number {
    return feed === null || state === 'open' ? 0 : acknowledgedThrough(journalId);
  }
}

/** Puts entries in the order in which the till wrote them, whichever of its live journals they are of. */
export function asWritten(
  journal: Journal,
): (
  a: Pick<SealedEntry, 'journalId' | 'sequence'>,
  b: Pick<SealedEntry, 'journalId' | 'sequence'>,
) => number {
  const rank = new Map(liveHeads(journal).map(({ journalId }, index) => [journalId, index]));
  return (a, b) =>
    (rank.get(a.journalId) ?? 0) - (rank.get(b.journalId) ?? 0) || a.sequence - b.sequence;
}

/** The oldest first, the open one last. */
function liveHeads(journal: Journal): JournalHead[] {
  const isOpen = ({ state }: JournalHead) => (state === 'open' ? 1 : 0);
  return journal
    .heads()
    .filter(({ kind }) => kind === 'live')
    .sort((a, b) => isOpen(a) - isOpen(b) || a.businessDay.localeCompare(b.businessDay));
}

function* after(
  journal: Journal,
  { journalId, types }: JournalHead,
  type: string,
  appliedThrough: number,
): Generator<SealedEntry> {
  const last = types[type]?.sequence ?? 0;
  for (let number = last; number > Math.max(0, last - mostLookedAt); number -= 1) {
    const entry = journal.findByType(journalId, type, number);
    if (entry === null || entry.sequence <= appliedThrough) return;
    yield entry;
  }
}
