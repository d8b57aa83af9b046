import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Database } from '../database/database.ts';

/** Turns a till away from its next request on, with whatever token it holds; a new pairing lets it in. */
export async function revokeTill(
  database: Database,
  { tillId, nowMs }: { tillId: string; nowMs: number },
): Promise<Result<null, Failure>> {
  const rows = await database.query(
    'update tills set revoked_at_ms = coalesce(revoked_at_ms, $2) where id = $1 returning id',
    [tillId, nowMs],
  );
  return rows.length > 0 ? ok(null) : refuse(fail('UNKNOWN_TILL', { tillId }));
}
