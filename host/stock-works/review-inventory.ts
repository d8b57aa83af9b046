import type { InventoryZone } from '../../contract/document/task.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { InventoryReview, ReviewedItem } from '../../contract/host/calls/inventory-calls.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import {
  type CountedItem,
  type CountedZone,
  differenceMilli,
  differenceMinor,
  needsRecount,
  sumsOf,
  sumZones,
  type Uncounted,
  unknownShrinkageBp,
} from '../../domain/stock-works/inventory.ts';
import { atStorePrices, pricedCatalogueOf } from '../catalogue/store-price.ts';
import { labelOf } from './gather.ts';
import {
  type FoundInventory,
  findInventory,
  inventoryView,
  zonesOf,
  zonesOfOthers,
} from './open-inventory.ts';
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
  const { inventory: found, items } = counted.value;
  const { inventory } = found;
  const overMinor = context.recountOverMinor();
  const sums = sumsOf(items, inventory.scope);
  const differences = items
    .filter((item) => differenceMilli(item) !== 0 || item.isMoved)
    .map((item) => reviewed(item, overMinor))
    .toSorted((a, b) => Math.abs(b.differenceMinor ?? 0) - Math.abs(a.differenceMinor ?? 0));
  return ok({
    inventory: await inventoryView(found, context),
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

/** The items of an inventory over all its zones, of all tills; of a full one with what nobody counted. */
export async function countedOf(
  inventoryId: string,
  context: StockContext,
): Promise<Result<{ inventory: FoundInventory; items: CountedItem[] }, Failure>> {
  const { store } = context;
  const inventory = await findInventory(inventoryId, context);
  if (inventory === null) return refuse(fail('INVENTORY_GONE'));
  const own = zonesOf(inventory.ids, store).map((work) => ({
    ...{ work, till: '', lines: store.lines(work.id) },
  }));
  const others = await readZones(await zonesOfOthers(inventory, context), context);
  const isFull = inventory.inventory.scope === 'full';
  const uncounted = isFull ? await shouldBeThere(context) : [];
  if (uncounted === null) return refuse(fail('STOCK_UNKNOWN'));
  const items = sumZones([...own, ...others], uncounted);
  return ok({ inventory, items: others.length === 0 ? items : await movedSince(items, context) });
}

/**
 * A till that was cut off sends what it sold before the count after it: what differs, and of which
 * something moved since it was counted, is counted again.
 */
async function movedSince(
  items: readonly CountedItem[],
  { theoretical }: StockContext,
): Promise<CountedItem[]> {
  const different = items.filter((item) => item.zones > 0 && differenceMilli(item) !== 0);
  const now = await theoretical(different.map(({ sku }) => sku));
  return items.map((item) => {
    const expected = different.includes(item) ? now?.get(item.sku) : undefined;
    const isMoved = expected !== undefined && expected !== item.expectedMilli;
    return isMoved ? { ...item, isMoved } : item;
  });
}

/** Zones of other tills with what this one knows of their items. */
async function readZones(
  zones: readonly InventoryZone[],
  { day: { till } }: StockContext,
): Promise<CountedZone[]> {
  const skus = new Set(zones.flatMap(({ lines }) => lines.map(({ sku }) => sku)));
  const items = await till.documents.getMany('items', [...skus]);
  const priced = await atStorePrices(pricedCatalogueOf(till), items);
  const known = new Map(priced.map(({ item }) => [item.id, item]));
  return zones.map(({ zone, isRecount, tillNumber, lines }) => ({
    work: { zone, isRecount },
    till: tillNumber,
    lines: lines.map(({ sku, countedMilli, expectedMilli, isMoved }) => {
      const item = known.get(sku);
      const scale = item?.quantityScale ?? 0;
      const isExact = countedMilli % 10 ** (3 - scale) === 0;
      const isOurs = item?.price.currency === till.identity.currency;
      return {
        ...{ sku, gtin: item?.gtin ?? '', label: item ? labelOf(item) : sku },
        ...{ unit: item?.unit ?? 'piece', condition: 'sellable', announced: null },
        quantity: isExact
          ? { value: countedMilli / 10 ** (3 - scale), scale }
          : { value: countedMilli, scale: 3 },
        unitPriceMinor: item && isOurs ? item.price.minor : null,
        ...{ reasonCode: '', expectedMilli, countedAt: '', isMoved },
      };
    }),
  }));
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
