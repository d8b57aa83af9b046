import { z } from 'zod';
import type { PublicJwk } from '../../contract/entry/journal-bodies.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { EnrolAnswer } from '../../contract/platform/enrol.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Database } from '../database/database.ts';
import { thumbprint } from '../journals/check-arrival.ts';
import { pairingCodeHash } from './pairing-code.ts';

/**
 * Takes a till in: from now on whoever holds this key is this till. A code is good for one key; the
 * same key may ask again, for the answer may have been lost.
 */
export async function enrol(
  database: Database,
  { code, publicKey, nowMs }: { code: string; publicKey: PublicJwk; nowMs: number },
): Promise<Result<EnrolAnswer, Failure>> {
  const keyThumbprint = thumbprint(publicKey);
  return await database.transaction(async (sql) => {
    const [used] = await sql.query(
      `update pairing_codes set used_by = $2
       where code_hash = $1 and expires_at_ms > $3 and (used_by is null or used_by = $2)
       returning till_id`,
      [pairingCodeHash(code), keyThumbprint, nowMs],
    );
    if (!used) return refuse(fail('PAIRING_CODE_WRONG'));
    const [row] = await sql.query(
      `update tills till set public_key = $2::jsonb, key_thumbprint = $3, enrolled_at_ms = $4,
         revoked_at_ms = null
       from places store where till.id = $1 and store.id = till.store_id
       returning till.id, till.number, store.id as store_id, store.name, store.company_id`,
      [String(used.till_id), JSON.stringify(publicKey), keyThumbprint, nowMs],
    );
    const { id, number, store_id, name, company_id } = enrolledRow.parse(row);
    return ok({
      tillId: id,
      storeId: store_id,
      companyId: company_id,
      storeName: name,
      tillNumber: number,
    });
  });
}

const enrolledRow = z.object({
  id: z.string(),
  number: z.string(),
  store_id: z.string(),
  name: z.string(),
  company_id: z.string(),
});
