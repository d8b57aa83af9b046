import { z } from 'zod';
import {
  type ErasurePosition,
  type ErasuresAnswer,
  mostErasures,
} from '../../contract/platform/erasures.ts';
import type { Queries } from '../database/database.ts';

/** How exact the time is kept at which a till was last heard of: it asks far more often. */
const heardEveryMs = 3_600_000;

/**
 * Who was erased after a position. One that this database does not know is of a platform that was put back to an older
 * copy: then the list begins anew, for purging twice changes nothing. Throws DatabaseError.
 */
export async function listErasures(
  sql: Queries,
  after: ErasurePosition | null,
): Promise<ErasuresAnswer> {
  if (after === null) return { erased: [], through: await lastErasure(sql), hasMore: false };
  const [known] = await sql.query(
    'select 1 from erased_references where number = $1 and reference = $2',
    [after.number, after.customerId],
  );
  const from = known ? after.number : 0;
  const rows = await sql.query(
    `select number, reference, erased_at_ms from erased_references
     where number > $1 order by number limit $2`,
    [from, mostErasures + 1],
  );
  const erased = rows.slice(0, mostErasures).map((row) => {
    const { number, reference, erased_at_ms } = erasureRow.parse(row);
    return { number, customerId: reference, erasedAt: new Date(erased_at_ms).toISOString() };
  });
  const last = erased.at(-1);
  const unmoved = known ? after : { number: 0, customerId: '' };
  return {
    erased,
    through: last ? { number: last.number, customerId: last.customerId } : unmoved,
    hasMore: rows.length > mostErasures,
  };
}

async function lastErasure(sql: Queries): Promise<ErasurePosition> {
  const [row] = await sql.query(
    'select number, reference, erased_at_ms from erased_references order by number desc limit 1',
  );
  if (!row) return { number: 0, customerId: '' };
  const { number, reference } = erasureRow.parse(row);
  return { number, customerId: reference };
}

/** Notes that a till asks, now and then: who is asked for what all tills hold, must know since when one is silent. */
export async function noteHeard(
  sql: Queries,
  { tillId, nowMs }: { tillId: string; nowMs: number },
): Promise<void> {
  await sql.query(
    `update tills set heard_at_ms = $2
     where id = $1 and (heard_at_ms is null or heard_at_ms < $3)`,
    [tillId, nowMs, nowMs - heardEveryMs],
  );
}

const erasureRow = z.object({
  number: z.int(),
  reference: z.string(),
  erased_at_ms: z.int(),
});
