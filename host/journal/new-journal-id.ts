import { journalMark } from '../../domain/till/receipt-number.ts';

/** A till with a thousand journals has used all marks: one of them comes again, rather than no journal. */
const mostTries = 64;

/**
 * An id whose mark no journal of this till file has, so that its receipts and invoices are numbered
 * like no others of the till.
 */
export function newJournalId(
  newId: () => string,
  others: readonly { journalId: string }[],
): string {
  const taken = new Set(others.map(({ journalId }) => journalMark(journalId)));
  let id = newId();
  for (let tries = 1; tries < mostTries && taken.has(journalMark(id)); tries += 1) id = newId();
  return id;
}
