import { type Failure, fail } from '../../contract/failure/failure.ts';
import { fiscalProfileOf } from '../../domain/fiscal/profile-of.ts';
import type { InvoiceFacts } from '../../domain/invoice/invoice-facts.ts';
import { invoicePaper } from '../../domain/invoice/invoice-paper.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { tenderTypeIn } from '../../domain/tender/tender-settings.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { TillContext } from '../commands/till-context.ts';
import { guaranteedItems } from '../printing/guaranteed-items.ts';
import { saleAt } from '../returns/find-sale.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import { invoiceAt, type StoredInvoice } from './read-invoice.ts';

/** An invoice with the sale that it is of: all that its paper says. */
export interface PrintableInvoice extends StoredInvoice {
  transaction: InvoiceFacts['transaction'];
}

/** Makes the papers of invoices from their signed entries. */
export type InvoicePapers = ReturnType<typeof createInvoicePapers>;

export function createInvoicePapers(from: { till: TillContext; settings: TillSettings }) {
  const { till, settings } = from;
  return {
    entry(place: EntryPlace): Result<PrintableInvoice, Failure> {
      const stored = invoiceAt(till.journal, place);
      if (!stored) return refuse(fail('INVOICE_GONE'));
      const sale = saleAt(till.journal, stored.invoice.of);
      return sale
        ? ok({ ...stored, transaction: sale.transaction })
        : refuse(fail('INVOICE_ARCHIVED'));
    },

    async paper(
      { invoice, signed, hash, personal, transaction }: PrintableInvoice,
      { form, copyNumber }: Pick<InvoiceFacts, 'form' | 'copyNumber'>,
    ): Promise<ReceiptDocument> {
      const guaranteed = await guaranteedItems(till.documents, transaction.lines);
      const profile = fiscalProfileOf(signed.company.address.country);
      return invoicePaper({
        ...{ invoice, signed, transaction, profile, form, copyNumber },
        language: settings.get('receipts.language') === 'en' ? 'en' : 'fr',
        details: personal?.details ?? null,
        extract: profile.paper.extractOf(hash),
        legalLine: settings.get('invoices.legal-line'),
        tenderName: (type) => tenderTypeIn(till.tenders(), type)?.names ?? null,
        isGuaranteed: (sku) => guaranteed.has(sku),
      });
    },
  };
}
