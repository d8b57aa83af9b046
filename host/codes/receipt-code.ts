import { readReceiptPlace } from '../../domain/receipt/receipt-place.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { SignedCodes } from './signed-codes.ts';

/** Where the code on a receipt leads; null for any other text, and for a code that was forged. */
export function placeOfCode(codes: SignedCodes, text: string): EntryPlace | null {
  const read = codes.read(text);
  if (!read.ok || read.value.kind !== 'receipt') return null;
  const place = readReceiptPlace(read.value.payload);
  return place.ok ? place.value : null;
}
