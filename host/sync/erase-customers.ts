import type { Documents, FeedState } from '../../contract/port/documents.ts';
import { assert } from '../../domain/assert.ts';
import { storeFeed } from '../store/store-feed.ts';

/** Far more than a store has. */
const mostCustomers = 1_000_000;
/** Customers of one page; between two, other work of the host goes on. */
const perPage = 500;
const feeds = [storeFeed, 'till'];

/**
 * Takes every customer off a till that was revoked, by pages as a feed would (law 2). The store's feed
 * then stands where no platform knows it, so a till that is enrolled again reads it from its beginning.
 * What a crash leaves is erased when it is called again.
 */
export async function eraseCustomers(documents: Documents): Promise<void> {
  for (const feed of feeds) {
    const state = await documents.feedState(feed);
    if (state !== null) await eraseAs(documents, feed, feed === storeFeed ? nowhere(state) : state);
  }
  assert((await documents.count('customers')) === 0, 'A revoked till keeps no customer');
}

async function eraseAs(documents: Documents, feed: string, state: FeedState): Promise<void> {
  const customers = await documents.all('customers', mostCustomers);
  for (let first = 0; first < customers.length; first += perPage) {
    const some = customers.slice(first, first + perPage);
    const changes = some.map(({ id }) => ({ collection: 'customers', erased: id }) as const);
    await documents.applyPage({ feed, file: 'till', changes, state });
  }
}

/** The cut-off stays: the store's other documents are still here, with what they contain (law 8). */
function nowhere(state: FeedState): FeedState {
  return { ...state, epoch: 'revoked', seq: 0, tag: '' };
}
