import type { ItemDocument } from '../../contract/document/item.ts';
import { priceId } from '../../contract/document/price.ts';
import { atListedPrice, type PricedItem } from '../../contract/selling/listed-price.ts';
import { daysAfter } from '../../domain/report/days-of-span.ts';
import { pricedCatalogueOf } from '../catalogue/store-price.ts';

/** How long goods may have been somebody's before they come back without a receipt. */
const days = 30;

/**
 * The store's lowest price of an item from 30 days before the business day to that day, as far as the price
 * lists say it: they hold what is planned and what was, with its days; a standing price that was changed
 * leaves no trace.
 */
export async function lowestPrice(
  till: Parameters<typeof pricedCatalogueOf>[0],
  item: ItemDocument,
): Promise<PricedItem> {
  const { documents, priceLists, businessDay } = pricedCatalogueOf(till);
  const lists = priceLists();
  const found = await documents.getMany(
    'prices',
    lists.map((list) => priceId(list, item.id)),
  );
  const prices = new Map(found.map((price) => [price.id, price]));
  const today = businessDay();
  let lowest = atListedPrice(item, lists, prices, today);
  for (let back = 1; back <= days; back += 1) {
    const then = atListedPrice(item, lists, prices, daysAfter(today, -back));
    const isSame = then.item.price.currency === lowest.item.price.currency;
    if (isSame && then.item.price.minor < lowest.item.price.minor) lowest = then;
  }
  return lowest;
}
