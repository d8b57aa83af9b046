import { journalMark } from '../till/receipt-number.ts';

/** What of an entry its invoice's series is made of. */
export interface InvoiceSeriesOf {
  company: { siren: string };
  store: { id: string; siret: string };
  till: { number: string };
  journalId: string;
}

/**
 * `F-00013-2-RX`: the store, the till and the mark of its journal, as on a receipt. A till that starts
 * a new journal counts from 1 again, so each journal has a series of its own; tills are numbered within
 * their store, and no two invoices of one company may have one number (CGI ann. II art. 242 nonies A, I 7°).
 */
export function invoiceSeries(of: InvoiceSeriesOf): string {
  return `F-${storeSign(of)}-${of.till.number}-${journalMark(of.journalId)}`;
}

/** `F-00013-2-RX-000042` */
export function invoiceNumber({ series, number }: { series: string; number: number }): string {
  return `${series}-${String(number).padStart(6, '0')}`;
}

/** The NIC, which tells the establishments of a SIREN apart (C. com. art. R123-221); elsewhere the store's id. */
function storeSign({ company: { siren }, store: { id, siret } }: InvoiceSeriesOf): string {
  const isOfCompany = /^\d{9}$/.test(siren) && /^\d{14}$/.test(siret) && siret.startsWith(siren);
  return isOfCompany ? siret.slice(9) : id;
}
