import type { RxCollection } from 'rxdb';
import type { ItemDocument } from '../../contract/document/item.ts';
import { plainDocument, plannedQuery } from './rx-storage/rx-types.ts';

/**
 * The items that carry a GTIN. The till's hottest read, so RxDB plans the query once and each lookup
 * only puts its GTIN into the plan's selector; the storage keeps the compiled statement.
 */
export function itemsByGtin(
  items: RxCollection<ItemDocument>,
): (gtin14: string) => Promise<ItemDocument[]> {
  const { schema } = items.storageInstance;
  const planned = plannedQuery<ItemDocument>(schema, {
    selector: { _deleted: { $eq: false }, gtin: { $eq: '' } },
    sort: [{ id: 'asc' }],
    limit: mostWithOneGtin,
  });
  return async (gtin14) => {
    const selector = { _deleted: { $eq: false }, gtin: { $eq: gtin14 } };
    const query = { ...planned.query, selector };
    const { documents } = await items.storageInstance.query({ ...planned, query });
    return documents.map((document) => plainDocument<ItemDocument>(document));
  };
}

/** Two items with one GTIN are a mistake in the catalogue; more than a few need not be looked at. */
const mostWithOneGtin = 8;
