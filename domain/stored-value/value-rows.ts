import { negate } from '../money/minor.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { readValueNumber, type ValueKind } from './value-number.ts';

/** What one transaction put on a card, avoir or deposit, or took off it. */
export interface ValueRow {
  number: string;
  /** Above zero what was put on; below zero what was taken off. */
  amountMinor: number;
  currency: string;
  /** The entry that says so. */
  by: EntryPlace;
  /** Number of its line that put it on (a card sold, a deposit taken); 0 for a tender. */
  line: number;
}

/**
 * The rows of a transaction, each number's own: cards and deposits by the lines that sell or deduct
 * them, cards and avoirs by the tenders that use or give them. A voucher that is spent loses all that
 * was handed over, also what came back as change.
 */
export function valueRowsOf(transaction: Transaction, by: EntryPlace): ValueRow[] {
  const { currency } = transaction;
  const ofLines = transaction.lines.flatMap((line) => {
    const kind = kindOfLine(line.accounting);
    if (kind === null || !isNumberOf(kind, line.serialNumber)) return [];
    const { grossMinor: amountMinor, serialNumber: number } = line;
    return [{ number, amountMinor, currency, by, line: line.number }];
  });
  const ofTenders = transaction.tenders.flatMap(({ kind, reference, tenderedMinor }) => {
    if (kind !== 'gift-card' && kind !== 'store-credit') return [];
    if (!isNumberOf(kind, reference)) return [];
    return [{ number: reference, amountMinor: negate(tenderedMinor), currency, by, line: 0 }];
  });
  return [...ofLines, ...ofTenders];
}

/** What a line's accounting makes of the number on it; null where it is a serial number of goods. */
function kindOfLine(accounting: Transaction['lines'][number]['accounting']): ValueKind | null {
  if (accounting === 'liability') return 'gift-card';
  return accounting === 'deposit' ? 'deposit' : null;
}

function isNumberOf(kind: ValueKind, text: string): boolean {
  const read = readValueNumber(text);
  return read.ok && read.value.kind === kind && read.value.number === text;
}
