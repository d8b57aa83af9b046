import type { z } from 'zod';
import type { InventoryZone } from '../../contract/document/task.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { InventoryView, inventoryCalls } from '../../contract/host/calls/inventory-calls.ts';
import type { StockWorkView } from '../../contract/host/calls/stock-work-calls.ts';
import { assert } from '../../domain/assert.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Inventory } from '../../domain/stock-works/inventory.ts';
import { inventorySaid, zoneSaid } from '../../domain/stock-works/shared-inventory.ts';
import type { StockMoved } from '../../domain/stock-works/stock-moved.ts';
import type { StockWork } from '../../domain/stock-works/stock-work.ts';
import { actorAt } from '../commands/take-step.ts';
import { type SharedInventory, sharedInventory, zonesElsewhere } from './shared-inventories.ts';
import type { StockContext } from './stock-context.ts';
import { workHead, workView } from './work-view.ts';

type Input<N extends keyof typeof inventoryCalls> = z.output<(typeof inventoryCalls)[N]['input']>;

/**
 * Where nobody knows what should be there, a count would correct nothing. A full inventory is all tills':
 * one that another till has opened is gone on with.
 */
export async function openInventory(
  { commandId, seat, scope, label }: Input<'openInventory'>,
  context: StockContext,
): Promise<Result<InventoryView, Failure>> {
  const { day, store, theoretical } = context;
  const known = await findInventory(commandId, context);
  if (known) return ok(await inventoryView(known, context));
  if ((await theoretical([])) === null) return refuse(fail('STOCK_UNKNOWN'));
  if (scope === 'full') {
    const open = await sharedInventory(day.till);
    if (open === null)
      tellZones(inventorySaid('inventory-opened', aboutIt(commandId, context)), { seat, context });
    const shared = open ?? (await sharedInventory(day.till));
    assert(shared !== null, 'What was just opened is open');
    return ok(await inventoryView({ ...shared, isShared: true }, context));
  }
  const inventory: Inventory = {
    ...{ id: commandId, scope, label, openedBy: actorAt(day.till, seat) },
    openedAt: day.till.now(),
  };
  store.alone(() => store.putInventory(inventory));
  return ok(await inventoryView({ inventory, ids: [commandId], isShared: false }, context));
}

/** The zone under this code while it is being counted; two people in one zone count the same list. */
export async function beginZone(
  { commandId, seat, inventoryId, zone, isRecount }: Input<'beginZone'>,
  context: StockContext,
): Promise<Result<StockWorkView, Failure>> {
  const { day, store } = context;
  const inventory = await findInventory(inventoryId, context);
  if (inventory === null) return refuse(fail('INVENTORY_GONE'));
  const known = zonesOf(inventory.ids, store).find(
    (work) => work.zone === zone && work.isRecount === isRecount,
  );
  if (known && !known.isDone) return ok(workView(known, store));
  const elsewhere = known ? [] : await zonesOfOthers(inventory, context);
  const taken = elsewhere.find((other) => other.zone === zone && other.isRecount === isRecount);
  if (taken) return refuse(fail('ZONE_ELSEWHERE', { zone, till: taken.tillNumber }));
  const work: StockWork = known
    ? { ...known, isDone: false }
    : {
        ...{ id: commandId, kind: 'count', direction: 'in', documentId: inventory.inventory.id },
        ...{ otherPlaceId: '', reasonCode: '', zone, isRecount, isDone: false },
        ...{ startedBy: actorAt(day.till, seat), startedAt: day.till.now() },
      };
  keepZone('zone-begun', work, { seat, context, isShared: inventory.isShared });
  return ok(workView(work, store));
}

export async function endZone(
  { seat, workId, isDone }: Input<'endZone'>,
  context: StockContext,
): Promise<Result<StockWorkView, Failure>> {
  const { store } = context;
  const work = store.find(workId);
  if (work?.kind !== 'count') return refuse(fail('STOCK_WORK_GONE'));
  const next = { ...work, isDone };
  const inventory = await findInventory(work.documentId, context);
  if (inventory === null) return refuse(fail('INVENTORY_GONE'));
  const isShared = inventory.isShared && work.isDone !== isDone;
  keepZone(isDone ? 'zone-counted' : 'zone-begun', next, { seat, context, isShared });
  return ok(workView(next, store));
}

