import { type ReadBody, readEntry } from '../../contract/entry/read-entry.ts';
import { FailureError } from '../../contract/failure/failure.ts';
import type { Journal, JournalHead, SealedEntry } from '../../contract/port/journal.ts';
import { refuseNewerEntry } from './newer-entry.ts';
import { nextHead } from './next-head.ts';
import { startAt } from './verify-entry.ts';

/** What the journal keeps beside its entries and can always be made again from them. */
export interface Projections {
  heads: JournalHead[];
  endedBaskets: { basketId: string; journalId: string; sequence: number }[];
}

/** A journal whose projections can be put in place as a whole, in one database transaction. */
export interface RebuildableJournal extends Journal {
  replaceProjections(projections: Projections): void;
}

/** Makes heads, totals and the index of baskets again from the entries alone (law 4). */
export function rebuildProjections(journal: RebuildableJournal): void {
  journal.replaceProjections(foldProjections(journal));
}

/**
 * The fold of all entries that can be read; of a purged segment its closure tells. A journal whose
 * entries can't be read keeps the head it has: it was sealed for its damage, or a newer program
 * wrote it.
 */
export function foldProjections(journal: Journal): Projections {
  const folded = journal.journalIds().flatMap((journalId) => {
    const known = journal.heads().find((head) => head.journalId === journalId);
    try {
      return [foldJournal(journal, journalId)];
    } catch (error) {
      // Not damaged, and without a head nobody here can say where it stands.
      if (!known && isNewer(error)) throw error;
      return known ? [{ head: known, predecessor: null, endedBaskets: [] }] : [];
    }
  });
  // A journal that could not say its last word (key lost, damage) is sealed by its successor naming it.
  const named = new Set(folded.map(({ predecessor }) => predecessor));
  return {
    heads: folded.map(({ head }) =>
      named.has(head.journalId) ? { ...head, state: 'sealed' } : head,
    ),
    endedBaskets: folded.flatMap(({ endedBaskets }) => endedBaskets),
  };
}

function isNewer(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === 'STORE_NEWER';
}

function foldJournal(journal: Journal, journalId: string) {
  let head: JournalHead | null = null;
  let predecessor: string | null = null;
  const endedBaskets: Projections['endedBaskets'] = [];
  for (const sealed of entriesOf(journal, journalId, journal.firstSequence(journalId))) {
    refuseNewerEntry(sealed);
    const { envelope, ...read } = readEntry(sealed.bytes);
    const before: JournalHead | undefined = head ?? startAt(envelope, read)?.head;
    if (!before) throw new Error(`Broken law: a journal begins with its opening (${journalId})`);
    head = nextHead(before, { sealed, envelope, read });
    const basketId = endedBasket(read);
    if (basketId !== null) endedBaskets.push({ basketId, journalId, sequence: sealed.sequence });
    if (read.known && read.type === 'journal-opened') {
      predecessor = read.body.predecessor?.journalId ?? null;
    }
  }
  if (!head) throw new Error(`Broken law: a journal has entries (${journalId})`);
  return { head, predecessor, endedBaskets };
}

/** The basket that an entry ends, or null. */
export function endedBasket(read: ReadBody): string | null {
  const ends = read.known && (read.type === 'transaction' || read.type === 'basket-abandoned');
  return ends ? read.body.basketId : null;
}

/** All entries of a journal that can be read, a few at a time. */
function* entriesOf(
  journal: Journal,
  journalId: string,
  fromSequence: number,
): Generator<SealedEntry> {
  let next = fromSequence;
  for (;;) {
    const page = journal.read(journalId, next, 200);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    next = last.sequence + 1;
  }
}
