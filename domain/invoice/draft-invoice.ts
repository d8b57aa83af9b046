import { ok, type Result, refuse } from '../result.ts';
import { type EntryPlace, placeText } from '../transaction/entry-place.ts';
import { isIndemnity } from '../transaction/indemnity.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';
import type { Invoice, InvoiceBuyer, InvoiceDraft } from './invoice.ts';
import { invoicedTotals } from './invoiced-totals.ts';

/** A transaction as its entry has it. */
export interface InvoiceableSale {
  of: Invoice['of'];
  transaction: Transaction;
}

/** An entry with what it says. */
export interface PlacedInvoice {
  place: EntryPlace;
  invoice: Invoice;
}

export type InvoiceRefusal =
  | { code: 'INVOICE_TWICE'; by: Invoice }
  /** Gift cards, or goods that came back: nothing that an invoice could be of. */
  | { code: 'INVOICE_NOTHING_SOLD' }
  | { code: 'INVOICE_VOIDED' };

/**
 * The invoice of a whole transaction: all that is turned over or paid in advance by it (of a deposit
 * an invoice is due as well, CGI art. 289, I 1 c), but what a credit note has of it already.
 * `known`: invoices and credit notes of this transaction; `isLeft`: whether something of a line has
 * not come back since.
 */
export function invoiceOf(
  { of, transaction }: InvoiceableSale,
  buyer: InvoiceBuyer,
  known: readonly PlacedInvoice[],
  isLeft: (line: number) => boolean,
): Result<InvoiceDraft, InvoiceRefusal> {
  const first = known.find(({ invoice }) => invoice.kind === 'invoice');
  if (first) return refuse({ code: 'INVOICE_TWICE', by: first.invoice });
  const credited = new Set(known.flatMap(({ invoice }) => invoice.lines));
  const lines = transaction.lines.filter(
    (line) => isInvoiceable(line) && !credited.has(line.number),
  );
  const sold = lines.filter(isSold);
  if (sold.length === 0) return refuse({ code: 'INVOICE_NOTHING_SOLD' });
  if (!sold.some(({ number }) => isLeft(number))) return refuse({ code: 'INVOICE_VOIDED' });
  return ok({ of, ...draft('invoice', transaction, lines, buyer, null) });
}

/**
 * The credit notes of a transaction that gives back what was invoiced: one for each of these
 * invoices, of the lines that give back theirs. `invoicesOf`: those of another transaction, each with
 * what else the caller knows of it.
 */
export function creditNotesOf<T extends PlacedInvoice>(
  transaction: Transaction,
  invoicesOf: (sold: EntryPlace) => readonly T[],
): { draft: Omit<InvoiceDraft, 'of'>; credits: T }[] {
  const byInvoice = new Map<string, { credits: T; lines: LineItem[] }>();
  for (const line of transaction.lines.filter(isInvoiceable)) {
    const sold = line.fulfilment === 'return' ? line.returnOf : null;
    if (sold === null || !('journalId' in sold)) continue;
    const credits = invoicesOf(sold).find(({ invoice }) => covers(invoice, sold));
    if (!credits) continue;
    const key = placeText(credits.place);
    const known = byInvoice.get(key) ?? { credits, lines: [] };
    byInvoice.set(key, known);
    known.lines.push(line);
  }
  return [...byInvoice.values()].map(({ credits, lines }) => ({
    credits,
    draft: draft('credit-note', transaction, lines, credits.invoice.buyer, credits),
  }));
}

/** What lies on a gift card is nobody's turnover yet, and arrhes that are kept are nobody's price. */
function isInvoiceable(line: LineItem): boolean {
  return line.accounting !== 'liability' && !isIndemnity(line);
}

function isSold({ fulfilment, quantity }: LineItem): boolean {
  return fulfilment !== 'return' && quantity.value > 0;
}

function covers({ kind, of, lines }: Invoice, sold: EntryPlace & { line: number }): boolean {
  return (
    kind === 'invoice' &&
    of.journalId === sold.journalId &&
    of.sequence === sold.sequence &&
    lines.includes(sold.line)
  );
}

function draft(
  kind: Invoice['kind'],
  transaction: Transaction,
  lines: readonly LineItem[],
  buyer: InvoiceBuyer,
  corrects: PlacedInvoice | null,
): Omit<InvoiceDraft, 'of'> {
  return {
    kind,
    lines: lines.map(({ number }) => number),
    currency: transaction.currency,
    ...invoicedTotals(lines),
    buyer,
    credits: corrects && {
      ...corrects.place,
      series: corrects.invoice.series,
      number: corrects.invoice.number,
    },
  };
}
