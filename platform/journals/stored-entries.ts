import { z } from 'zod';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import type { StoredEntry } from './apply-entries.ts';

/** Entries as they were stored, to be applied; in the order of each journal. */
export async function storedEntries(
  sql: DatabaseTransaction,
  places: readonly EntryPlace[],
): Promise<StoredEntry[]> {
  const rows = await sql.query(
    `select entry.journal_id, entry.sequence, entry.type, entry.type_version, entry.text, till.store_id
     from jsonb_to_recordset($1::jsonb) as place ("journalId" text, sequence bigint)
     join entries entry on entry.journal_id = place."journalId" and entry.sequence = place.sequence
     join journals journal on journal.id = entry.journal_id
     join tills till on till.id = journal.till_id
     order by entry.journal_id, entry.sequence`,
    [JSON.stringify(places)],
  );
  return rows.map((row) => {
    const { journal_id, sequence, type, type_version, text, store_id } = storedRow.parse(row);
    return {
      place: { journalId: journal_id, sequence },
      type,
      typeVersion: type_version,
      content: JSON.parse(text),
      storeId: store_id,
    };
  });
}

const storedRow = z.object({
  journal_id: z.string(),
  sequence: z.int(),
  type: z.string(),
  type_version: z.int(),
  text: z.string(),
  store_id: z.string(),
});
