import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { InventoryReview, ReviewedItem } from '../../contract/host/calls/inventory-calls.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import {
  type CountedItem,
  differenceMilli,
  differenceMinor,
  type Inventory,
  needsRecount,
  sumsOf,
  sumZones,
  type Uncounted,
  unknownShrinkageBp,
} from '../../domain/stock-works/inventory.ts';
import { atStorePrices, pricedCatalogueOf } from '../catalogue/store-price.ts';
import { labelOf } from './gather.ts';
import { inventoryView, zonesOf } from './open-inventory.ts';
import type { StockContext } from './stock-context.ts';

/** Differences that somebody looks at on a screen; all of them are corrected. */
const shownDifferences = 300;

/** What was counted of an inventory against what should have been there; reads, and changes nothing. */
export async function reviewInventory(
  { inventoryId }: { inventoryId: string },
  context: StockContext,
): Promise<Result<InventoryReview, Failure>> {
  const counted = await countedOf(inventoryId, context);
  if (!counted.ok) return counted;
  const { inventory, items } = counted.value;
  const overMinor = context.recountOverMinor();
  const sums = sumsOf(items, inventory.scope);
  const differences = items
    .filter((item) => differenceMilli(item) !== 0 || item.isMoved)
    .map((item) => reviewed(item, overMinor))
    .toSorted((a, b) => Math.abs(b.differenceMinor ?? 0) - Math.abs(a.differenceMinor ?? 0));
  return ok({
    inventory: inventoryView(inventory, context),
    currency: context.day.till.identity.currency,
    itemCount: items.length,
    differences: differences.slice(0, shownDifferences),
    uncountedCount: items.filter(({ zones }) => zones === 0).length,
    expectedMinor: sums.expectedMinor,
    countedMinor: sums.countedMinor,
    shrinkageBp: unknownShrinkageBp(sums),
    recountOverMinor: overMinor,
  });
}

/** The items of an inventory over all its zones; of a full one with what nobody counted. */
export async function countedOf(
  inventoryId: string,
  context: StockContext,
): Promise<Result<{ inventory: Inventory; items: CountedItem[] }, Failure>> {
  const { store } = context;
  const inventory = store.inventories().find(({ id }) => id === inventoryId);
  if (!inventory) return refuse(fail('INVENTORY_GONE'));
  const zones = zonesOf(inventoryId, store).map((work) => ({ work, lines: store.lines(work.id) }));
  const uncounted = inventory.scope === 'full' ? await shouldBeThere(context) : [];
  if (uncounted === null) return refuse(fail('STOCK_UNKNOWN'));
  return ok({ inventory, items: sumZones(zones, uncounted) });
}

/** All that should lie in the store. */
async function shouldBeThere({ day, wholeStock }: StockContext): Promise<Uncounted[] | null> {
  const stock = await wholeStock();
  if (stock === null) return null;
  const { till } = day;
  const skus = [...stock].flatMap(([sku, milli]) => (milli === 0 ? [] : [sku]));
  const items = await till.documents.getMany('items', skus);
  const priced = await atStorePrices(pricedCatalogueOf(till), items);
  const known = new Map(priced.map(({ item }) => [item.id, item]));
  return skus.map((sku) => {
    const item = known.get(sku);
    const isOurs = item?.price.currency === till.identity.currency;
    return {
      ...{ sku, gtin: item?.gtin ?? '', label: item ? labelOf(item) : sku },
      ...{ unit: item?.unit ?? 'piece', scale: item?.quantityScale ?? 0 },
      expectedMilli: stock.get(sku) ?? 0,
      unitPriceMinor: item && isOurs ? item.price.minor : null,
    };
  });
}

function reviewed(item: CountedItem, overMinor: number): ReviewedItem {
  const { sku, label, unit, scale, countedMilli, expectedMilli } = item;
  const { zones, isRecounted, isMoved } = item;
  return {
    ...{ sku, label, unit, scale, countedMilli, expectedMilli, zones, isRecounted, isMoved },
    differenceMinor: differenceMinor(item),
    needsRecount: zones > 0 && needsRecount(item, overMinor),
  };
}
