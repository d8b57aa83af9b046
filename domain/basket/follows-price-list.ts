import { quoteNamed } from '../quote/quote-source.ts';
import type { BasketLine } from './basket.ts';
import { labelPrice } from './labelled-goods.ts';

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
