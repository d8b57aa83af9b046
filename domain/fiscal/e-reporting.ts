import { sumMinor } from '../money/minor.ts';
import { totalByRate, type VatTotal } from '../tax/included-vat.ts';
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
  businessDay: string;
  transaction: Transaction;
}

/**
 * The totals of a closed day; sorted by date, category and currency. A transaction with an invoice is
 * reported by that invoice and left out. Deposits are in it, for VAT is due on them when they are paid
 * (CGI art. 269, 2-a), and what is deducted of them later is in it below zero; gift cards that may buy
 * anything are not, for nothing is sold yet.
 */
export function eReportOf(
  closed: Omit<EReport, 'totals'>,
  sales: readonly EReportedSale[],
): EReport {
  const lines = sales
    .filter(({ transaction }) => transaction.invoice === null)
    .flatMap(({ businessDay, transaction: { currency, lines: sold } }) =>
      sold
        .filter(({ accounting }) => accounting !== 'liability')
        .map((line) => ({ date: businessDay, category: line.eReportingCategory, currency, line })),
    );
  const groups = Map.groupBy(lines, ({ date, category, currency }) =>
    [date, category, currency].join(' '),
  );
  const totals = [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, members]) => {
      const [first] = members;
      if (first === undefined) return [];
      const { date, category, currency } = first;
      const perRate = totalByRate(members.map(({ line }) => line));
      return [
        {
          ...{ date, category, currency, perRate },
          netMinor: sumMinor(perRate.map(({ netMinor }) => netMinor)),
          vatMinor: sumMinor(perRate.map(({ vatMinor }) => vatMinor)),
        },
      ];
    });
  return { ...closed, totals };
}
