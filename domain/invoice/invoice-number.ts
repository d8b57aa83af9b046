import { journalMark } from '../till/receipt-number.ts';

/**
 * `F-2-RX`: the till and the mark of its journal, as on a receipt. A till that starts a new journal
 * counts from 1 again, so each journal has a series of its own (CGI ann. II art. 242 nonies A, I 7°).
 */
export function invoiceSeries(of: { tillNumber: string; journalId: string }): string {
  return `F-${of.tillNumber}-${journalMark(of.journalId)}`;
}

/** `F-2-RX-000042` */
export function invoiceNumber({ series, number }: { series: string; number: number }): string {
  return `${series}-${String(number).padStart(6, '0')}`;
}
