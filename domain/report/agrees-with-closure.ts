import type { TenderSum } from '../day/day-money.ts';
import type { PerpetualTotals } from '../fiscal/perpetual-totals.ts';
import { sumMinor } from '../money/minor.ts';
import type { VatTotal } from '../tax/included-vat.ts';
import type { Figures, SoldFigures } from './figures.ts';

/**
 * Whether figures say what the closure of their range was signed with: turnover, VAT per rate, deposits,
 * gift cards sold, every tender; and whether their own lists add up to that. What differs is not of this
 * closure, or was altered.
 */
export function agreesWithClosure(
  figures: Figures,
  { totals, tenders }: { totals: PerpetualTotals; tenders: readonly TenderSum[] },
): boolean {
  const { turnover } = figures;
  return (
    figures.currency === totals.currency &&
    figures.transactionCount === totals.transactionCount &&
    figures.salesMinor === totals.salesMinor &&
    figures.returnsMinor === totals.returnsMinor &&
    figures.liabilitiesMinor === totals.liabilitiesMinor &&
    sameRates(figures.perRate, totals.perRate) &&
    sameRates(figures.deposits, totals.deposits) &&
    sameTenders(figures, tenders) &&
    turnover.grossMinor === totals.algebraicMinor &&
    turnover.grossMinor === turnover.netMinor + turnover.vatMinor &&
    turnover.netMinor === sumMinor(totals.perRate.map(({ netMinor }) => netMinor)) &&
    [figures.categories, figures.operators, figures.hours].every((rows) => addUpTo(rows, turnover))
  );
}

function sameRates(a: readonly VatTotal[], b: readonly VatTotal[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        one.vatCategory === other.vatCategory &&
        one.vatRateBp === other.vatRateBp &&
        one.grossMinor === other.grossMinor &&
        one.netMinor === other.netMinor &&
        one.vatMinor === other.vatMinor
      );
    })
  );
}

function sameTenders({ tenders }: Figures, sums: readonly TenderSum[]): boolean {
  return (
    tenders.length === sums.length &&
    tenders.every(({ type, inCount, inMinor, outCount, outMinor }) => {
      const sum = sums.find((each) => each.type === type);
      return sum?.count === inCount + outCount && sum.amountMinor === inMinor - outMinor;
    })
  );
}

function addUpTo(
  rows: readonly SoldFigures[],
  { grossMinor, netMinor }: { grossMinor: number; netMinor: number },
): boolean {
  return (
    sumMinor(rows.map((row) => row.grossMinor)) === grossMinor &&
    sumMinor(rows.map((row) => row.netMinor)) === netMinor
  );
}
