import { allocate } from '../money/allocate.ts';
import { multiplyDivide, sumMinor } from '../money/minor.ts';
import { type VatKey, vatKeyText } from './vat-key.ts';

export interface TaxedAmount extends VatKey {
  /** VAT included. */
  grossMinor: number;
}

export interface VatSplit {
  grossMinor: number;
  netMinor: number;
  vatMinor: number;
}

export interface VatTotal extends VatKey, VatSplit {}

/**
 * Splits prices that include VAT (France: arrêté du 3 décembre 1987) into net and VAT. VAT is
 * computed once per rate on the sum of the lines and given back to the lines by largest remainder,
 * so that lines, receipt, Z and e-reporting agree to the minor unit. What is sold and what comes
 * back are summed apart: an exchange at one price still shows the VAT of both lines.
 * Symmetric: the split of the negated lines is the negated split.
 */
export function splitIncludedVat(lines: readonly TaxedAmount[]): {
  lines: VatSplit[];
  totals: VatTotal[];
} {
  const vat = new Array<number>(lines.length).fill(0);
  for (const members of groupByRateAndSign(lines)) {
    const grossMinor = sumMinor(members.map(({ line }) => line.grossMinor));
    const vatMinor = vatIn(grossMinor, members[0].line);
    const shares = allocate(
      vatMinor,
      members.map(({ line }) => line.grossMinor),
    );
    members.forEach(({ index }, position) => {
      vat[index] = shares[position] ?? 0;
    });
  }
  const split = lines.map((line, index) => {
    const vatMinor = vat[index] ?? 0;
    return { grossMinor: line.grossMinor, netMinor: line.grossMinor - vatMinor, vatMinor };
  });
  const keyed = lines.map((line, index) => ({ ...line, vatMinor: vat[index] ?? 0 }));
  return { lines: split, totals: totalByRate(keyed) };
}

/** Adds up lines that already carry their VAT; sorted by category and rate. */
export function totalByRate(lines: readonly (TaxedAmount & { vatMinor: number })[]): VatTotal[] {
  const totals = new Map<string, VatTotal>();
  for (const { vatCategory, vatRateBp, grossMinor, vatMinor } of lines) {
    const key = vatKeyText({ vatCategory, vatRateBp });
    const known = totals.get(key) ?? {
      vatCategory,
      vatRateBp,
      grossMinor: 0,
      netMinor: 0,
      vatMinor: 0,
    };
    totals.set(key, {
      ...known,
      grossMinor: known.grossMinor + grossMinor,
      netMinor: known.netMinor + grossMinor - vatMinor,
      vatMinor: known.vatMinor + vatMinor,
    });
  }
  return [...totals.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
}

/** Only what is taxed as a sale (category S) shows VAT in its price. */
function vatIn(grossMinor: number, { vatCategory, vatRateBp }: VatKey): number {
  return vatCategory === 'S' ? includedVatMinor(grossMinor, vatRateBp) : 0;
}

/** VAT contained in a price: gross × rate ÷ (100 % + rate), half away from zero. */
export function includedVatMinor(grossMinor: number, vatRateBp: number): number {
  return multiplyDivide(grossMinor, vatRateBp, 10_000 + vatRateBp);
}

interface Member {
  line: TaxedAmount;
  index: number;
}

function groupByRateAndSign(lines: readonly TaxedAmount[]): [Member, ...Member[]][] {
  const groups = new Map<string, [Member, ...Member[]]>();
  lines.forEach((line, index) => {
    const key = `${vatKeyText(line)}${line.grossMinor < 0 ? '-' : '+'}`;
    const group = groups.get(key);
    if (group) group.push({ line, index });
    else groups.set(key, [{ line, index }]);
  });
  return [...groups.values()];
}
