import { z } from 'zod';
import type { CountSetAside } from '../../contract/document/task.ts';
import type { Effects } from '../../domain/effects/effects-of.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import type { CountEffect } from '../../domain/stock-works/shared-inventory.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';
import type { FoundTask } from '../tasks/write-tasks.ts';
import { lockInventory } from './write-inventories.ts';

interface CountingEntry {
  place: EntryPlace;
  effects: Effects;
  tillNumber: string;
  orderHead: { takenAt: string };
}

/**
 * An inventory corrects the stock once. What another till validates of one that is over, without having
 * heard of it, moves no stock: it is a task that names its corrections, for somebody to look at. Locks the
 * inventories of all these entries, before anything of the stock is locked.
 */
export async function setLateCountsAside<Entry extends CountingEntry>(
  sql: FeedTransaction,
  entries: readonly Entry[],
  nowMs: number,
): Promise<(Entry & { setAside: FoundTask | null })[]> {
  const ids = new Set(entries.flatMap(({ effects: { count } }) => count?.inventoryId ?? []));
  const known = new Map<string, z.infer<typeof inventoryRow>>();
  // By their ids, as everybody takes these locks.
  for (const id of [...ids].toSorted()) {
    await lockInventory(sql, id);
    const [row] = await sql.query(
      'select store_id, is_open, closed_by from stock_inventories where id = $1',
      [id],
    );
    if (row) known.set(id, inventoryRow.parse(row));
  }
  return entries.map((entry) => {
    const { count } = entry.effects;
    const inventory = count ? known.get(count.inventoryId) : undefined;
    // What this set itself says before it counts too.
    if (count?.what === 'opened' && !inventory)
      known.set(count.inventoryId, { store_id: count.placeId, is_open: true, closed_by: '' });
    if (!inventory || inventory.store_id !== count?.placeId) return { ...entry, setAside: null };
    if (count.what === 'dropped') known.set(count.inventoryId, { ...inventory, is_open: false });
    if (count.what !== 'counted') return { ...entry, setAside: null };
    const isTaken = inventory.closed_by !== '' || !inventory.is_open;
    if (!isTaken || inventory.closed_by === count.workId) {
      known.set(count.inventoryId, { ...inventory, closed_by: count.workId });
      return { ...entry, setAside: null };
    }
    const effects = { ...entry.effects, stock: [], count: null };
    return { ...entry, effects, setAside: taskOf(entry, count, nowMs) };
  });
}

/** What corrects nothing is nobody's task. */
function taskOf(
  { place, tillNumber, orderHead }: CountingEntry,
  count: Extract<CountEffect, { what: 'counted' }>,
  nowMs: number,
): FoundTask | null {
  const { placeId, inventoryId, currency, corrections } = count;
  if (corrections.length === 0) return null;
  const document: CountSetAside = {
    id: `count-set-aside/${place.journalId}/${place.sequence}`,
    ...{ kind: 'count-set-aside', at: new Date(nowMs).toISOString() },
    details: {
      ...{ of: place, inventoryId, storeId: placeId, tillNumber, currency },
      recordedAt: orderHead.takenAt,
      amountMinor: sumMinor(corrections.map(({ valueMinor }) => Math.abs(valueMinor ?? 0))),
      lines: corrections.map(({ sku, name, changeMilli }) => ({ sku, name, changeMilli })),
    },
  };
  return { document, stores: [placeId] };
}

const inventoryRow = z.object({
  store_id: z.string(),
  is_open: z.boolean(),
  closed_by: z.string(),
});
