import { readEntry } from '../../contract/entry/read-entry.ts';
import type { FeedState } from '../../contract/port/documents.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import {
  type LoyaltyReturn,
  loyaltyLinesOf,
  loyaltyReturnsOf,
  type Purchase,
} from '../../domain/loyalty/loyalty-line.ts';
import { entriesSince, type OwnJournals } from '../journal/entries-since.ts';

/** What this till sold a customer and took back of what it did, that the documents do not contain yet. */
export interface OwnLoyalty {
  purchases: Purchase[];
  /** Of sales of this till, with the sale where the documents contain it already. */
  returns: { back: LoyaltyReturn; containedSale: Purchase | null }[];
}

export function ownLoyalty(
  journals: OwnJournals,
  feed: FeedState | null,
  customerId: string,
): OwnLoyalty {
  const own: OwnLoyalty = { purchases: [], returns: [] };
  const backs: LoyaltyReturn[] = [];
  for (const entry of entriesSince(journals, feed, 'transaction')) {
    const text = Buffer.from(entry.bytes).toString('utf8');
    // Most sales are somebody else's, and reading them all would keep the next customer waiting.
    const isTheirs = text.includes(customerId);
    if (!isTheirs && !text.includes('"fulfilment":"return"')) continue;
    const read = transactionOf(entry);
    if (read === null) continue;
    if (read.customerId === customerId) own.purchases.push(read.purchase);
    backs.push(...read.returns);
  }
  for (const back of backs) {
    const isOwn = own.purchases.some(({ place }) => isSame(place, back.of));
    const sale = isOwn ? null : journals.journal.find(back.of.journalId, back.of.sequence);
    const read = sale && transactionOf(sale);
    if (!isOwn && read?.customerId !== customerId) continue;
    own.returns.push({ back, containedSale: read?.purchase ?? null });
  }
  return own;
}

/** A transaction as loyalty sees it; null for any other entry. */
export function transactionOf({ bytes }: Pick<SealedEntry, 'bytes'>) {
  const { envelope, ...read } = readEntry(bytes);
  if (!read.known || read.type !== 'transaction') return null;
  const { businessDay, sequence, personal } = envelope;
  const place = { journalId: envelope.journal.id, sequence };
  const purchase: Purchase = {
    ...{ place, businessDay, currency: read.body.currency },
    lines: loyaltyLinesOf(read.body),
  };
  return {
    customerId: personal?.reference ?? '',
    purchase,
    returns: loyaltyReturnsOf(read.body, { place, businessDay }),
  };
}

function isSame(
  a: { journalId: string; sequence: number },
  b: { journalId: string; sequence: number },
): boolean {
  return a.journalId === b.journalId && a.sequence === b.sequence;
}
