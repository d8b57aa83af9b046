import type { z } from 'zod';
import type { ItemDocument } from '../../contract/document/item.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { StockWorkView, stockWorkCalls } from '../../contract/host/calls/stock-work-calls.ts';
import { addQuantities, parseQuantity, type Quantity } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { zoneSaid } from '../../domain/stock-works/shared-inventory.ts';
import {
  isReceiving,
  maximumWorkLines,
  type StockWork,
} from '../../domain/stock-works/stock-work.ts';
import { atStorePrice, pricedCatalogueOf } from '../catalogue/store-price.ts';
import { findGoods } from './find-goods.ts';
import { findInventory, tellZones } from './open-inventory.ts';
import type { StockContext } from './stock-context.ts';
import type { KeptLine } from './work-store.ts';
import { workView } from './work-view.ts';

type Scanned = z.output<typeof stockWorkCalls.scanInStockWork.input>;
type Set = z.output<typeof stockWorkCalls.setStockLine.input>;
type Changed = z.output<typeof stockWorkCalls.setStockWork.input>;
type Answer = Promise<Result<StockWorkView, Failure>>;

/** Far above a shelf, below what would make a sum unreadable: a barcode typed as a quantity is refused. */
export const maximumMilli = 100_000_000;

/** A scan lands in the work: one more of the item, or as much as was typed before it or its label says. */
export async function scanInStockWork(
  { commandId, workId, code, quantity: text, condition }: Scanned,
  context: StockContext,
): Answer {
  const { day, store } = context;
  const work = await workToGather(workId, context);
  if (!work.ok) return work;
  const lines = store.lines(workId);
  if (lines.some((line) => line.commandId === commandId)) return ok(workView(work.value, store));
  const found = await findGoods(code, day.till);
  if (!found.ok) return found;
  const { item } = found.value;
  const more = found.value.quantity ?? quantityOf(text, item.quantityScale);
  // Of a count, none is an answer: somebody looked and there was nothing.
  const least = work.value.kind === 'count' ? 0 : 1;
  if (more === null || more.value < least) return refuse(fail('BAD_QUANTITY', { quantity: text }));
  const known = lines.find((line) => line.sku === item.id && line.condition === condition);
  const isAnnounced = isReceiving(work.value);
  const gathered = lines.filter(({ announced }) => announced === null || !isAnnounced);
  if (!known && gathered.length >= maximumWorkLines) {
    return refuse(fail('STOCK_WORK_FULL', { limit: maximumWorkLines }));
  }
  const expectedMilli = await expectedOf(work.value, item.id, context);
  const line: KeptLine = known
    ? {
        ...known,
        commandId,
        quantity: addQuantities(known.quantity, more),
        // What should be there has changed since the first of them was counted.
        isMoved: known.isMoved || known.expectedMilli !== expectedMilli,
      }
    : await lineOf(item, { commandId, quantity: more, condition, expectedMilli }, context);
  return keep(work.value, line, context);
}

/** So many, as somebody typed. Typed is counted anew: at this instant, whatever moved before. */
export async function setStockLine(
  { commandId, workId, sku, condition, quantity: text, reasonCode }: Set,
  context: StockContext,
): Answer {
  const { day, store } = context;
  const work = await workToGather(workId, context);
  if (!work.ok) return work;
  const known = store
    .lines(workId)
    .find((line) => line.sku === sku && line.condition === condition);
  if (!known) return refuse(fail('UNKNOWN_CODE', { code: sku }));
  const quantity = quantityOf(text, known.quantity.scale);
  if (quantity === null) return refuse(fail('BAD_QUANTITY', { quantity: text }));
  const isCounted = work.value.kind === 'count';
  if (quantity.value === 0 && known.announced === null && !isCounted) {
    store.alone(() => store.removeLine(workId, known));
    return ok(workView(work.value, store));
  }
  const expectedMilli = await expectedOf(work.value, sku, context);
  const line = {
    ...{ ...known, commandId, quantity, expectedMilli },
    ...{ countedAt: day.till.now(), isMoved: false },
    ...(reasonCode !== undefined && { reasonCode }),
  };
  return keep(work.value, line, context);
}

export async function setStockWork(
  { workId, reasonCode, direction }: Changed,
  context: StockContext,
): Answer {
  const { store } = context;
  const work = await workToGather(workId, context);
  if (!work.ok) return work;
  const next: StockWork = {
    ...work.value,
    ...(reasonCode !== undefined && { reasonCode }),
    ...(direction !== undefined && { direction }),
  };
  store.alone(() => store.put(next));
  return ok(workView(next, store));
}

export async function dropStockWork(
  { seat, workId }: { seat: string; workId: string },
  context: StockContext,
): Promise<Result<Record<string, never>, Failure>> {
  const { day, store } = context;
  const work = store.find(workId);
  const inventory = work?.kind === 'count' ? await findInventory(work.documentId, context) : null;
  if (work && inventory?.isShared) {
    const { currency } = day.till.identity;
    const body = zoneSaid('zone-dropped', work, { lines: [], currency });
    tellZones(body, { seat, context, beside: () => store.remove(workId) });
  } else {
    store.alone(() => store.remove(workId));
  }
  return ok({});
}

/** The work while somebody may still gather in it. */
export function openWork(workId: string, { store }: StockContext): Result<StockWork, Failure> {
  const work = store.find(workId);
  return work === null || work.isDone ? refuse(fail('STOCK_WORK_GONE')) : ok(work);
}

/** Of a count, while its inventory is open: another till may have ended it. */
async function workToGather(
  workId: string,
  context: StockContext,
): Promise<Result<StockWork, Failure>> {
  const work = openWork(workId, context);
  if (!work.ok || work.value.kind !== 'count') return work;
  const inventory = await findInventory(work.value.documentId, context);
  return inventory === null ? refuse(fail('INVENTORY_GONE')) : work;
}

function keep(work: StockWork, line: KeptLine, { store }: StockContext): Awaited<Answer> {
  const { value, scale } = line.quantity;
  if (value * 10 ** (3 - scale) > maximumMilli) {
    return refuse(fail('BAD_QUANTITY', { quantity: String(value) }));
  }
  store.alone(() => store.putLine(work.id, line));
  return ok(workView(work, store));
}

function quantityOf(text: string, scale: number): Quantity | null {
  const quantity = parseQuantity(text, scale);
  return quantity.ok && quantity.value.value >= 0 ? quantity.value : null;
}

/** What should be there now, of what is counted. Null of other works. */
async function expectedOf(
  { kind }: StockWork,
  sku: string,
  { theoretical }: StockContext,
): Promise<number | null> {
  if (kind !== 'count') return null;
  return (await theoretical([sku]))?.get(sku) ?? null;
}

/** What somebody calls it who stands before a shelf of sizes and colours. */
export function labelOf({ name, size, colour }: ItemDocument): string {
  return [name, size, colour]
    .filter((text) => text !== '')
    .join(' · ')
    .slice(0, 200);
}

/** A line of so much of an item, at its price here. */
export async function lineOf(
  item: ItemDocument,
  given: Pick<KeptLine, 'commandId' | 'quantity' | 'condition' | 'expectedMilli'>,
  { day: { till } }: StockContext,
): Promise<KeptLine> {
  const { price } = (await atStorePrice(pricedCatalogueOf(till), item)).item;
  return {
    ...given,
    ...{ sku: item.id, gtin: item.gtin, label: labelOf(item), unit: item.unit },
    unitPriceMinor: price.currency === till.identity.currency ? price.minor : null,
    ...{ announced: null, reasonCode: '', countedAt: till.now(), isMoved: false },
  };
}
