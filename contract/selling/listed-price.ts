import { priceOnDay } from '../../domain/pricing/price-on-day.ts';
import type { ItemDocument } from '../document/item.ts';
import { type PriceDocument, priceId } from '../document/price.ts';

/** An item at its price of the day, and where that price came from: a list, or the item itself. */
export interface PricedItem {
  item: ItemDocument;
  source: string;
}

/**
 * At the price of the first of these lists that has one on the day, else at the base price. `prices` by
 * their id.
 */
export function atListedPrice(
  item: ItemDocument,
  lists: readonly string[],
  prices: ReadonlyMap<string, PriceDocument>,
  businessDay: string,
): PricedItem {
  for (const list of lists) {
    const listed = prices.get(priceId(list, item.id));
    const price = listed ? priceOnDay(listed, businessDay) : null;
    if (price) return { item: { ...item, price }, source: `list:${list}` };
  }
  return { item, source: 'base' };
}
