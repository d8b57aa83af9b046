import type { InvoiceView } from '../../contract/host/invoice-shapes.ts';
import { invoiceNumber } from '../../domain/invoice/invoice-number.ts';
import type { StoredInvoice } from './read-invoice.ts';

/** An invoice as lists and answers show it. */
export function invoiceViewOf(stored: StoredInvoice, printCount: number): InvoiceView {
  const { place, invoice, signed, personal } = stored;
  return {
    ...place,
    kind: invoice.kind,
    number: invoiceNumber(invoice),
    credits: invoice.credits === null ? '' : invoiceNumber(invoice.credits),
    receiptNumber: invoice.of.receipt,
    soldOn: invoice.of.businessDay,
    issuedAtLocal: signed.recordedAt.local,
    currency: invoice.currency,
    totals: invoice.totals,
    buyer: invoice.buyer,
    buyerName: personal?.details.name ?? '',
    printCount,
  };
}
