import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { type EraseCustomerAnswer, silenceDays } from '../../contract/platform/erasures.ts';
import { assert } from '../../domain/assert.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Database, Queries } from '../database/database.ts';
import { erasePersonal } from '../journals/erase-personal.ts';

const mostWaiting = 200;
const dayMs = 24 * 3_600_000;

/**
 * Erases somebody because they asked for it, everywhere: here at once, and at each till before it sends or shows
 * anything else. Asked again it erases nothing more and says how far the tills are. Throws DatabaseError.
 */
export async function eraseOnRequest(
  database: Database,
  { customerId, nowMs, askedBy }: { customerId: string; nowMs: number; askedBy: string },
): Promise<EraseCustomerAnswer> {
  const wasKnown = await isKnown(database, customerId);
  const partsErased = await erasePersonal(database, { reference: customerId, nowMs, askedBy });
  const [row] = await database.query(
    'select number, erased_at_ms from erased_references where reference = $1',
    [customerId],
  );
  assert(row !== undefined, 'Whoever was erased stands in the list of the erased');
  const { number, erased_at_ms: erasedAtMs } = erasedRow.parse(row);
  return {
    ...{ customerId, number, partsErased, wasKnown },
    erasedAt: new Date(erasedAtMs).toISOString(),
    tills: await tillsOf(database, number),
    atLatest: new Date(erasedAtMs + silenceDays * dayMs).toISOString(),
  };
}

/**
 * The same for a till, which may ask it of who is known in its store alone: one that was stolen can't empty the
 * retailer's list. Refuses CUSTOMER_GONE.
 */
export async function eraseForStore(
  database: Database,
  {
    till,
    operatorId,
    ...asked
  }: {
    till: { id: string; storeId: string };
    operatorId: string;
    customerId: string;
    nowMs: number;
  },
): Promise<Result<EraseCustomerAnswer, Failure>> {
  const rows = await database.query(
    `select 1 from documents where collection = 'customers' and id = $1 and scope = $2 limit 1`,
    [asked.customerId, `store:${till.storeId}`],
  );
  // Erased before, the document is there without its content.
  if (rows.length === 0) return refuse(fail('CUSTOMER_GONE'));
  return ok(await eraseOnRequest(database, { ...asked, askedBy: `${till.id} ${operatorId}` }));
}

async function isKnown(sql: Queries, customerId: string): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from documents where collection = 'customers' and id = $1 and content is not null limit 1`,
    [customerId],
  );
  return rows.length > 0;
}

/** Which tills have proved it, and which may still hold something. A till that was revoked gives up its customers. */
async function tillsOf(sql: Queries, number: number): Promise<EraseCustomerAnswer['tills']> {
  const [counted] = await sql.query(
    `select count(*)::int as total, count(*) filter (where erased_through >= $1)::int as confirmed
     from tills where public_key is not null and revoked_at_ms is null`,
    [number],
  );
  const waiting = await sql.query(
    `select id, store_id, number, heard_at_ms from tills
     where public_key is not null and revoked_at_ms is null and erased_through < $1
     order by store_id, number limit $2`,
    [number, mostWaiting],
  );
  return {
    ...countRow.parse(counted),
    waiting: waiting.map((row) => {
      const { id, store_id, number: tillNumber, heard_at_ms } = tillRow.parse(row);
      const heardAt = heard_at_ms === null ? null : new Date(heard_at_ms).toISOString();
      return { tillId: id, storeId: store_id, tillNumber, heardAt };
    }),
  };
}

const erasedRow = z.object({ number: z.int(), erased_at_ms: z.int() });
const countRow = z.object({ total: z.int(), confirmed: z.int() });
const tillRow = z.object({
  id: z.string(),
  store_id: z.string(),
  number: z.string(),
  heard_at_ms: z.int().nullable(),
});
