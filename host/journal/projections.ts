import { effectiveBody } from '../../contract/entry/effective-body.ts';
import { type ReadBody, readEntry } from '../../contract/entry/read-entry.ts';
import { FailureError } from '../../contract/failure/failure.ts';
import type {
  GivenBack,
  Invoiced,
  Journal,
  JournalHead,
  SealedEntry,
} from '../../contract/port/journal.ts';
import { effectsOf } from '../../domain/effects/effects-of.ts';
import type { ValueRow } from '../../domain/stored-value/value-rows.ts';
import { type EntryPlace, placeText } from '../../domain/transaction/entry-place.ts';
import { soldPlace } from '../../domain/transaction/sold-place.ts';
import { refuseNewerEntry } from './newer-entry.ts';
import { nextHead } from './next-head.ts';
import { startAt } from './verify-entry.ts';

/** What the journal keeps beside its entries and can always be made again from them. */
export interface Projections {
  heads: JournalHead[];
  indexes: JournalIndexes[];
}

/**
 * What the entries of one journal ended, gave back, invoiced and did to stored value, from its first that can be
 * read on. Rows of entries before it stay as they are, and so do those of a journal that has none of
 * these: nothing else tells them any more, and what came back must not come back twice.
 */
export interface JournalIndexes {
  journalId: string;
  fromSequence: number;
  endedBaskets: { basketId: string; sequence: number }[];
  givenBack: GivenBack[];
  valueRows: ValueRow[];
  invoiced: Invoiced[];
}

/** A journal whose projections can be put in place as a whole, in one database transaction. */
export interface RebuildableJournal extends Journal {
  replaceProjections(projections: Projections): void;
}

/** Makes heads, totals and the indexes of baskets, returns and stored value again from the entries alone (law 4). */
export function rebuildProjections(journal: RebuildableJournal): void {
  journal.replaceProjections(foldProjections(journal));
}

/** The indexes alone: the heads stay as they are known, for a cut tail shows by them. */
export function rebuildIndexes(journal: RebuildableJournal): void {
  journal.replaceProjections({ ...foldProjections(journal), heads: journal.heads() });
}

/**
 * The fold of all entries that can be read; of a purged segment its closure tells. A journal whose
 * entries can't be read keeps the head and the indexes it has: it was sealed for its damage, or a
 * newer program wrote it.
 */
export function foldProjections(journal: Journal): Projections {
  const folded = journal.journalIds().flatMap((journalId) => {
    const known = journal.heads().find((head) => head.journalId === journalId);
    try {
      return [foldJournal(journal, journalId)];
    } catch (error) {
      // Not damaged, and without a head nobody here can say where it stands.
      if (!known && isNewer(error)) throw error;
      return known ? [{ head: known, predecessor: null, indexes: [] }] : [];
    }
  });
  // A journal that could not say its last word (key lost, damage) is sealed by its successor naming it.
  const named = new Set(folded.map(({ predecessor }) => predecessor));
  return {
    heads: folded.map(({ head }) =>
      named.has(head.journalId) ? { ...head, state: 'sealed' } : head,
    ),
    indexes: inSuccession(folded).flatMap(({ indexes }) => indexes),
  };
}

function isNewer(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === 'STORE_NEWER';
}

function foldJournal(journal: Journal, journalId: string) {
  let head: JournalHead | null = null;
  let predecessor: string | null = null;
  const fromSequence = journal.firstSequence(journalId);
  const indexes: JournalIndexes = {
    journalId,
    fromSequence,
    endedBaskets: [],
    givenBack: [],
    valueRows: [],
    invoiced: [],
  };
  for (const sealed of entriesOf(journal, journalId, fromSequence)) {
    refuseNewerEntry(sealed);
    const { envelope, ...read } = readEntry(sealed.bytes);
    const before: JournalHead | undefined = head ?? startAt(envelope, read)?.head;
    if (!before) throw new Error(`Broken law: a journal begins with its opening (${journalId})`);
    head = nextHead(before, { sealed, envelope, read });
    const basketId = endedBasket(read);
    const { sequence } = sealed;
    if (basketId !== null) addEnd(indexes.endedBaskets, { basketId, sequence });
    indexes.givenBack.push(...givenBackIn(read, { journalId, sequence }));
    indexes.valueRows.push(...valueRowsIn(head.kind, read, { journalId, sequence }));
    indexes.invoiced.push(...invoicedIn(read, { journalId, sequence }));
    if (read.known && read.type === 'journal-opened') {
      predecessor = read.body.predecessor?.journalId ?? null;
    }
  }
  if (!head) throw new Error(`Broken law: a journal has entries (${journalId})`);
  return { head, predecessor, indexes: [indexes] };
}

/**
 * The basket that an entry ends, or null. An order ends its own, until the transaction that pays some of it
 * right after does (`addEnd`).
 */
export function endedBasket(read: ReadBody): string | null {
  if (!read.known) return null;
  const { type } = read;
  const ends = type === 'transaction' || type === 'basket-abandoned' || type === 'order-placed';
  return ends ? read.body.basketId : null;
}

/** Adds the end of a basket; it has one, its last entry. */
export function addEnd<T extends { basketId: string }>(ended: T[], next: T): void {
  // Only the end before can be of the same basket: the transaction follows its order at once.
  if (ended.at(-1)?.basketId === next.basketId) ended.pop();
  ended.push(next);
}

/** The entries and orders that an entry gives back goods or money of, each once. */
export function givenBackIn(read: ReadBody, by: EntryPlace): GivenBack[] {
  if (!read.known || read.type !== 'transaction') return [];
  const named = [
    ...read.body.lines.map(({ returnOf }) => returnOf),
    ...read.body.tenders.map(({ refundOf }) => refundOf),
  ];
  const places = named.flatMap((place) => soldPlace(place) ?? []);
  const each = new Map(places.map((of) => [placeText(of), of]));
  return [...each.values()].map((of) => ({ of, by }));
}

/** The transaction that an entry is an invoice or credit note of. */
export function invoicedIn(read: ReadBody, by: EntryPlace): Invoiced[] {
  if (!read.known || read.type !== 'invoice') return [];
  const { journalId, sequence } = read.body.of;
  return [{ of: { journalId, sequence }, by }];
}

/** What an entry did to gift cards, avoirs and deposits, which lie at no place. */
export function valueRowsIn(
  journalKind: JournalHead['kind'],
  read: ReadBody,
  by: EntryPlace,
): ValueRow[] {
  const { values } = effectsOf({ journalKind, placeId: '', entry: effectiveBody(read) });
  return values.map((effect) => ({ ...effect, by }));
}

/** Predecessors first: what was put on a card comes before what was taken off it. */
function inSuccession<T extends { head: JournalHead; predecessor: string | null }>(
  folded: readonly T[],
): T[] {
  const byId = new Map(folded.map((each) => [each.head.journalId, each]));
  const ancestors = ({ predecessor }: T): number => {
    const before = predecessor === null ? undefined : byId.get(predecessor);
    return before ? 1 + ancestors(before) : 0;
  };
  return folded.toSorted((a, b) => ancestors(a) - ancestors(b));
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
