import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Journal } from '../../contract/port/journal.ts';
import { readReceiptPlace } from '../../domain/receipt/receipt-place.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { SignedCodes } from './signed-codes.ts';

/**
 * Where the code on a receipt leads. A forged one is refused as such, one of another till or of no
 * receipt as `RECEIPT_CODE_UNKNOWN`.
 */
export function receiptOfCode(
  text: string,
  { codes, journal }: { codes: SignedCodes; journal: Journal },
): Result<EntryPlace, Failure> {
  const read = codes.read(text);
  const unknown = refuse(fail('RECEIPT_CODE_UNKNOWN'));
  // An own code whose check character is right, but that nobody signed, is no receipt's.
  if (!read.ok) return read.error.code === 'CODE_MISREAD' ? unknown : read;
  if (read.value.kind !== 'receipt') return unknown;
  const place = readReceiptPlace(read.value.payload);
  if (!place.ok) return unknown;
  const entry = journal.find(place.value.journalId, place.value.sequence);
  return entry?.type === 'transaction' ? ok(place.value) : unknown;
}
