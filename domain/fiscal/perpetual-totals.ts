import { sumMinor } from '../money/minor.ts';
import { totalByRate, type VatTotal } from '../tax/included-vat.ts';
import { vatKeyText } from '../tax/vat-key.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';

/**
 * What a journal has turned over since its first entry; never reset (BOI-TVA-DECLA-30-10-30 §170).
 * Every entry carries the totals as they stand after it, so they are the fold of the journal.
 */
export interface PerpetualTotals {
  currency: string;
  /** Completed transactions. */
  transactionCount: number;
  /** Turnover lines above zero, VAT included. */
  salesMinor: number;
  /** Turnover lines below zero, as a positive amount. */
  returnsMinor: number;
  /** sales − returns */
  algebraicMinor: number;
  /** sales + returns */
  absoluteMinor: number;
  /** Turnover per VAT rate, algebraic, sorted by category and rate. */
  perRate: readonly VatTotal[];
  /** Money taken for goods to come: not turnover, but VAT is due on it when it is paid. */
  deposits: readonly VatTotal[];
  /** Multi-purpose gift cards sold: neither turnover nor VAT. */
  liabilitiesMinor: number;
}

export function zeroTotals(currency: string): PerpetualTotals {
  return {
    currency,
    transactionCount: 0,
    salesMinor: 0,
    returnsMinor: 0,
    algebraicMinor: 0,
    absoluteMinor: 0,
    perRate: [],
    deposits: [],
    liabilitiesMinor: 0,
  };
}

/** The totals after one more transaction of the same currency. */
export function addToTotals(totals: PerpetualTotals, transaction: Transaction): PerpetualTotals {
  const turnover = transaction.lines.filter((line) => line.accounting === 'turnover');
  const salesMinor = totals.salesMinor + grossOf(turnover.filter((line) => line.grossMinor > 0));
  const returnsMinor =
    totals.returnsMinor - grossOf(turnover.filter((line) => line.grossMinor < 0));
  return {
    currency: totals.currency,
    transactionCount: totals.transactionCount + 1,
    salesMinor,
    returnsMinor,
    algebraicMinor: salesMinor - returnsMinor,
    absoluteMinor: salesMinor + returnsMinor,
    perRate: mergeVat(totals.perRate, totalByRate(turnover)),
    deposits: mergeVat(
      totals.deposits,
      totalByRate(transaction.lines.filter((line) => line.accounting === 'deposit')),
    ),
    liabilitiesMinor:
      totals.liabilitiesMinor +
      grossOf(transaction.lines.filter((line) => line.accounting === 'liability')),
  };
}

function grossOf(lines: readonly LineItem[]): number {
  return sumMinor(lines.map((line) => line.grossMinor));
}

/** Adds two lists of totals per rate; sorted by category and rate. */
function mergeVat(a: readonly VatTotal[], b: readonly VatTotal[]): VatTotal[] {
  const merged = new Map(a.map((total) => [vatKeyText(total), total]));
  for (const total of b) {
    const known = merged.get(vatKeyText(total));
    merged.set(
      vatKeyText(total),
      known
        ? {
            ...known,
            grossMinor: known.grossMinor + total.grossMinor,
            netMinor: known.netMinor + total.netMinor,
            vatMinor: known.vatMinor + total.vatMinor,
          }
        : total,
    );
  }
  return [...merged.entries()].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, total]) => total);
}
