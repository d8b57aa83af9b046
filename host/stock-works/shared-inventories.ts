import type { InventoryZone } from '../../contract/document/task.ts';
import { effectiveBody } from '../../contract/entry/effective-body.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import { effectsOf } from '../../domain/effects/effects-of.ts';
import type { Inventory } from '../../domain/stock-works/inventory.ts';
import type { TillContext } from '../commands/till-context.ts';
import { asWritten, entriesSince } from '../journal/entries-since.ts';
import { storeFeed } from '../store/store-feed.ts';

const mostTasks = 2_000;

/**
 * The inventory that all tills of the store count. Tills that were cut off may each have opened one: they
 * are the same inventory, and the zones of all of them count.
 */
export interface SharedInventory {
  /** As it is shown: the one that was opened first. */
  inventory: Inventory;
  ids: readonly string[];
}

/** Null while none is open. What this till said of it since is seen at once (law 8). */
export async function sharedInventory(till: TillContext): Promise<SharedInventory | null> {
  const { documents, journal, acknowledgedThrough } = till;
  // The cut-off first: what a page brings in between is folded over itself, which changes nothing.
  const feed = await documents.feedState(storeFeed);
  const tasks = await documents.all('tasks', mostTasks);
  const open = new Map<string, string>(
    tasks.flatMap((task) => (task.kind === 'inventory' ? [[task.details.id, task.at]] : [])),
  );
  const own = [...entriesSince({ journal, acknowledgedThrough }, feed, 'stock-moved')].toSorted(
    asWritten(journal),
  );
  for (const { bytes } of own) {
    const { envelope, ...read } = readEntry(bytes);
    const entry = effectiveBody(read);
    const placeId = envelope.store.id;
    const { count } = effectsOf({ journalKind: 'live', placeId, entry });
    if (count?.what === 'opened') open.set(count.inventoryId, envelope.recordedAt.utc);
    const isOver = count?.what === 'dropped' || (count?.what === 'counted' && count.isLast);
    if (isOver) open.delete(count.inventoryId);
  }
  const [first] = [...open].toSorted(
    ([a, openedA], [b, openedB]) => Date.parse(openedA) - Date.parse(openedB) || (a < b ? -1 : 1),
  );
  if (first === undefined) return null;
  const [id, openedAt] = first;
  const inventory: Inventory = { id, scope: 'full', label: '', openedBy: '', openedAt };
  return { inventory, ids: [...open.keys()] };
}

/** Zones of these inventories that other tills count, by their works. */
export async function zonesElsewhere(
  ids: readonly string[],
  { documents }: Pick<TillContext, 'documents'>,
  isOwn: (workId: string) => boolean,
): Promise<InventoryZone[]> {
  const tasks = await documents.all('tasks', mostTasks);
  return tasks
    .flatMap((task) => (task.kind === 'inventory-zone' ? [task.details] : []))
    .filter(({ id, inventoryId }) => ids.includes(inventoryId) && !isOwn(id))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
