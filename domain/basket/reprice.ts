import { isAmount, sumMinor } from '../money/minor.ts';
import { priceLines } from '../pricing/price-lines.ts';
import type { Basket, BasketLine } from './basket.ts';
import { followsPriceList } from './follows-price-list.ts';
import type { ItemFacts } from './item-facts.ts';

/** What a line's item costs from now on, and which list says so. */
export interface LinePrice {
  lineNumber: number;
  unitPriceMinor: number;
  priceSource: string;
}

/** The prices that differ from those of the basket's lines; `priceOf` is null where nothing is known. */
export function changedPrices(
  { lines }: Pick<Basket, 'lines'>,
  priceOf: (sku: string) => Pick<ItemFacts, 'unitPriceMinor' | 'priceSource'> | null,
): LinePrice[] {
  return lines.filter(followsPriceList).flatMap(({ number: lineNumber, item }) => {
    const price = priceOf(item.sku);
    if (price === null) return [];
    const { unitPriceMinor, priceSource } = price;
    const isSame = unitPriceMinor === item.unitPriceMinor && priceSource === item.priceSource;
    return isSame ? [] : [{ lineNumber, unitPriceMinor, priceSource }];
  });
}

/** The lines at these prices; what else is known of them stays, their discounts among it. */
export function atPrices(
  lines: readonly BasketLine[],
  prices: readonly LinePrice[],
): readonly BasketLine[] {
  if (prices.length === 0) return lines;
  const byLine = new Map(prices.map(({ lineNumber, ...price }) => [lineNumber, price]));
  return lines.map((line) => ({ ...line, item: { ...line.item, ...byLine.get(line.number) } }));
}

/** Whether an amount can hold what the basket comes to. */
export function isWithinAmounts(basket: Basket): boolean {
  return isAmount(sumMinor(priceLines(basket).map(({ grossMinor }) => grossMinor)));
}
