import { parcelContactId } from '../../contract/document/task.ts';
import type { CollectionName, DocumentChange, Documents } from '../../contract/port/documents.ts';
import { storeFeed } from '../store/store-feed.ts';

/** Feeds that bring people to a till: its store's, and what it was seeded with. */
const feedsOfPeople = [storeFeed, 'till'];
const mostOrders = 100_000;
/** Documents of one page; between two, other work of the host goes on. */
const perPage = 500;

/**
 * What the documents of a collection that lie in the till file say of a customer, and how it goes. Of a collection to
 * come the compiler asks.
 */
const saysOf: Record<
  Exclude<CollectionName, 'items' | 'prices' | 'promotions' | 'stock'>,
  (customerIds: ReadonlySet<string>, documents: Documents) => Promise<string[]>
> = {
  customers: async (ids) => [...ids],
  // Where their parcels go; an order itself names them by the random id alone.
  async tasks(ids, documents) {
    const orders = await documents.all('orders', mostOrders);
    return orders
      .filter(({ customerId }) => ids.has(customerId))
      .map(({ id }) => parcelContactId(id));
  },
  orders: async () => [],
  dossiers: async () => [],
  operators: async () => [],
  settings: async () => [],
};

/** Erases what the documents of the till say of these customers, as the feed that brought it would. */
export async function purgeDocuments(
  documents: Documents,
  customerIds: readonly string[],
): Promise<void> {
  const ids = new Set(customerIds);
  const changes: DocumentChange[] = [];
  for (const collection of ['customers', 'tasks', 'orders', 'dossiers'] as const) {
    const named = await saysOf[collection](ids, documents);
    const here = await documents.getMany(collection, named);
    changes.push(...here.map(({ id }) => ({ collection, erased: id })));
  }
  if (changes.length === 0) return;
  for (const feed of feedsOfPeople) {
    const state = await documents.feedState(feed);
    if (state === null) continue;
    for (let first = 0; first < changes.length; first += perPage)
      await documents.applyPage({
        ...{ feed, file: 'till', state },
        changes: changes.slice(first, first + perPage),
      });
  }
}
