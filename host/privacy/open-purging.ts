import { personalErasedDraft } from '../../contract/entry/personal-erased.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Journal } from '../../contract/port/journal.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { Purging } from '../../sync/erasures/erasure-gate.ts';
import { type BasketShelf, storeStep } from '../baskets/basket-shelf.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import { inTurn } from '../commands/in-turn.ts';
import type { JournalWriter } from '../journal/journal-writer.ts';
import type { ErasurePositions } from './erasure-position.ts';
import { purgeDocuments } from './purge-documents.ts';

export interface PurgingParts {
  documents: Documents;
  journal: Journal;
  writer: Pick<JournalWriter, 'append'>;
  shelf: BasketShelf;
  positions: ErasurePositions;
  /** What the papers of these entries said is forgotten. */
  forgetPapers(places: readonly EntryPlace[]): void;
  queue: CommandQueue;
  newId(): string;
  /** ISO 8601, UTC. */
  now(): string;
  /** A basket lost its customer. */
  changed(basket: Basket): void;
}

/**
 * Everything that this till keeps of a person, and how it goes when the platform erased them. A crash in
 * between leaves the position where it was, so the same erasures are told again, and purging twice changes nothing.
 */
export function openPurging(parts: PurgingParts): Purging {
  const { documents, writer, positions, queue } = parts;
  return {
    position: positions.current,
    async purge({ erased, through }) {
      const ids = erased.map(({ customerId }) => customerId);
      await purgeDocuments(documents, ids);
      // Among the commands: nobody is named in a sale that is being signed meanwhile (law 1).
      await inTurn(queue, () => {
        let partCount = 0;
        for (const id of ids) partCount += purgeOne(id, parts);
        if (ids.length === 0) {
          positions.save(through);
          return;
        }
        const told = { through: through.number, told: ids.length, parts: partCount };
        writer.append({
          ...{ kind: 'live', drafts: [personalErasedDraft(told)], steps: [], endedBaskets: [] },
          beside: () => positions.put(through),
        });
      });
    },
  };
}

/** Entries of one till that are about one person; papers are kept of far fewer. */
const mostOfOne = 10_000;

/** How many parts beside entries went. */
function purgeOne(customerId: string, parts: PurgingParts): number {
  const { journal } = parts;
  // Their entries say which papers are theirs; after the parts are gone nobody knows any more.
  for (const journalId of journal.journalIds())
    parts.forgetPapers(
      journal
        .aboutReference(journalId, customerId, mostOfOne)
        .map((sequence) => ({ journalId, sequence })),
    );
  const count = journal.erasePersonal(customerId);
  takeOffBaskets(customerId, parts);
  return count;
}

/** A basket goes on without its customer, at the prices it has. */
function takeOffBaskets(customerId: string, { journal, shelf, ...parts }: PurgingParts): void {
  const theirs = shelf.all().filter(({ customer }) => customer?.id === customerId);
  for (const { id: basketId, version } of theirs) {
    const step = storeStep({
      ...{ basketId, number: version + 1, commandId: parts.newId(), operatorId: '' },
      ...{ at: parts.now(), body: { kind: 'customer-set', customer: null } },
    });
    journal.commit({ entries: [], heads: [], steps: [step], ...nothingEnds });
    const stored = journal.openBasketSteps().filter((each) => each.basketId === basketId);
    parts.changed(shelf.reload(stored));
  }
}

const nothingEnds = { endedBaskets: [], givenBack: [], valueRows: [], invoiced: [] } as const;
