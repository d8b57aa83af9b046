/**
 * What a sale costs and the VAT in it, worked out with BigInt and none of the till's own functions:
 * if both agree to the cent, neither has copied a mistake from the other.
 */
export interface SoldLine {
  unitPriceMinor: number;
  /** In thousandths of the unit: two pieces are 2000, a quarter of a kilogram is 250. */
  thousandths: number;
  vatRateBp: number;
}

export interface RateSums {
  grossMinor: number;
  vatMinor: number;
}

/** Price × quantity, a half cent up. */
export function lineMinor({ unitPriceMinor, thousandths }: SoldLine): number {
  return Number((BigInt(unitPriceMinor) * BigInt(thousandths) * 2n + 1_000n) / 2_000n);
}

export function totalMinor(lines: readonly SoldLine[]): number {
  return lines.map(lineMinor).reduce((sum, minor) => sum + minor, 0);
}

/** Per rate: the sum of its lines, and the VAT contained in that sum, a half cent up. */
export function sumsByRate(lines: readonly SoldLine[]): Map<number, RateSums> {
  const byRate = Map.groupBy(lines, ({ vatRateBp }) => vatRateBp);
  return new Map(
    [...byRate].map(([rate, members]) => {
      const grossMinor = totalMinor(members);
      const divisor = BigInt(10_000 + rate);
      const vatMinor = Number((BigInt(grossMinor) * BigInt(rate) * 2n + divisor) / (2n * divisor));
      return [rate, { grossMinor, vatMinor }] as const;
    }),
  );
}

export function addSums(into: Map<number, RateSums>, more: ReadonlyMap<number, RateSums>): void {
  for (const [rate, { grossMinor, vatMinor }] of more) {
    const known = into.get(rate) ?? { grossMinor: 0, vatMinor: 0 };
    into.set(rate, {
      grossMinor: known.grossMinor + grossMinor,
      vatMinor: known.vatMinor + vatMinor,
    });
  }
}
