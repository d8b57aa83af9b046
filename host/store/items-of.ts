import type { RxCollection } from 'rxdb';
import type { ItemDocument } from '../../contract/document/item.ts';
import { plainDocument, plannedQuery } from './rx-storage/rx-types.ts';
import { sellable } from './sellable.ts';

/** The items of one model, or of one category, that can be sold; planned once, like `itemsByGtin`. */
export function itemsOf(
  items: RxCollection<ItemDocument>,
  field: 'model' | 'category',
  most: number,
): (value: string) => Promise<ItemDocument[]> {
  const { schema } = items.storageInstance;
  const planned = plannedQuery<ItemDocument>(schema, {
    selector: { _deleted: { $eq: false }, [field]: { $eq: '' } },
    sort: [{ id: 'asc' }],
    limit: most,
  });
  return async (value) => {
    const selector = { _deleted: { $eq: false }, [field]: { $eq: value } };
    const query = { ...planned.query, selector };
    const { documents } = await items.storageInstance.query({ ...planned, query });
    return sellable(documents.map((document) => plainDocument<ItemDocument>(document)));
  };
}
