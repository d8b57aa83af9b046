import type { Queries } from '../database/database.ts';

/** Key space of the locks on customers; the order of feeds, journals and erasures have others. */
const customerLocks = 7;

/**
 * Takes these customers until the end of the database transaction. Everybody who writes a customer’s document
 * from what it is now (what they said, their points, their account, a file, another store) takes them before
 * reading: whole documents are stored, so the second would undo what the first wrote. Throws DatabaseError.
 */
export async function lockCustomers(sql: Queries, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql.query(
    `select pg_advisory_xact_lock($1::int, key)
     from (select distinct hashtext(id) as key from jsonb_array_elements_text($2::jsonb) id
           order by key) customers`,
    [customerLocks, JSON.stringify(ids)],
  );
}
