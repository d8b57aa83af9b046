/** Crockford's base 32: no I, L, O or U, so a number read aloud or typed is not misread. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The largest prime that two signs can write. */
const marks = 1021;

const shape = /^(\d{1,20}|[A-Z0-9]{1,20})-(\d{6,12})-([0-9A-HJKMNP-TV-Z]{2})$/;

/** What is printed of a transaction, and typed or scanned to find it again. */
export interface ReceiptNumber {
  tillNumber: string;
  /** The transaction's own number in its journal (`typeSequence`). */
  transactionNumber: number;
  /** Tells the journals of one till apart. */
  journalMark: string;
}

/**
 * `2-000042-K7`: till, the transaction's own number, mark of the journal. A till that starts a new
 * journal counts from 1 again; the mark keeps it from printing a number twice.
 */
export function receiptNumber(of: {
  tillNumber: string;
  transactionNumber: number;
  journalId: string;
}): string {
  const number = String(of.transactionNumber).padStart(6, '0');
  return `${of.tillNumber}-${number}-${journalMark(of.journalId)}`;
}

/** Reads a whole printed number; null for anything else. */
export function readReceiptNumber(text: string): ReceiptNumber | null {
  const [, tillNumber, number, mark] = shape.exec(text.trim().toUpperCase()) ?? [];
  if (tillNumber === undefined || number === undefined || mark === undefined) return null;
  return { tillNumber, transactionNumber: Number(number), journalMark: mark };
}

/** Σ of the id's characters as digits of base 31, modulo 1021, in two signs. */
export function journalMark(journalId: string): string {
  let sum = 0;
  for (const character of journalId) sum = (sum * 31 + character.charCodeAt(0)) % marks;
  return signs.charAt(Math.floor(sum / signs.length)) + signs.charAt(sum % signs.length);
}
