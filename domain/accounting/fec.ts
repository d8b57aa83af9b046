import { printAmount } from '../money/amount-text.ts';
import { printQuantity } from '../quantity/quantity.ts';
import { journalMark } from '../till/receipt-number.ts';
import type { ChartOfAccounts } from './chart-of-accounts.ts';
import type { ClosedBooks } from './closed-books.ts';
import { type Posting, sidesOf } from './posting.ts';

/** The 18 fields of the « fichier des écritures comptables », in their order (LPF art. A47 A-1, VII). */
const fecFields = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
] as const;

/**
 * Closed days as lines of a FEC: one entry for each Z, one line for each account. Dates `AAAAMMJJ`,
 * amounts with a decimal comma, tabs between fields, CRLF after a line, and no field holds either.
 */
export function fecText(days: readonly ClosedBooks[], chart: ChartOfAccounts): string {
  const rows = days.flatMap((day) => fecRows(day, chart));
  return [fecFields, ...rows].map((row) => `${row.map(plain).join('\t')}\r\n`).join('');
}

function fecRows(day: ClosedBooks, { journal }: ChartOfAccounts): string[][] {
  const { closure, tillNumber, currency, postings } = day;
  const date = closure.through.replaceAll('-', '');
  const amount = (minor: number) => printAmount(minor, currency).replace('.', ',');
  return postings.map((posting) => {
    const { debitMinor, creditMinor } = sidesOf(posting);
    return [
      ...[`${journal.code}${tillNumber}`, `${journal.label} ${tillNumber}`],
      ...[entryNumber(day), date],
      ...[posting.account.number, posting.account.label, '', ''],
      ...[pieceOf(day), date, wording(day, posting)],
      ...[amount(debitMinor), amount(creditMinor), '', ''],
      // A Z is final when it is signed.
      ...[closure.closedOn.replaceAll('-', ''), '', ''],
    ];
  });
}

/**
 * `2-Z000042-K7`: a till that starts a new journal counts its Z from 1 again, and the mark of the
 * journal tells them apart, as on receipts.
 */
export function entryNumber({ tillNumber, closure }: ClosedBooks): string {
  const number = String(closure.number).padStart(6, '0');
  return `${tillNumber}-Z${number}-${journalMark(closure.journalId)}`;
}

/** The Z and the beginning of its signed hash, as its paper has it. */
function pieceOf({ closure }: ClosedBooks): string {
  return `Z${closure.number} ${closure.hash.slice(0, 8)}`;
}

function wording({ closure }: ClosedBooks, { vatRateBp }: Posting): string {
  const of = `Z ${closure.number} du ${frenchDay(closure.through)}`;
  if (vatRateBp === null) return of;
  const rate = printQuantity({ value: vatRateBp, scale: 2 }).replace('.', ',');
  return `${of}, taux ${rate} %`;
}

function frenchDay(day: string): string {
  return day.split('-').toReversed().join('/');
}

/** Labels come from files and keyboards. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get in.
  return text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ');
}
