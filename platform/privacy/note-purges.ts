import type { DatabaseTransaction } from '../database/database.ts';

/**
 * Tills proved by a signed entry that up to a number of the list of the erased nothing is left with them. Throws
 * DatabaseError.
 */
export async function notePurges(
  sql: DatabaseTransaction,
  purges: readonly { journalId: string; through: number }[],
): Promise<void> {
  if (purges.length === 0) return;
  await sql.query(
    `update tills set erased_through = greatest(erased_through, purge.through)
     from (select journal_id, max(through) as through
           from jsonb_to_recordset($1::jsonb) as purge (journal_id text, through bigint)
           group by journal_id) purge
     join journals on journals.id = purge.journal_id
     where tills.id = journals.till_id`,
    [JSON.stringify(purges.map(({ journalId, through }) => ({ journal_id: journalId, through })))],
  );
}
