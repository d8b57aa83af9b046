import type { ItemDocument } from '../../contract/document/item.ts';
import type { Documents } from '../../contract/port/documents.ts';

/** Whose prices these are. */
export interface PricedCatalogue {
  documents: Documents;
  /** The store's list; empty when it sells at base prices. */
  priceList: string;
}

/** The item at the store's price, and where that price came from: its list, or the item itself. */
export async function atStorePrice(
  { documents, priceList }: PricedCatalogue,
  item: ItemDocument,
): Promise<{ item: ItemDocument; source: string }> {
  const price = priceList === '' ? null : await documents.get('prices', `${priceList}|${item.id}`);
  return price
    ? { item: { ...item, price: price.price }, source: `list:${priceList}` }
    : { item, source: 'base' };
}
