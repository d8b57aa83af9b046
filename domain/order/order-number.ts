import { receiptNumber } from '../till/receipt-number.ts';

/**
 * `C-2-000042-K7`: what is printed of an order, and said at the counter: as a receipt's number is made, of
 * the entry that placed it (`typeSequence`).
 */
export function orderNumber(of: {
  tillNumber: string;
  orderSequence: number;
  journalId: string;
}): string {
  const { tillNumber, orderSequence, journalId } = of;
  return `C-${receiptNumber({ tillNumber, transactionNumber: orderSequence, journalId })}`;
}
