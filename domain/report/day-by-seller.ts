import { addToDay, type DayEntry, type JournalDay, noJournalDay } from './journal-day.ts';

/** Who sold: company and place of business, as the till's identity and each of its entries have them. */
export interface Seller {
  company: { siren: string };
  store: { id: string; siret: string };
}

/** What a journal says of a day, by who sold: a till may be adopted by another store in the middle of one. */
export type DayBySeller = Readonly<Record<string, JournalDay>>;

/** Two companies are never added up, nor two places of business of one. */
export const sellerKey = ({ company, store }: Seller): string =>
  [company.siren, store.id, store.siret].join('|');

/** The day with one more entry of its journal, in their order, as `addToDay` adds it. */
export function addToDayBySeller(
  bySeller: DayBySeller,
  businessDay: string,
  { entry, seller, currency }: { entry: DayEntry; seller: Seller; currency: string },
): DayBySeller {
  const known = Object.keys(bySeller);
  // A late Z is signed by whoever the till works for then: they sold nothing that day.
  const isLate = entry.businessDay !== businessDay && known.length > 0;
  // A closure is of the whole journal, whoever sold before it.
  const keys = new Set([
    ...(isLate ? [] : [sellerKey(seller)]),
    ...(entry.closure === null ? [] : known),
  ]);
  const changed = [...keys].map((key) => {
    const before = bySeller[key] ?? noJournalDay(currency);
    const after = addToDay(before, businessDay, entry);
    // Signed for all of them, it can't be compared with what one of them sold.
    return [key, keys.size > 1 ? { ...after, mismatches: before.mismatches } : after] as const;
  });
  return { ...bySeller, ...Object.fromEntries(changed) };
}
