import type { FeedState } from '../../contract/port/documents.ts';
import type { Journal, JournalHead, SealedEntry } from '../../contract/port/journal.ts';

/** Entries looked at; an enrolled till seldom has more that the documents do not contain yet. */
const mostLookedAt = 2_000;

/**
 * The entries of one type of the live journal that the documents of a feed do not contain yet (law 8):
 * newest first, then those that the platform set aside while it went on. `feed` is null when nothing
 * ever came: then all of them, up to a bound.
 */
export function* entriesSince(
  journal: Journal,
  feed: FeedState | null,
  type: string,
): Generator<SealedEntry> {
  const live = journal.heads().find(({ kind, state }) => kind === 'live' && state === 'open');
  if (!live) return;
  const isOfThis = feed?.journalId === live.journalId;
  const appliedThrough = isOfThis ? feed.appliedThrough : 0;
  yield* after(journal, live, type, appliedThrough);
  for (const sequence of isOfThis ? feed.except.toReversed() : []) {
    const entry = journal.find(live.journalId, sequence);
    if (entry?.type === type && sequence <= appliedThrough) yield entry;
  }
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
