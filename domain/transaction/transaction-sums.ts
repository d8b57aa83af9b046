import { sumMinor } from '../money/minor.ts';
import { extendedPriceMinor } from '../quantity/quantity.ts';
import { totalByRate } from '../tax/included-vat.ts';
import type { LineItem, Transaction } from './transaction.ts';

/**
 * The first sum of a transaction that does not add up, named, or null. Only sums, no rates: VAT per
 * line is a share by largest remainder, and a partial return takes its share from the sale.
 */
export function wrongSum(transaction: Transaction): string | null {
  const { lines, tenders, totals, vat, currency } = transaction;
  const line = lines.find((candidate) => !isLineSound(candidate));
  if (line) return `line ${line.number}`;
  if (!isSameVat(totalByRate(lines), vat)) return 'VAT per rate';
  if (sumMinor(lines.map(({ grossMinor }) => grossMinor)) !== totals.grossMinor) return 'gross';
  if (sumMinor(lines.map(({ netMinor }) => netMinor)) !== totals.netMinor) return 'net';
  if (sumMinor(lines.map(({ vatMinor }) => vatMinor)) !== totals.vatMinor) return 'VAT';
  if (lines.length !== totals.lineCount) return 'line count';
  const paidMinor = sumMinor(tenders.map(({ amountMinor }) => amountMinor));
  if (paidMinor !== totals.grossMinor + totals.roundingMinor) return 'tenders';
  for (const tender of tenders) {
    if (tender.currency !== currency) return `currency of tender ${tender.number}`;
    const isSound = tender.tenderedMinor - tender.changeMinor === tender.amountMinor;
    if (!isSound) return `tender ${tender.number}`;
    if (allocatedMinor(lines, tender.number) !== tender.amountMinor) {
      return `allocation of tender ${tender.number}`;
    }
  }
  return null;
}

function isSameVat(one: Transaction['vat'], other: Transaction['vat']): boolean {
  return (
    one.length === other.length &&
    one.every((total, index) => {
      const same = other[index];
      return (
        total.vatCategory === same?.vatCategory &&
        total.vatRateBp === same.vatRateBp &&
        total.grossMinor === same.grossMinor &&
        total.netMinor === same.netMinor &&
        total.vatMinor === same.vatMinor
      );
    })
  );
}

function isLineSound(line: LineItem): boolean {
  const modifiedMinor = sumMinor(line.modifiers.map(({ amountMinor }) => amountMinor));
  return (
    line.netMinor + line.vatMinor === line.grossMinor &&
    extendedPriceMinor(line.unitPriceMinor, line.quantity) + modifiedMinor === line.grossMinor
  );
}

function allocatedMinor(lines: readonly LineItem[], tender: number): number {
  const shares = lines.flatMap(({ tenderAllocation }) => tenderAllocation);
  return sumMinor(
    shares.filter((share) => share.tender === tender).map(({ amountMinor }) => amountMinor),
  );
}
