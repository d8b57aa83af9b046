import {
  departments,
  departmentsSetting,
  quickKeys,
  quickKeysSetting,
} from '../../contract/document/catalogue-layout.ts';
import type { ItemDocument } from '../../contract/document/item.ts';
import { fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { itemCalls } from '../../contract/host/calls/item-calls.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { similarItems } from '../../domain/catalogue/similar-items.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { StockOf } from '../stock/shown-stock.ts';
import { withTillFailures } from '../till-failure.ts';
import { foundModels, variantsOf } from './found-models.ts';
import { searchModels } from './search-models.ts';
import { atStorePrices, type PricedCatalogue } from './store-price.ts';

/** What the host answers to who looks for items. Nothing here changes anything, so nothing queues. */
export function itemHandlers(
  catalogue: PricedCatalogue,
  stockOf: StockOf,
): Pick<Handlers<HostApi>['calls'], keyof typeof itemCalls> {
  const { documents } = catalogue;
  return {
    searchItems: withTillFailures(async ({ text, limit }) =>
      ok({ items: await itemsAtStorePrices(catalogue, await documents.searchItems(text, limit)) }),
    ),
    searchModels: withTillFailures(async ({ text, limit }) =>
      ok(await searchModels(catalogue, text, limit)),
    ),
    modelsOfCategory: withTillFailures(async ({ category, limit }) => {
      const items = await documents.itemsOfCategory(category);
      return ok(await foundModels(catalogue, items.toSorted(byName), { limit }));
    }),
    variantsOf: withTillFailures(async ({ sku }) => {
      const item = await documents.get('items', sku);
      if (!item) return refuse(fail('UNKNOWN_CODE', { code: sku }));
      const items = await variantsOf(catalogue, item);
      return ok({ items, stock: await stockOf(items.map(({ id }) => id)) });
    }),
    similarItems: withTillFailures(async ({ sku, limit }) => {
      const item = await documents.get('items', sku);
      if (!item) return refuse(fail('UNKNOWN_CODE', { code: sku }));
      const ofCategory = await documents.itemsOfCategory(item.category);
      const items = await itemsAtStorePrices(catalogue, similarItems(item, ofCategory, limit));
      return ok({ items, stock: await stockOf(items.map(({ id }) => id)) });
    }),
    catalogueHome: withTillFailures(async () => ok(await catalogueHome(catalogue))),
  };
}

/** The layout that the retailer gave; without one, or with one that can't be read, nothing. */
async function catalogueHome(catalogue: PricedCatalogue) {
  const { documents } = catalogue;
  const read = async (id: string) => (await documents.get('settings', id))?.value;
  const keys = quickKeys.safeParse(await read(quickKeysSetting));
  const layout = departments.safeParse(await read(departmentsSetting));
  const items = await Promise.all((keys.data ?? []).map((sku) => documents.get('items', sku)));
  const sold = items.flatMap((item) => (item === null || item.withdrawn ? [] : [item]));
  return {
    quickItems: await itemsAtStorePrices(catalogue, sold),
    departments: layout.data ?? [],
  };
}

async function itemsAtStorePrices(
  catalogue: PricedCatalogue,
  items: readonly ItemDocument[],
): Promise<ItemDocument[]> {
  return (await atStorePrices(catalogue, items)).map(({ item }) => item);
}

function byName(a: ItemDocument, b: ItemDocument): number {
  return a.name.localeCompare(b.name, 'fr');
}
