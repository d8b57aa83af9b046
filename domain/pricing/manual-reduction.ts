import { negate, sumMinor } from '../money/minor.ts';
import { extendedPriceMinor } from '../quantity/quantity.ts';
import type { PriceModifier } from '../transaction/price-modifier.ts';
import type { PricedLine } from './price-lines.ts';

/** What was taken off by hand, and of how much: minor units, VAT included. */
export interface Reduction {
  /** Below zero when a price was raised. */
  offMinor: number;
  /** Unit price × quantity. */
  fullMinor: number;
}

/** Of one line, its share of the basket's discounts among it. */
export function manualReduction({ line, modifiers }: PricedLine): Reduction {
  const manual = modifiers.filter(({ source }) => byHand.has(source));
  return {
    offMinor: negate(sumMinor(manual.map(({ amountMinor }) => amountMinor))),
    fullMinor: extendedPriceMinor(line.item.unitPriceMinor, line.quantity),
  };
}

/** Of all lines that can be discounted. */
export function totalReduction(priced: readonly PricedLine[]): Reduction {
  const reductions = priced
    .filter(({ line }) => line.returned === null && line.accounting === 'turnover')
    .map(manualReduction);
  return {
    offMinor: sumMinor(reductions.map(({ offMinor }) => offMinor)),
    fullMinor: sumMinor(reductions.map(({ fullMinor }) => fullMinor)),
  };
}

const byHand: ReadonlySet<PriceModifier['source']> = new Set([
  'line-discount',
  'basket-discount',
  'price-override',
]);
