import { purchaseOf } from '../../contract/entry/purchase-of.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Purchase } from '../../contract/platform/customer-history.ts';
import type { Journal } from '../../contract/port/journal.ts';
import { quantityMilli } from '../../domain/quantity/quantity.ts';
import { givenBackOf } from '../../domain/return/given-back.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { SaleSources } from '../returns/known-sale.ts';
import { transactionsGivingBack } from '../returns/receipt-state.ts';

/** Entries about somebody that are read for one answer, of each journal; others of theirs are orders and corrections. */
const mostRead = 60;

/** What this till sold somebody and took back of it, newest first; who was erased here bought nothing. */
export function ownPurchases(
  sources: SaleSources,
  customerId: string,
  { limit, isWanted = () => true }: { limit: number; isWanted?(place: EntryPlace): boolean },
): Purchase[] {
  return liveJournals(sources.journal)
    .flatMap((journalId) => {
      const about = sources.journal.aboutReference(journalId, customerId, mostRead);
      return about.flatMap((sequence) => {
        const place = { journalId, sequence };
        const entry = isWanted(place) ? sources.journal.find(journalId, sequence) : null;
        if (entry?.type !== 'transaction') return [];
        return purchaseOf(readEntry(entry.bytes), backAt(sources, place)) ?? [];
      });
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, limit);
}

/** What is known to have come back of a sale, by its line, in thousandths; nothing where that can't be read any more. */
export function backAt(sources: SaleSources, place: EntryPlace): (line: number) => number {
  const given = transactionsGivingBack(sources, place);
  const transactions = given.ok ? given.value : [];
  return (line) =>
    givenBackOf({ ...place, line }, { transactions, baskets: [] }).reduce(
      (sum, { quantity }) => sum + Math.abs(quantityMilli(quantity)),
      0,
    );
}

function liveJournals(journal: Journal): string[] {
  return journal
    .heads()
    .filter(({ kind }) => kind === 'live')
    .map(({ journalId }) => journalId);
}
