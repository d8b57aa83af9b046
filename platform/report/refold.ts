import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';

/**
 * Entries were applied after others that came later: what was added up of their journals without them
 * counts no more, and is added up again when somebody asks.
 */
export async function refold(
  sql: DatabaseTransaction,
  places: readonly EntryPlace[],
): Promise<void> {
  const journals = [...new Set(places.map(({ journalId }) => journalId))].sort();
  if (journals.length === 0) return;
  await sql.query(
    `insert into journal_refolds (journal_id, times)
     select id, 1 from jsonb_array_elements_text($1::jsonb) as id order by id
     on conflict (journal_id) do update set times = journal_refolds.times + 1`,
    [JSON.stringify(journals)],
  );
}
