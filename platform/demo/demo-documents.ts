import type { CustomerDocument } from '../../contract/document/customer.ts';
import type { ItemDocument } from '../../contract/document/item.ts';
import type { NetworkPlace } from '../../contract/document/network.ts';
import type { ScopedChange } from '../documents/feed-transaction.ts';
import { demoCustomers } from './customers.ts';
import type { DemoSize } from './demo-size.ts';
import { demoTillNumbers, identityIn } from './identities.ts';
import { demoOperators } from './operators.ts';
import { demoPlaces } from './places.ts';
import { demoPriceLists, demoPrices } from './price-lists.ts';
import {
  demoCustomerCount,
  demoItems,
  demoPromotionsOf,
  demoSettings,
  demoSharedPrices,
  setting,
} from './retailer.ts';

/**
 * The demo's master data as the platform has it, each document in the scopes that know it: the very
 * items, settings, operators and identities that a demo till starts with by itself, so that nothing on
 * its screen changes when it is enrolled. A customer is known in the stores of the town they live in.
 */
export function demoDocuments(size: DemoSize): ScopedChange[] {
  const items = demoItems(size);
  const stores = demoPlaces().filter(({ place }) => place === 'store');
  return [
    ...items.map((document) => network({ collection: 'items', document })),
    ...demoSharedPrices(items).map(network),
    ...demoPromotionsOf(size).map(network),
    ...pricesOfStores(items, stores),
    ...demoSettings(size, items).map(network),
    ...demoOperators(size).map((document) => network({ collection: 'operators', document })),
    ...demoCustomers(demoCustomerCount(size)).flatMap((document) =>
      storesOf(document, stores).map(
        ({ id }): ScopedChange => ({
          scope: `store:${id}`,
          change: { collection: 'customers', document },
        }),
      ),
    ),
    ...stores.flatMap((store) =>
      demoTillNumbers.map((number): ScopedChange => {
        const identity = identityIn(store, number);
        return { scope: `till:${identity.till.id}`, change: setting('till.identity', identity) };
      }),
    ),
  ];
}

const network = (change: ScopedChange['change']): ScopedChange => ({ scope: 'network', change });

/** A list's prices in each store that sells by it. */
function pricesOfStores(
  items: readonly ItemDocument[],
  stores: readonly NetworkPlace[],
): ScopedChange[] {
  const lists = new Map(demoPriceLists.map((list) => [list.id, list]));
  return demoPrices(items).flatMap((document) => {
    const list = lists.get(document.list);
    const selling = stores.filter(
      ({ id, companyId }) => id === list?.storeId || companyId === list?.companyId,
    );
    return selling.map(
      ({ id }): ScopedChange => ({
        scope: `store:${id}`,
        change: { collection: 'prices', document },
      }),
    );
  });
}

/** Who lives where only a warehouse is goes to the first store. */
function storesOf({ city }: CustomerDocument, stores: readonly NetworkPlace[]): NetworkPlace[] {
  const near = stores.filter(({ address }) => address.city === city);
  return near.length > 0 ? near : stores.slice(0, 1);
}
