import { negate, sumMinor } from '../money/minor.ts';
import { readValueNumber, type ValueKind } from '../stored-value/value-number.ts';
import type { Transaction } from '../transaction/transaction.ts';

/** What a transaction puts on a card, avoir or deposit, or takes off it. */
export interface ValueEffect {
  number: string;
  /** Above zero what was put on; below zero what was taken off. */
  amountMinor: number;
  currency: string;
  /** Number of its line that put it on (a card sold, a deposit taken); 0 for a tender. */
  line: number;
}

/**
 * The rows of a transaction, each number's own: cards and deposits by the lines that sell or deduct
 * them, cards and avoirs by the tenders that use or give them. A voucher that is spent loses all that
 * was handed over, also what came back as change.
 */
export function valueEffectsOf(transaction: Transaction): ValueEffect[] {
  const { currency } = transaction;
  const ofLines = wholeDeposits(transaction.lines).flatMap((line) => {
    const kind = kindOfLine(line.accounting);
    if (kind === null || !isNumberOf(kind, line.serialNumber)) return [];
    const { grossMinor: amountMinor, serialNumber: number } = line;
    return [{ number, amountMinor, currency, line: line.number }];
  });
  const ofTenders = transaction.tenders.flatMap(({ kind, reference, tenderedMinor }) => {
    if (kind !== 'gift-card' && kind !== 'store-credit') return [];
    if (!isNumberOf(kind, reference)) return [];
    return [{ number: reference, amountMinor: negate(tenderedMinor), currency, line: 0 }];
  });
  return [...ofLines, ...ofTenders];
}

/** A deposit on goods of several rates has a line for each: all of it counts once, by the first of them. */
function wholeDeposits(lines: Transaction['lines']): Transaction['lines'] {
  const isOne = (a: Line, b: Line): boolean =>
    [a, b].every(({ accounting }) => accounting === 'deposit') &&
    a.serialNumber === b.serialNumber &&
    (a.returnOf === null) === (b.returnOf === null);
  return lines.flatMap((line, index) => {
    const [first] = lines.filter((each) => each === line || isOne(each, line));
    if (first !== line) return [];
    const all = lines.slice(index).filter((each) => each === line || isOne(each, line));
    return [{ ...line, grossMinor: sumMinor(all.map(({ grossMinor }) => grossMinor)) }];
  });
}

type Line = Transaction['lines'][number];

/** What a line's accounting makes of the number on it; null where it is a serial number of goods. */
function kindOfLine(accounting: Transaction['lines'][number]['accounting']): ValueKind | null {
  if (accounting === 'liability') return 'gift-card';
  return accounting === 'deposit' ? 'deposit' : null;
}

function isNumberOf(kind: ValueKind, text: string): boolean {
  const read = readValueNumber(text);
  return read.ok && read.value.kind === kind && read.value.number === text;
}
