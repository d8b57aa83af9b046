import type { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { InventoryView, inventoryCalls } from '../../contract/host/calls/inventory-calls.ts';
import type { StockWorkView } from '../../contract/host/calls/stock-work-calls.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Inventory } from '../../domain/stock-works/inventory.ts';
import type { StockWork } from '../../domain/stock-works/stock-work.ts';
import { actorAt } from '../commands/take-step.ts';
import type { StockContext } from './stock-context.ts';
import { workHead, workView } from './work-view.ts';

type Input<N extends keyof typeof inventoryCalls> = z.output<(typeof inventoryCalls)[N]['input']>;

/** Where nobody knows what should be there, a count would correct nothing. */
export async function openInventory(
  { commandId, seat, scope, label }: Input<'openInventory'>,
  context: StockContext,
): Promise<Result<InventoryView, Failure>> {
  const { day, store, theoretical } = context;
  const known = store.inventories().find(({ id }) => id === commandId);
  if (known) return ok(inventoryView(known, context));
  if ((await theoretical([])) === null) return refuse(fail('STOCK_UNKNOWN'));
  const inventory: Inventory = {
    ...{ id: commandId, scope, label, openedBy: actorAt(day.till, seat) },
    openedAt: day.till.now(),
  };
  store.alone(() => store.putInventory(inventory));
  return ok(inventoryView(inventory, context));
}

/** The zone under this code while it is being counted; two people in one zone count the same list. */
export async function beginZone(
  { commandId, seat, inventoryId, zone, isRecount }: Input<'beginZone'>,
  { day, store }: StockContext,
): Promise<Result<StockWorkView, Failure>> {
  if (!store.inventories().some(({ id }) => id === inventoryId))
    return refuse(fail('INVENTORY_GONE'));
  const known = zonesOf(inventoryId, store).find(
    (work) => work.zone === zone && work.isRecount === isRecount,
  );
  if (known) {
    const open = { ...known, isDone: false };
    store.alone(() => store.put(open));
    return ok(workView(open, store));
  }
  const work: StockWork = {
    ...{ id: commandId, kind: 'count', direction: 'in', documentId: inventoryId },
    ...{ otherPlaceId: '', reasonCode: '', zone, isRecount, isDone: false },
    ...{ startedBy: actorAt(day.till, seat), startedAt: day.till.now() },
  };
  store.alone(() => store.put(work));
  return ok(workView(work, store));
}

export async function endZone(
  { workId, isDone }: Input<'endZone'>,
  { store }: StockContext,
): Promise<Result<StockWorkView, Failure>> {
  const work = store.find(workId);
  if (work?.kind !== 'count') return refuse(fail('STOCK_WORK_GONE'));
  const next = { ...work, isDone };
  store.alone(() => store.put(next));
  return ok(workView(next, store));
}

/** Nothing of it was booked, and nothing is left of it. */
export async function dropInventory(
  { inventoryId }: Input<'dropInventory'>,
  { store }: StockContext,
): Promise<Result<Record<string, never>, Failure>> {
  store.alone(() => forgetInventory(inventoryId, store));
  return ok({});
}

/** In the database transaction of an act. */
export function forgetInventory(inventoryId: string, store: StockContext['store']): void {
  for (const { id } of zonesOf(inventoryId, store)) store.remove(id);
  store.removeInventory(inventoryId);
}

export function zonesOf(inventoryId: string, store: StockContext['store']): StockWork[] {
  return store
    .works()
    .filter(({ kind, documentId }) => kind === 'count' && documentId === inventoryId);
}

export function inventoryView(
  { id, scope, label, openedAt }: Inventory,
  { store }: Pick<StockContext, 'store'>,
): InventoryView {
  const zones = zonesOf(id, store).map((work) => workHead(work, store));
  return { id, scope, label, openedAt, zones };
}
