import { z } from 'zod';
import type { DatabaseTransaction } from '../database/database.ts';
import { retryTransient } from '../database/retry-transient.ts';
import { type FeedTransaction, inFeedTransaction } from '../documents/feed-transaction.ts';
import { applyEntries, type StoredEntry } from './apply-entries.ts';
import type { PushContext } from './take-push.ts';

/** Entries looked at in one database transaction. */
const batchSize = 500;

/**
 * Applies what older releases could not read: called when a platform starts, that is after each
 * upgrade. What this one can't read either stays. Returns how many were taken off the list.
 */
export async function applyUnread(context: PushContext): Promise<number> {
  let after = { journalId: '', sequence: 0 };
  let appliedCount = 0;
  for (;;) {
    const batch = await retryTransient(
      () => inFeedTransaction(context.database, (sql) => applyBatch(sql, after, context)),
      context,
    );
    appliedCount += batch.appliedCount;
    if (!batch.last) return appliedCount;
    after = batch.last;
  }
}

async function applyBatch(
  sql: FeedTransaction,
  after: StoredEntry['place'],
  { readEffects, nowMs }: PushContext,
): Promise<{ appliedCount: number; last: StoredEntry['place'] | null }> {
  // Another process that starts at the same moment takes the next ones.
  const rows = await sql.query(
    `delete from unread_entries where (journal_id, sequence) in (
       select journal_id, sequence from unread_entries
       where (journal_id, sequence) > ($1, $2) order by journal_id, sequence limit $3
       for update skip locked)
     returning journal_id, sequence`,
    [after.journalId, after.sequence, batchSize],
  );
  if (rows.length === 0) return { appliedCount: 0, last: null };
  const entries = await storedEntries(sql, JSON.stringify(rows));
  const { unreadCount } = await applyEntries(sql, entries, { readEffects, nowMs: nowMs() });
  return { appliedCount: entries.length - unreadCount, last: entries.at(-1)?.place ?? null };
}

/** In the order of each journal. */
async function storedEntries(sql: DatabaseTransaction, places: string): Promise<StoredEntry[]> {
  const rows = await sql.query(
    `select entry.journal_id, entry.sequence, entry.type, entry.type_version, entry.text, till.store_id
     from jsonb_to_recordset($1::jsonb) as place (journal_id text, sequence bigint)
     join entries entry on entry.journal_id = place.journal_id and entry.sequence = place.sequence
     join journals journal on journal.id = entry.journal_id
     join tills till on till.id = journal.till_id
     order by entry.journal_id, entry.sequence`,
    [places],
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