/** Nothing of it was booked, and nothing is left of it. */
export async function dropInventory(
  { seat, inventoryId }: Input<'dropInventory'>,
  context: StockContext,
): Promise<Result<Record<string, never>, Failure>> {
  const { store } = context;
  const inventory = await findInventory(inventoryId, context);
  const ids = inventory?.ids ?? [inventoryId];
  if (inventory?.isShared) {
    for (const id of ids)
      tellZones(inventorySaid('inventory-dropped', aboutIt(id, context)), { seat, context });
  }
  store.alone(() => forgetInventory(ids, store));
  return ok({});
}

/** An inventory as this till counts it: its own, or that of all tills. */
export interface FoundInventory extends SharedInventory {
  isShared: boolean;
}

export async function findInventory(
  id: string,
  { day: { till }, store }: StockContext,
): Promise<FoundInventory | null> {
  const own = store.inventories().find((each) => each.id === id);
  if (own) return { inventory: own, ids: [id], isShared: false };
  const shared = await sharedInventory(till);
  return shared?.ids.includes(id) ? { ...shared, isShared: true } : null;
}

/** In the database transaction of an act. */
export function forgetInventory(ids: readonly string[], store: StockContext['store']): void {
  for (const { id } of zonesOf(ids, store)) store.remove(id);
  for (const id of ids) store.removeInventory(id);
}

/** Those that this till counts. */
export function zonesOf(ids: readonly string[], store: StockContext['store']): StockWork[] {
  return store
    .works()
    .filter(({ kind, documentId }) => kind === 'count' && ids.includes(documentId));
}

export async function zonesOfOthers(
  { ids, isShared }: FoundInventory,
  { day: { till }, store }: StockContext,
): Promise<InventoryZone[]> {
  return isShared ? await zonesElsewhere(ids, till, (id) => store.find(id) !== null) : [];
}

export async function inventoryView(
  found: FoundInventory,
  context: StockContext,
): Promise<InventoryView> {
  const { store } = context;
  const { id, scope, label, openedAt } = found.inventory;
  const own = zonesOf(found.ids, store).map((work) => ({
    ...workHead(work, store),
    tillNumber: '',
  }));
  const others = (await zonesOfOthers(found, context)).map((zone) => ({
    ...{ id: zone.id, kind: 'count' as const, documentId: zone.inventoryId, otherPlaceId: '' },
    ...{ direction: 'in' as const, reasonCode: '', zone: zone.zone, isRecount: zone.isRecount },
    ...{ isDone: zone.isDone, startedBy: '', startedAt: '', itemCount: zone.lines.length },
    ...{ valueMinor: 0, tillNumber: zone.tillNumber },
  }));
  return { id, scope, label, openedAt, isShared: found.isShared, zones: [...own, ...others] };
}

/** Keeps a zone, and tells the other tills of it where they count the same inventory. */
function keepZone(
  kind: 'zone-begun' | 'zone-counted',
  work: StockWork,
  { seat, context, isShared }: { seat: string; context: StockContext; isShared: boolean },
): void {
  const { day, store } = context;
  if (!isShared) {
    store.alone(() => store.put(work));
    return;
  }
  const lines = kind === 'zone-counted' ? store.lines(work.id) : [];
  const { currency } = day.till.identity;
  tellZones(zoneSaid(kind, work, { lines, currency }), {
    ...{ seat, context },
    beside: () => store.put(work),
  });
}

/** It moves nothing: the store's other tills hear of it with the journal. */
export function tellZones(
  body: StockMoved,
  { seat, context, beside }: { seat: string; context: StockContext; beside?: () => void },
): void {
  const { day } = context;
  const { till } = day;
  day.keeper.closeOverdue();
  till.writer.append({
    drafts: [{ type: 'stock-moved', body, operatorId: actorAt(till, seat), personal: null }],
    ...{ steps: [], endedBaskets: [] },
    ...(beside && { beside }),
  });
  day.changed();
}

export function aboutIt(
  documentId: string,
  { day: { till } }: StockContext,
): { workId: string; documentId: string; currency: string } {
  return { workId: till.newId(), documentId, currency: till.identity.currency };
}
