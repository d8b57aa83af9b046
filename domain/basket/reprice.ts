import { isAmount, sumMinor } from '../money/minor.ts';
import { priceLines } from '../pricing/price-lines.ts';
import { quoteNamed } from '../quote/quote.ts';
import type { Basket, BasketLine } from './basket.ts';
import type { ItemFacts } from './item-facts.ts';
import { labelPrice } from './labelled-goods.ts';

/** What a line's item costs from now on, and which list says so. */
export interface LinePrice {
  lineNumber: number;
  unitPriceMinor: number;
  priceSource: string;
}

/** Goods that are sold at a list's price: not what comes back, no money, and no price off a label or promised by a quote. */
export function followsPriceList({ returned, accounting, item, origin, due }: BasketLine): boolean {
  return (
    returned === null &&
    // What was agreed on when it was ordered holds, and a fee is the delivery's.
    origin === 'rung' &&
    due === null &&
    accounting === 'turnover' &&
    item.priceSource !== labelPrice &&
    quoteNamed(item.priceSource) === null
  );
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
