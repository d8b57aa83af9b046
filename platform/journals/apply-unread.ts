import { z } from 'zod';
import { retryTransient } from '../database/retry-transient.ts';
import { type FeedTransaction, inFeedTransaction } from '../documents/feed-transaction.ts';
import { refold } from '../report/refold.ts';
import { applyEntries, type StoredEntry } from './apply-entries.ts';
import { storedEntries } from './stored-entries.ts';
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
     returning journal_id as "journalId", sequence`,
    [after.journalId, after.sequence, batchSize],
  );
  if (rows.length === 0) return { appliedCount: 0, last: null };
  const places = rows.map((row) => placeRow.parse(row));
  const entries = await storedEntries(sql, places);
  const { unreadCount } = await applyEntries(sql, entries, {
    readEffects,
    nowMs: nowMs(),
    whenRefused: 'halve',
  });
  if (unreadCount < entries.length) await refold(sql, places);
  return { appliedCount: entries.length - unreadCount, last: entries.at(-1)?.place ?? null };
}

const placeRow = z.object({ journalId: z.string(), sequence: z.int() });
