import { placeStockId } from '../../contract/document/stock.ts';
import { effectiveBody } from '../../contract/entry/effective-body.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { FeedState } from '../../contract/port/documents.ts';
import type { Journal, JournalHead, SealedEntry } from '../../contract/port/journal.ts';
import { effectsOf } from '../../domain/effects/effects-of.ts';
import { quantityMilli } from '../../domain/quantity/quantity.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';

/** Which entries of which journal the documents contain. */
export type CutOff = Pick<FeedState, 'journalId' | 'appliedThrough' | 'except'>;

interface Movement extends EntryPlace {
  milli: number;
}

/** Enough to be quick, few enough that a scan between two reads does not wait. */
const entriesAtOnce = 25;

/**
 * What this till's own entries moved of sellable stock and its documents may not contain yet (law 8).
 * Each entry is read once, after the cut-off; a view only adds up the few movements of its item. Calls
 * of `follow` come one after the other.
 */
export function createOwnMovements({
  journal,
  acknowledgedThrough,
  pause,
}: {
  journal: Journal;
  /** The push cursor of a journal. */
  acknowledgedThrough(journalId: string): number;
  pause(): Promise<void>;
}) {
  let followed: CutOff | null = null;
  const movements = new Map<string, Movement[]>();
  /** By journal: sequence of the last entry that was looked at. */
  const readThrough = new Map<string, number>();

  /** Takes in what was written since, and lets go what the documents contain. */
  async function follow(cutOff: CutOff): Promise<void> {
    if (followed === null || !goesOn(followed, cutOff)) forget();
    else if (!isSame(followed, cutOff)) letGo(cutOff);
    followed = cutOff;
    for (const head of journal.heads()) if (head.kind === 'live') await read(head, cutOff);
  }

  async function read({ journalId, sequence }: JournalHead, cutOff: CutOff): Promise<void> {
    let through = readThrough.get(journalId);
    if (through === undefined) {
      through = containedThrough(journalId, cutOff);
      take(exceptions(journalId, cutOff).flatMap(movementsOf));
      readThrough.set(journalId, through);
    }
    while (through < sequence) {
      const page = journal.read(journalId, through + 1, entriesAtOnce);
      // All of a page or, where one entry can't be read, nothing: none counts twice.
      take(page.flatMap(movementsOf));
      through = page.at(-1)?.sequence ?? sequence;
      readThrough.set(journalId, through);
      await pause();
    }
  }

  function exceptions(journalId: string, { appliedThrough, ...cutOff }: CutOff): SealedEntry[] {
    if (journalId !== cutOff.journalId) return [];
    const before = cutOff.except.filter((each) => each <= appliedThrough);
    return before.flatMap((each) => journal.find(journalId, each) ?? []);
  }

  function take(moved: readonly (readonly [key: string, Movement])[]): void {
    for (const [key, movement] of moved) {
      const known = movements.get(key);
      if (known) known.push(movement);
      else movements.set(key, [movement]);
    }
  }

  function letGo(cutOff: CutOff): void {
    const isContained = containedBy(cutOff);
    for (const [key, all] of movements) {
      const left = all.filter((movement) => !isContained(movement));
      if (left.length === 0) movements.delete(key);
      else movements.set(key, left);
    }
  }

  function forget(): void {
    movements.clear();
    readThrough.clear();
  }

  function containedBy(cutOff: CutOff) {
    const except = new Set(cutOff.except);
    return ({ journalId, sequence }: Movement): boolean =>
      sequence <= containedThrough(journalId, cutOff) &&
      !(journalId === cutOff.journalId && except.has(sequence));
  }

  /** The cut-off speaks of one journal. Of one before it the acknowledgement is all that is known. */
  function containedThrough(journalId: string, cutOff: CutOff): number {
    if (journalId === cutOff.journalId) return cutOff.appliedThrough;
    return acknowledgedThrough(journalId);
  }

  return {
    follow,
    /** Thousandths that came (below zero: went) and that the documents followed last do not contain. */
    of(placeId: string, sku: string): number {
      if (followed === null) return 0;
      const isContained = containedBy(followed);
      return (movements.get(placeStockId(placeId, sku)) ?? [])
        .filter((movement) => !isContained(movement))
        .reduce((sum, { milli }) => sum + milli, 0);
    },
  };
}

/** Entries of other types move no goods. */
const movingTypes: ReadonlySet<string> = new Set(['transaction', 'order-step', 'stock-moved']);

/** Of sellable goods, each with the place and item that it is of. */
function movementsOf({ journalId, sequence, type, bytes }: SealedEntry) {
  if (!movingTypes.has(type)) return [];
  const { envelope, ...read } = readEntry(bytes);
  const entry = effectiveBody(read);
  const { stock } = effectsOf({ journalKind: 'live', placeId: envelope.store.id, entry });
  const sellable = stock.filter(({ condition }) => condition === 'sellable');
  return sellable.map(({ placeId, sku, change }) => {
    const movement: Movement = { journalId, sequence, milli: quantityMilli(change) };
    return [placeStockId(placeId, sku), movement] as const;
  });
}

/** Whether all that was contained still is: a catalog that was lost or a restored platform goes back. */
function goesOn(before: CutOff, next: CutOff): boolean {
  const known = new Set(before.except);
  return (
    next.journalId === before.journalId &&
    next.appliedThrough >= before.appliedThrough &&
    next.except.every((each) => known.has(each) || each > before.appliedThrough)
  );
}

function isSame(one: CutOff, other: CutOff): boolean {
  return one.appliedThrough === other.appliedThrough && one.except.join() === other.except.join();
}
