import type { ItemDocument } from '../../contract/document/item.ts';
import { priceId } from '../../contract/document/price.ts';
import type { TillIdentity } from '../../contract/document/setting.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { atListedPrice, type PricedItem } from '../../contract/selling/listed-price.ts';
import type { TillContext } from '../commands/till-context.ts';

/** Whose prices these are, and on which day. */
export interface PricedCatalogue {
  documents: Documents;
  /** A buyer's own list, the store's, then its company's; none when it sells at base prices. */
  priceLists(): readonly string[];
  businessDay(): string;
}

/**
 * A till's: its lists and its day are read each time, for both may change. Before them the list of a
 * company that buys, if it has one.
 */
export function pricedCatalogueOf(
  till: {
    documents: Documents;
    readonly identity: Pick<TillIdentity, 'priceList' | 'companyPriceList'>;
    businessDay(): string;
  },
  buyersList = '',
): PricedCatalogue {
  return {
    documents: till.documents,
    priceLists() {
      const { priceList, companyPriceList } = till.identity;
      return [buyersList, priceList, companyPriceList].filter((list) => list !== '');
    },
    businessDay: () => till.businessDay(),
  };
}

/** Of whoever is named in the seat's basket; empty for the shop's own prices. */
export function buyersListAt(till: Pick<TillContext, 'shelf'>, seat: string): string {
  return till.shelf.openOn(seat)?.basket.customer?.business?.priceList ?? '';
}

export async function atStorePrice(
  catalogue: PricedCatalogue,
  item: ItemDocument,
): Promise<PricedItem> {
  const [priced] = await atStorePrices(catalogue, [item]);
  return priced ?? { item, source: 'base' };
}

/**
 * Each item at its price of the day: the store's own list if that has one, else its company's, else the
 * base price. One look-up by key for all of them, so that it costs the same however many prices there are.
 */
export async function atStorePrices(
  { documents, priceLists, businessDay }: PricedCatalogue,
  items: readonly ItemDocument[],
): Promise<PricedItem[]> {
  const lists = priceLists();
  if (lists.length === 0) return items.map((item) => ({ item, source: 'base' }));
  const day = businessDay();
  const ids = items.flatMap(({ id }) => lists.map((list) => priceId(list, id)));
  const found = new Map((await documents.getMany('prices', ids)).map((price) => [price.id, price]));
  return items.map((item) => atListedPrice(item, lists, found, day));
}
