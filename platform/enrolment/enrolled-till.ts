import { z } from 'zod';
import { type PublicJwk, publicJwk } from '../../contract/entry/journal-bodies.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Queries } from '../database/database.ts';

export interface EnrolledTill {
  id: string;
  storeId: string;
  publicKey: PublicJwk;
  keyThumbprint: string;
}

/** The till as it stands now: asked for at each request, so that a revoked one is out at once. */
export async function enrolledTill(
  sql: Queries,
  tillId: string,
): Promise<Result<EnrolledTill, Failure>> {
  const [row] = await sql.query(
    `select store_id, public_key, key_thumbprint, revoked_at_ms from tills
     where id = $1 and public_key is not null`,
    [tillId],
  );
  if (!row) return refuse(fail('NOT_ENROLLED'));
  const { store_id, public_key, key_thumbprint, revoked_at_ms } = tillRow.parse(row);
  if (revoked_at_ms !== null) return refuse(fail('TILL_REVOKED'));
  return ok({
    id: tillId,
    storeId: store_id,
    publicKey: public_key,
    keyThumbprint: key_thumbprint,
  });
}

const tillRow = z.object({
  store_id: z.string(),
  public_key: publicJwk,
  key_thumbprint: z.string(),
  revoked_at_ms: z.int().nullable(),
});
