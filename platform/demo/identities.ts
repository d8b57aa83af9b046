import type { NetworkPlace } from '../../contract/document/network.ts';
import type { TillIdentity } from '../../contract/document/setting.ts';
import { franchisee, ownChain } from './companies.ts';
import { demoPriceLists } from './price-lists.ts';

/** Tills that every store of the demo has; they wait to be enrolled. */
export const demoTillNumbers = ['1', '2', '3'];

/** Who sells, where, on which till: of one till of a store. */
export function identityIn(store: NetworkPlace, number: string): TillIdentity {
  const company = [ownChain, franchisee].find(({ id }) => id === store.companyId);
  if (!company) throw new RangeError(`The demo has no company ${store.companyId}`);
  const { id, name, siret, gln, address, zone } = store;
  return {
    company,
    store: { id, name, siret, gln, address, zone },
    till: { id: `${id}-${number}`, number },
    currency: 'EUR',
    priceList: demoPriceLists.find(({ storeId }) => storeId === store.id)?.id ?? '',
    companyPriceList: demoPriceLists.find((list) => list.companyId === company.id)?.id ?? '',
  };
}
