import type { Basket } from '../basket/basket.ts';
import { allocate } from '../money/allocate.ts';
import { sumMinor } from '../money/minor.ts';
import type { Tender } from '../tender/offer-tender.ts';
import type { TenderType } from '../tender/tender-type.ts';
import { type EntryPlace, placeText } from '../transaction/entry-place.ts';
import { soldPlace } from '../transaction/sold-place.ts';
import type { JournalledTender, Transaction } from '../transaction/transaction.ts';
import { isGivenBack } from './given-back.ts';

/** A tender that paid for what comes back, and what may go back to it. */
export interface RefundSource {
  of: EntryPlace & { tender: number };
  type: string;
  kind: TenderType['kind'];
  /** At most: what it paid, less what went back to it, here and in every other basket too. */
  leftMinor: number;
  /** How much it paid of what this basket gives back, less what this basket has sent back to it. */
  sharedMinor: number;
}

/** A sale, and the transactions that gave back of its goods or money. */
export interface RefundableSale {
  of: EntryPlace;
  transaction: Transaction;
  givenBackBy: readonly Transaction[];
}

/**
 * Where the money for a basket's returns came from, in the order of `sales`: those that sold what
 * comes back first, then those whose goods paid for them in an exchange. A card never gets back more
 * than that card paid (SPEC §1: tender allocation per line).
 */
export function refundSources(
  basket: Basket,
  sales: readonly RefundableSale[],
  others: readonly Basket[],
): RefundSource[] {
  return sales.flatMap(({ of, transaction, givenBackBy }) => {
    const shared = sharesOf(basket, of, transaction);
    return transaction.tenders
      .filter(({ amountMinor }) => amountMinor > 0)
      .map((tender): RefundSource => {
        const place = { ...of, tender: tender.number };
        const journalled = givenBackBy.flatMap(({ tenders }) => tenders);
        const here = refundedMinor(place, basket.tenders);
        const elsewhere = refundedMinor(place, [
          ...journalled,
          ...others.flatMap(({ tenders }) => tenders),
        ]);
        const leftMinor = Math.max(0, tender.amountMinor - here - elsewhere);
        const sharedMinor = Math.max(0, (shared.get(tender.number) ?? 0) - here);
        return {
          of: place,
          type: tender.type,
          kind: tender.kind,
          leftMinor,
          sharedMinor: Math.min(leftMinor, sharedMinor),
        };
      });
  });
}

/** The sales whose goods paid for this one in part: their money stands behind it. */
export function salesBehind({ lines }: Transaction): EntryPlace[] {
  const places = lines.flatMap(({ returnOf }) =>
    returnOf && 'journalId' in returnOf
      ? [{ journalId: returnOf.journalId, sequence: returnOf.sequence }]
      : [],
  );
  return [...new Map(places.map((place) => [placeText(place), place])).values()];
}

/** By tender number: its share of what the basket gives back, as the sale's allocation says. */
function sharesOf(basket: Basket, of: EntryPlace, sale: Transaction): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  for (const line of basket.lines) {
    const { returned } = line;
    if (!isGivenBack(line) || !returned?.of || !('journalId' in returned.of)) continue;
    if (placeText(returned.of) !== placeText(of)) continue;
    const { line: soldLine } = returned.of;
    const sold = sale.lines.find(({ number }) => number === soldLine);
    const paid = (sold?.tenderAllocation ?? []).filter(({ amountMinor }) => amountMinor > 0);
    if (paid.length === 0) continue;
    const weights = paid.map(({ amountMinor }) => amountMinor);
    allocate(-returned.grossMinor, weights).forEach((minor, index) => {
      const number = paid[index]?.tender ?? 0;
      shares.set(number, (shares.get(number) ?? 0) + minor);
    });
  }
  return shares;
}

/** What went back to a tender, above zero. */
function refundedMinor(
  to: RefundSource['of'],
  tenders: readonly Pick<Tender | JournalledTender, 'amountMinor' | 'refundOf'>[],
): number {
  const back = tenders.filter(({ refundOf }) => {
    const place = soldPlace(refundOf);
    if (refundOf === null || place === null || placeText(place) !== placeText(to)) return false;
    // An order was paid by one tender, as far as a till knows.
    return 'orderId' in refundOf || refundOf.tender === to.tender;
  });
  return 0 - sumMinor(back.map(({ amountMinor }) => amountMinor));
}
