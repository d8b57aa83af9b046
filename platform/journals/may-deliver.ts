import type { Queries } from '../database/database.ts';

/**
 * Whether a till may read where this journal stands and bring more of it: its own, or one of its store's
 * tills, for a machine may be paired anew as another till of the store and still hold the end of a
 * journal. What it brings is checked against the journal's own key all the same.
 */
export async function mayDeliver(
  sql: Queries,
  till: { id: string; storeId: string },
  journalTillId: string,
): Promise<boolean> {
  if (journalTillId === till.id) return true;
  const rows = await sql.query('select 1 from tills where id = $1 and store_id = $2', [
    ...[journalTillId, till.storeId],
  ]);
  return rows.length > 0;
}
