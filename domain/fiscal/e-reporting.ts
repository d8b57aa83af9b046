import { type Invoice, isBetweenBusinesses } from '../invoice/invoice.ts';
import { invoiceNumber } from '../invoice/invoice-number.ts';
import { negate, sumMinor } from '../money/minor.ts';
import { totalByRate, type VatTotal } from '../tax/included-vat.ts';
import { isIndemnity } from '../transaction/indemnity.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';

/**
 * Sales to private customers as France has them reported (flow 10.3): one total for each day,
 * category and currency, and nothing of who bought. It says which signed closure of a day it was made
 * of, so that whoever sends it can show where each figure comes from.
 */
interface EReport {
  /** Who sold: the company, and the establishment. */
  siren: string;
  siret: string;
  /** The closure of the day: its entry, and the hash that was signed. */
  closure: { journalId: string; sequence: number; number: number; hash: string };
  totals: readonly EReportedTotal[];
  /**
   * What has to be added to days that were reported before: sales of theirs that have been invoiced
   * to a business since, below zero, and what came back of such a sale, above.
   */
  corrections: readonly (EReportedTotal & { invoices: readonly string[] })[];
}

/** Amounts in minor units of `currency`; below zero where more came back than was sold. */
interface EReportedTotal {
  /** Business day (TT-77). */
  date: string;
  /** TT-81: `TLB1` goods, `TPS1` services, `TNT1` not taxable in France, `TMA1` margin scheme. */
  category: LineItem['eReportingCategory'];
  /** TT-78 */
  currency: string;
  /** Sum of the bases without VAT. */
  netMinor: number;
  /** TT-83, of a till that sells in euro; whoever sends another currency converts it. */
  vatMinor: number;
  /** TG-32: rate (TT-86), base (TT-87), VAT (TT-88). Sorted by category and rate. */
  perRate: readonly VatTotal[];
}

/** A transaction of the closure's range, with the business day that its entry says. */
interface EReportedSale {
  sequence: number;
  businessDay: string;
  transaction: Transaction;
}

/**
 * The totals of a closed day; sorted by date, category and currency. What is invoiced to a business is
 * reported by that invoice: of the closure's own sales it is left out, an earlier day is corrected by
 * what the signed invoice says. An invoice to a private customer changes nothing. Deposits are in it,
 * for VAT is due on them when they are paid (CGI art. 269, 2-a), and what is deducted of them later is
 * in it below zero; gift cards that may buy anything are not, for nothing is sold yet, nor arrhes that are kept:
 * they are the price of nothing.
 */
export function eReportOf(
  closed: Omit<EReport, 'totals' | 'corrections'>,
  sales: readonly EReportedSale[],
  invoices: readonly Invoice[] = [],
): EReport {
  const { journalId } = closed.closure;
  const sold = withoutInvoiced(journalId, sales, invoices)
    .filter(({ transaction }) => transaction.invoice === null)
    .flatMap(({ businessDay: date, transaction: { currency, lines } }) =>
      lines
        .filter((line) => line.accounting !== 'liability' && !isIndemnity(line))
        .map((line) => ({ date, category: line.eReportingCategory, currency, amounts: line })),
    );
  const taken = invoices
    .filter(isBetweenBusinesses)
    .filter(({ of }) => !isAmong(of, journalId, sales))
    .flatMap(({ of, currency, vat, series, number }) =>
      vat.map(({ eReportingCategory: category, vatCategory, vatRateBp, grossMinor, vatMinor }) => ({
        ...{ date: of.businessDay, category, currency },
        amounts: {
          ...{ vatCategory, vatRateBp },
          grossMinor: negate(grossMinor),
          vatMinor: negate(vatMinor),
        },
        invoice: invoiceNumber({ series, number }),
      })),
    );
  return {
    ...closed,
    totals: grouped(sold).map(({ total }) => total),
    corrections: grouped(taken).map(({ total, members }) => ({
      ...total,
      invoices: [...new Set(members.map(({ invoice }) => invoice))],
    })),
  };
}

/** What is left of the sales of a journal for private customers: without lines invoiced to a business. */
export function withoutInvoiced<T extends EReportedSale>(
  journalId: string,
  sales: readonly T[],
  invoices: readonly Invoice[],
): T[] {
  const invoicedLines = new Set(
    invoices
      .filter(isBetweenBusinesses)
      .filter(({ of }) => of.journalId === journalId)
      .flatMap(({ of, lines }) => lines.map((line) => `${of.sequence} ${line}`)),
  );
  return sales.map((sale) => {
    const { sequence, transaction } = sale;
    const lines = transaction.lines.filter(
      ({ number }) => !invoicedLines.has(`${sequence} ${number}`),
    );
    return { ...sale, transaction: { ...transaction, lines } };
  });
}

function isAmong(of: Invoice['of'], journalId: string, sales: readonly EReportedSale[]): boolean {
  return of.journalId === journalId && sales.some(({ sequence }) => sequence === of.sequence);
}

interface ReportedAmounts {
  date: string;
  category: EReportedTotal['category'];
  currency: string;
  amounts: Parameters<typeof totalByRate>[0][number];
}

/** By date, category and currency. */
function grouped<T extends ReportedAmounts>(
  rows: readonly T[],
): { total: EReportedTotal; members: readonly T[] }[] {
  const groups = Map.groupBy(rows, ({ date, category, currency }) =>
    [date, category, currency].join(' '),
  );
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, members]) => {
      const [first] = members;
      if (first === undefined) return [];
      const { date, category, currency } = first;
      const perRate = totalByRate(members.map(({ amounts }) => amounts));
      const total = {
        ...{ date, category, currency, perRate },
        netMinor: sumMinor(perRate.map(({ netMinor }) => netMinor)),
        vatMinor: sumMinor(perRate.map(({ vatMinor }) => vatMinor)),
      };
      return [{ total, members }];
    });
}
