import type { DatabaseTransaction } from '../database/database.ts';

/** Notes that stores had to do with customers whom their tills had asked for; of others nothing is kept. Throws DatabaseError. */
export async function noteVisits(
  sql: DatabaseTransaction,
  acts: readonly { storeId: string; customerId: string }[],
  nowMs: number,
): Promise<void> {
  const named = acts.filter(({ customerId }) => customerId !== '');
  if (named.length === 0) return;
  await sql.query(
    `update customer_visits visit set last_at_ms = greatest(visit.last_at_ms, $2)
     from (select distinct "storeId", "customerId" from jsonb_to_recordset($1::jsonb) as act (
             "storeId" text, "customerId" text)) act
     where visit.store_id = act."storeId" and visit.customer_id = act."customerId"`,
    [JSON.stringify(named.map(({ storeId, customerId }) => ({ storeId, customerId }))), nowMs],
  );
}
