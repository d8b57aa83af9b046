import { z } from 'zod';
import { inventoryId, inventoryZone, inventoryZoneId } from '../../contract/document/task.ts';
import { afterZone, type CountEffect } from '../../domain/stock-works/shared-inventory.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/** An entry about an inventory, and the till that wrote it. */
export interface ToldCount {
  effect: CountEffect;
  tillNumber: string;
}

/**
 * Tells the tills of a store of its inventory and of each other's zones. What comes for one that is over
 * changes nothing: it was counted too late.
 */
export async function writeInventories(
  sql: FeedTransaction,
  told: readonly ToldCount[],
  nowMs: number,
): Promise<void> {
  // By their inventories, as everybody takes these locks; what one till says stays in its order.
  const inOrder = told.toSorted(
    (a, b) =>
      Number(a.effect.inventoryId > b.effect.inventoryId) -
      Number(a.effect.inventoryId < b.effect.inventoryId),
  );
  for (const { effect, tillNumber } of inOrder) {
    const { inventoryId: id, placeId } = effect;
    await lockInventory(sql, id);
    const [row] = await sql.query('select store_id, is_open from stock_inventories where id = $1', [
      id,
    ]);
    const known = row ? inventoryRow.parse(row) : null;
    const isOthers = known !== null && known.store_id !== placeId;
    if (isOthers || known?.is_open === false) continue;
    if ('zoneId' in effect) await writeZone(sql, effect, { tillNumber, nowMs });
    else if (effect.what === 'opened') await open(sql, effect, nowMs);
    else if (effect.what === 'counted') await counted(sql, effect);
    else await close(sql, effect);
  }
}

/** Two tills may push at once: the second waits here, and reads what the first wrote. */
export async function lockInventory(sql: FeedTransaction, id: string): Promise<void> {
  await sql.query('select pg_advisory_xact_lock(hashtext($1))', [`inventory ${id}`]);
}

async function open(sql: FeedTransaction, effect: CountEffect, nowMs: number): Promise<void> {
  const { inventoryId: id, placeId } = effect;
  await sql.query(
    `insert into stock_inventories (id, store_id, is_open) values ($1, $2, true)
     on conflict (id) do nothing`,
    [id, placeId],
  );
  const at = new Date(nowMs).toISOString();
  const document = { id: inventoryId(id), kind: 'inventory' as const, at, details: { id } };
  write(sql, placeId, [{ collection: 'tasks', document }]);
}

/** The first entry of who validated it takes it for all of that work (`setLateCountsAside`), the last one ends it. */
async function counted(
  sql: FeedTransaction,
  effect: Extract<CountEffect, { what: 'counted' }>,
): Promise<void> {
  const { inventoryId: id, workId, isLast } = effect;
  await sql.query('update stock_inventories set closed_by = $2 where id = $1', [id, workId]);
  if (isLast) await close(sql, effect);
}

/** A rolling count was never opened here: it is its till's alone. */
async function close(sql: FeedTransaction, effect: CountEffect): Promise<void> {
  const { inventoryId: id, placeId } = effect;
  const closed = await sql.query(
    'update stock_inventories set is_open = false where id = $1 returning id',
    [id],
  );
  if (closed.length === 0) return;
  const zones = await sql.query(
    'delete from inventory_zones where inventory_id = $1 returning id',
    [id],
  );
  const ids = zones.map((zone) => inventoryZoneId(idRow.parse(zone).id));
  write(
    sql,
    placeId,
    [inventoryId(id), ...ids].map((erased) => ({ collection: 'tasks', erased })),
  );
}

async function writeZone(
  sql: FeedTransaction,
  effect: Extract<CountEffect, { zoneId: string }>,
  { tillNumber, nowMs }: { tillNumber: string; nowMs: number },
): Promise<void> {
  const { zoneId, inventoryId: ofInventory, placeId } = effect;
  const id = inventoryZoneId(zoneId);
  const [row] = await sql.query('select zone from inventory_zones where id = $1', [zoneId]);
  const after = afterZone(row ? zoneRow.parse(row).zone : null, effect);
  if (after === null) {
    await sql.query('delete from inventory_zones where id = $1', [zoneId]);
    write(sql, placeId, [{ collection: 'tasks', erased: id }]);
    return;
  }
  const details = inventoryZone.parse({ ...after, tillNumber });
  await sql.query(
    `insert into inventory_zones (id, inventory_id, zone) values ($1, $2, $3::jsonb)
     on conflict (id) do update set zone = excluded.zone`,
    [zoneId, ofInventory, JSON.stringify(details)],
  );
  const at = new Date(nowMs).toISOString();
  write(sql, placeId, [
    { collection: 'tasks', document: { id, kind: 'inventory-zone' as const, at, details } },
  ]);
}

type Change = Parameters<FeedTransaction['write']>[0][number]['change'];

function write(sql: FeedTransaction, placeId: string, changes: readonly Change[]): void {
  const scope = `store:${placeId}` as const;
  const written = sql.write(changes.map((change) => ({ scope, change })));
  if (!written.ok) throw new Error(`an inventory is no document: ${JSON.stringify(written.error)}`);
}

const inventoryRow = z.object({ store_id: z.string(), is_open: z.boolean() });
const zoneRow = z.object({ zone: inventoryZone });
const idRow = z.object({ id: z.string() });
