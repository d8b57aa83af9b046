import { sumMinor } from '../money/minor.ts';
import { totalByRate } from '../tax/included-vat.ts';
import type { LineItem } from '../transaction/transaction.ts';
import type { Invoice, InvoicedTotal } from './invoice.ts';

/** Lines of a transaction as its invoice adds them up. */
export function invoicedTotals(lines: readonly LineItem[]): Pick<Invoice, 'vat' | 'totals'> {
  const vat = [...Map.groupBy(lines, (line) => line.eReportingCategory)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([eReportingCategory, members]) =>
      totalByRate(members).map((total) => ({ eReportingCategory, ...total })),
    );
  return { vat, totals: sumOf(vat) };
}

export function sumOf(vat: readonly InvoicedTotal[]): Invoice['totals'] {
  return {
    grossMinor: sumMinor(vat.map(({ grossMinor }) => grossMinor)),
    netMinor: sumMinor(vat.map(({ netMinor }) => netMinor)),
    vatMinor: sumMinor(vat.map(({ vatMinor }) => vatMinor)),
  };
}
