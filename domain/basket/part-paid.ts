import { sumMinor } from '../money/minor.ts';
import { priceLines } from '../pricing/price-lines.ts';
import type { Basket } from './basket.ts';

/** A change would lower what is due of a basket that somebody has begun to pay. */
export function lowersPartPaid(before: Basket, after: Basket): boolean {
  return before.tenders.length > 0 && totalMinor(after) < totalMinor(before);
}

function totalMinor(basket: Basket): number {
  return sumMinor(priceLines(basket).map(({ grossMinor }) => grossMinor));
}
