import { isDeepStrictEqual } from 'node:util';
import { type ReadBody, readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal } from '../../contract/port/journal.ts';
import type { Invoice } from '../../domain/invoice/invoice.ts';
import { invoicedTotals } from '../../domain/invoice/invoiced-totals.ts';

/**
 * Checks the invoices of all journals of a till one after the other, against the transactions they
 * name: the same bytes, the same amounts, and no line of one in two. What was purged is not looked at.
 */
export function followInvoices(journal: Journal): (read: ReadBody) => string | null {
  const invoicedLines = new Set<string>();

  return (read) => {
    if (!read.known || read.type !== 'invoice') return null;
    const { of, lines } = read.body;
    const keys = lines.map((line) => `${of.journalId}|${of.sequence}|${line}`);
    if (keys.some((key) => invoicedLines.has(key))) return 'a line is invoiced twice';
    for (const key of keys) invoicedLines.add(key);
    return wrongAgainstSale(read.body, journal);
  };
}

function wrongAgainstSale(invoice: Invoice, journal: Journal): string | null {
  const { of, lines } = invoice;
  const entry = journal.find(of.journalId, of.sequence);
  if (entry === null) return null;
  if (entry.hash !== of.hash) return 'not the transaction that it names';
  const sale = readEntry(entry.bytes);
  if (!sale.known || sale.type !== 'transaction') return 'of no transaction';
  const covered = sale.body.lines.filter(({ number }) => lines.includes(number));
  if (covered.length !== lines.length) return 'of lines that are not there';
  const expected = invoicedTotals(covered);
  const isSame =
    isDeepStrictEqual(expected.vat, invoice.vat) &&
    isDeepStrictEqual(expected.totals, invoice.totals);
  return isSame ? null : 'not the amounts of its lines';
}
