import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Queries } from '../database/database.ts';

/** A system of the retailer that asks the platform: a web shop, an order management system. */
export interface ApiClient {
  id: string;
  /** The store in whose name it sells: its company, its price lists. */
  storeId: string;
  /** Reads and hears of all orders, as an order management system does; else of its own. */
  isNetworkWide: boolean;
}

/** A new client with its key, told once; kept as its hash, since it is 256 random bits. */
export async function addClient(
  sql: Queries,
  { name, storeId, isNetworkWide }: { name: string; storeId: string; isNetworkWide: boolean },
  { random, nowMs }: { random(bytes: number): Uint8Array; nowMs: number },
): Promise<Result<{ id: string; key: string }, Failure>> {
  const id = `client-${Buffer.from(random(9)).toString('hex')}`;
  const key = `cpt_${Buffer.from(random(32)).toString('base64url')}`;
  const added = await sql.query(
    `insert into api_clients (id, name, store_id, key_hash, created_at_ms, is_network_wide)
     select $1, $2, place.id, $4, $5, $6 from places place where place.id = $3 and place.kind = 'store'
     returning id`,
    [id, name, storeId, hashOf(key), Math.round(nowMs), isNetworkWide],
  );
  return added.length > 0 ? ok({ id, key }) : refuse(fail('UNKNOWN_STORE', { storeId }));
}

export async function revokeClient(
  sql: Queries,
  id: string,
  nowMs: number,
): Promise<Result<null, Failure>> {
  const revoked = await sql.query(
    `update api_clients set revoked_at_ms = $2 where id = $1 and revoked_at_ms is null returning id`,
    [id, Math.round(nowMs)],
  );
  return revoked.length > 0 ? ok(null) : refuse(fail('CLIENT_UNKNOWN'));
}

/** Whose key this is; looked up each time, so a revoked one is out at once. */
export async function clientOfKey(sql: Queries, key: string): Promise<Result<ApiClient, Failure>> {
  const [row] = await sql.query(
    'select id, store_id, is_network_wide from api_clients where key_hash = $1 and revoked_at_ms is null',
    [hashOf(key)],
  );
  if (!row) return refuse(fail('CLIENT_UNKNOWN'));
  const { id, store_id: storeId, is_network_wide: isNetworkWide } = clientRow.parse(row);
  return ok({ id, storeId, isNetworkWide });
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

const clientRow = z.object({
  id: z.string(),
  store_id: z.string(),
  is_network_wide: z.boolean(),
});
