import { negate } from '../money/minor.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';

/** Of what a line gives back: of an entry, or of an order that no till took. */
type SoldLine =
  | { journalId: string; sequence: number; line: number }
  | { orderId: string; line: number };

/** So much of a sold line came back, and was paid back for; with the entry's place, `line` is its identity. */
export interface ReturnedLineEffect {
  line: number;
  /** The store that took it back. */
  placeId: string;
  of: SoldLine;
  /** Above zero. */
  quantity: Quantity;
  currency: string;
  /** Zero or above. */
  refundedMinor: number;
}

/**
 * What an entry gives back of lines that are known. A deposit that is deducted is no return; what an
 * earlier system sold, or nobody knows who, is counted against nothing.
 */
export function returnEffectsOf(
  { lines, currency }: Transaction,
  placeId: string,
): ReturnedLineEffect[] {
  return lines.flatMap((line) => {
    const of = soldBy(line);
    if (of === null || line.quantity.value >= 0) return [];
    const quantity = { ...line.quantity, value: negate(line.quantity.value) };
    const refundedMinor = negate(line.grossMinor);
    return [{ line: line.number, placeId, of, quantity, currency, refundedMinor }];
  });
}

function soldBy({ fulfilment, returnOf }: LineItem): SoldLine | null {
  if (fulfilment !== 'return' || returnOf === null || 'receipt' in returnOf) return null;
  return returnOf;
}
