import type { Invoice } from './invoice.ts';
import { type InvoiceSeriesOf, invoiceSeries } from './invoice-number.ts';
import { sumOf } from './invoiced-totals.ts';

/** Where an invoice stands in its journal. */
interface InvoicePlace extends InvoiceSeriesOf {
  sequence: number;
  typeSequence: number;
}

/** What of an invoice does not agree with itself or its place, named, or null. */
export function wrongInvoice(invoice: Invoice, at: InvoicePlace): string | null {
  const { series, number, of, lines, vat, totals, buyer, kind, credits } = invoice;
  if (number !== at.typeSequence) return 'number';
  if (series !== invoiceSeries(at)) return 'series';
  if (of.journalId === at.journalId && of.sequence >= at.sequence) return 'transaction to come';
  if (new Set(lines).size !== lines.length) return 'line named twice';
  const sum = sumOf(vat);
  if (vat.some(({ grossMinor, netMinor, vatMinor }) => netMinor + vatMinor !== grossMinor))
    return 'VAT per rate';
  if (sum.grossMinor !== totals.grossMinor) return 'gross';
  if (sum.netMinor !== totals.netMinor) return 'net';
  if (sum.vatMinor !== totals.vatMinor) return 'VAT';
  if ((kind === 'credit-note') !== (credits !== null)) return 'invoice that it corrects';
  if (credits?.journalId === at.journalId && credits.sequence >= at.sequence)
    return 'invoice to come';
  if (buyer.kind === 'private' && buyer.siren + buyer.vatNumber !== '') return 'buyer';
  return null;
}
