import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Database } from '../database/database.ts';
import { newPairingCode, pairingCodeHash } from './pairing-code.ts';

/** Long enough to walk from the office to the till. */
const validForMs = 10 * 60_000;

export interface Pairing {
  /** Shown once; only its hash is kept. */
  code: string;
  tillId: string;
  expiresAtMs: number;
}

/**
 * Makes a pairing code for a till of a store; the till need not be known yet. A till that is enrolled
 * already is enrolled anew by it, with another key: the old one ends then.
 */
export async function makePairing(
  database: Database,
  { storeId, tillNumber, nowMs }: { storeId: string; tillNumber: string; nowMs: number },
): Promise<Result<Pairing, Failure>> {
  return await database.transaction(async (sql) => {
    const stores = await sql.query(`select id from places where id = $1 and kind = 'store'`, [
      storeId,
    ]);
    if (stores.length === 0) return refuse(fail('UNKNOWN_STORE', { storeId }));
    const [till] = await sql.query(
      `insert into tills (id, store_id, number) values ($1, $2, $3)
       on conflict (store_id, number) do update set number = excluded.number returning id`,
      [`${storeId}-${tillNumber}`, storeId, tillNumber],
    );
    const pairing = {
      code: newPairingCode(),
      tillId: String(till?.id),
      expiresAtMs: nowMs + validForMs,
    };
    await sql.query('delete from pairing_codes where expires_at_ms < $1', [nowMs]);
    await sql.query(
      'insert into pairing_codes (code_hash, till_id, expires_at_ms) values ($1, $2, $3)',
      [pairingCodeHash(pairing.code), pairing.tillId, pairing.expiresAtMs],
    );
    return ok(pairing);
  });
}
