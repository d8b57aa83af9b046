import { allocate } from '../money/allocate.ts';
import { sumMinor } from '../money/minor.ts';
import type { PricedLine } from '../pricing/price-lines.ts';
import type { ItemFacts } from './item-facts.ts';

/** What VAT goods carry: a deposit on goods of several has a part for each (CGI 269-2-a). */
type VatOf = Pick<ItemFacts, 'vatCategory' | 'vatRateBp' | 'eReportingCategory'>;

/** So much of a deposit is for goods at one rate. */
export interface DepositPart {
  of: VatOf;
  /** The first goods at that rate, by name. */
  goodsName: string;
  amountMinor: number;
}

/**
 * A deposit over the rates of the goods that it is for, in proportion to what they come to: the parts add up
 * to it exactly, and none is more than its goods. In the order of the lines; a part that comes to nothing is none.
 */
export function depositParts(
  amountMinor: number,
  goods: readonly Pick<PricedLine, 'line' | 'grossMinor'>[],
): DepositPart[] {
  const rates: { first: ItemFacts; goodsMinor: number[] }[] = [];
  for (const { line, grossMinor } of goods) {
    const known = rates.find(({ first }) => isSameVat(first, line.item));
    if (known) known.goodsMinor.push(grossMinor);
    else rates.push({ first: line.item, goodsMinor: [grossMinor] });
  }
  const weights = rates.map(({ goodsMinor }) => sumMinor(goodsMinor));
  const shares = allocate(amountMinor, weights);
  return rates
    .map(({ first }, index) => ({
      of: vatOf(first),
      goodsName: first.name,
      amountMinor: shares[index] ?? 0,
    }))
    .filter((part) => part.amountMinor > 0);
}

export function isSameVat(a: VatOf, b: VatOf): boolean {
  return (
    a.vatCategory === b.vatCategory &&
    a.vatRateBp === b.vatRateBp &&
    a.eReportingCategory === b.eReportingCategory
  );
}

function vatOf({ vatCategory, vatRateBp, eReportingCategory }: VatOf): VatOf {
  return { vatCategory, vatRateBp, eReportingCategory };
}
