import type { ClosedBooks } from '../../domain/accounting/closed-books.ts';
import { entryNumber } from '../../domain/accounting/fec.ts';
import { sidesOf } from '../../domain/accounting/posting.ts';
import { printAmount } from '../../domain/money/amount-text.ts';
import { printQuantity } from '../../domain/quantity/quantity.ts';
import { csvRow } from '../archive/csv.ts';

const header = [
  ...['siren', 'siret', 'store', 'till', 'z', 'date', 'entry', 'account', 'label', 'vatRate'],
  ...['debit', 'credit', 'currency', 'journal', 'sequence', 'hash'],
];

/**
 * Closed days as a table for people, one row for each account of each Z, as a French spreadsheet opens
 * it without asking: semicolons, decimal commas, a byte order mark.
 */
export function booksCsv(days: readonly ClosedBooks[]): string {
  return `\ufeff${csvRow(header)}${days.flatMap(rowsOf).join('')}`;
}

function rowsOf(day: ClosedBooks): string[] {
  const { seller, tillNumber, closure, currency, postings } = day;
  const comma = (amount: string) => ({ amount: amount.replace('.', ',') });
  return postings.map((posting) => {
    const { account, vatRateBp } = posting;
    const { debitMinor, creditMinor } = sidesOf(posting);
    return csvRow([
      ...[seller.siren, seller.siret, seller.store, tillNumber, closure.number],
      ...[closure.through, entryNumber(day), account.number, account.label],
      vatRateBp === null ? '' : comma(printQuantity({ value: vatRateBp, scale: 2 })),
      ...[comma(printAmount(debitMinor, currency)), comma(printAmount(creditMinor, currency))],
      ...[currency, closure.journalId, closure.sequence, closure.hash],
    ]);
  });
}
