import type { VatTotal } from '../tax/included-vat.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import type { LineItem } from '../transaction/transaction.ts';

/**
 * A facture, or the credit note (avoir de facturation) that corrects one. It moves no money and no
 * totals: what it says was turned over by the transaction that it names. Who bought stands beside the
 * entry, never in it; amounts are minor units of `currency` (CGI art. 289, ann. II art. 242 nonies A).
 */
export interface Invoice {
  kind: 'invoice' | 'credit-note';
  /** `F-00013-2-RX`: store, till and journal, see `invoice-number.ts`. */
  series: string;
  /** Without a gap over invoices and credit notes of the journal. */
  number: number;
  /** The transaction that was turned over, as it was signed. */
  of: EntryPlace & { hash: string; businessDay: string; receipt: string };
  /** Numbers of that transaction's lines; each line is in one invoice or credit note at most. */
  lines: readonly number[];
  currency: string;
  /** Sorted by e-reporting category, VAT category and rate. */
  vat: readonly InvoicedTotal[];
  totals: { grossMinor: number; netMinor: number; vatMinor: number };
  buyer: InvoiceBuyer;
  /** Of a credit note: the invoice that it corrects. */
  credits: (EntryPlace & { series: string; number: number }) | null;
}

export interface InvoicedTotal extends VatTotal {
  eReportingCategory: LineItem['eReportingCategory'];
}

/** What identifies the buyer as a business, and nothing of a person; all empty of a private one. */
export interface InvoiceBuyer {
  kind: 'private' | 'professional';
  /** Nine digits, of a French company. */
  siren: string;
  /** With its country, such as `FR12552100554`; empty if not said. */
  vatNumber: string;
}

/** Before it is numbered. */
export type InvoiceDraft = Omit<Invoice, 'series' | 'number'>;

/**
 * Whether the sale is reported by its invoice, between businesses, and no longer among the sales to
 * private customers (CGI art. 289 bis and 290).
 */
export function isBetweenBusinesses({ buyer }: Pick<Invoice, 'buyer'>): boolean {
  return buyer.kind === 'professional';
}
