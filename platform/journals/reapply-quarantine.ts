import { z } from 'zod';
import { placeText } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { retryTransient } from '../database/retry-transient.ts';
import { type FeedTransaction, inFeedTransaction } from '../documents/feed-transaction.ts';
import { refold } from '../report/refold.ts';
import { applyEntries } from './apply-entries.ts';
import { storedEntries } from './stored-entries.ts';
import type { PushContext } from './take-push.ts';

/** Entries looked at in one database transaction. */
const batchSize = 500;

export const reapplied = z.strictObject({ appliedCount: z.int(), leftCount: z.int() });
export type Reapplied = z.infer<typeof reapplied>;

/**
 * Tries again what was set aside, after whatever was wrong has been put right: of one journal or of
 * all, and whatever waits for another entry. What still can't be applied stays, with its reason of
 * today and the time since when it has been there. Applies nothing twice: what is applied is not in
 * quarantine. Begins again as long as something came free, for others may have waited for that.
 */
export async function reapplyQuarantine(
  context: PushContext,
  journalId: string | null,
): Promise<Reapplied> {
  let appliedCount = 0;
  for (;;) {
    const inPass = await tryAll(context, journalId);
    appliedCount += inPass;
    if (inPass === 0) break;
  }
  const [left] = await context.database.query(
    'select count(*) as count from quarantine where journal_id = $1 or $1::text is null',
    [journalId],
  );
  return { appliedCount, leftCount: countRow.parse(left).count };
}

/** Once through all of them; how many were applied. */
async function tryAll(context: PushContext, journalId: string | null): Promise<number> {
  let after: Position = { isWaiting: false, sinceMs: 0, journalId: '', sequence: 0 };
  let appliedCount = 0;
  for (;;) {
    const batch = await retryTransient(
      () =>
        inFeedTransaction(context.database, (sql) => tryBatch(sql, { after, journalId }, context)),
      context,
    );
    appliedCount += batch.appliedCount;
    if (!batch.last) return appliedCount;
    after = batch.last;
  }
}

/** Causes before what waits for them, both by how long they have been there. */
interface Position {
  isWaiting: boolean;
  sinceMs: number;
  journalId: string;
  sequence: number;
}

async function tryBatch(
  sql: FeedTransaction,
  { after, journalId }: { after: Position; journalId: string | null },
  { readEffects, nowMs }: PushContext,
): Promise<{ appliedCount: number; last: Position | null }> {
  const aside = await takeOut(sql, after, journalId);
  if (aside.length === 0) return { appliedCount: 0, last: null };
  const stored = await storedEntries(sql, aside);
  const byPlace = new Map(stored.map((entry) => [placeText(entry.place), entry]));
  const entries = aside.flatMap((place) => byPlace.get(placeText(place)) ?? []);
  const { quarantined, unreadCount } = await applyEntries(sql, entries, {
    readEffects,
    nowMs: nowMs(),
    whenRefused: 'halve',
  });
  await keepSince(sql, aside);
  const appliedCount = entries.length - quarantined.length - unreadCount;
  if (appliedCount > 0) await refold(sql, aside);
  return {
    appliedCount,
    last: aside.at(-1) ?? null,
  };
}

/** Another process that does the same at this moment takes the next ones. */
async function takeOut(
  sql: DatabaseTransaction,
  after: Position,
  journalId: string | null,
): Promise<Position[]> {
  const rows = await sql.query(
    `delete from quarantine where (journal_id, sequence) in (
       select journal_id, sequence from quarantine
       where ($6::text is null or journal_id = $6 or reason = 'waits')
         and (reason = 'waits', since_ms, journal_id collate "C", sequence) > ($1::boolean, $2, $3, $4)
       order by reason = 'waits', since_ms, journal_id collate "C", sequence limit $5
       for update skip locked)
     returning reason = 'waits' as "isWaiting", since_ms as "sinceMs", journal_id as "journalId", sequence`,
    [after.isWaiting, after.sinceMs, after.journalId, after.sequence, batchSize, journalId],
  );
  return rows.map((row) => position.parse(row)).sort(inOrder);
}

/** What could not be applied has been there since it was first set aside. */
async function keepSince(sql: DatabaseTransaction, aside: readonly Position[]): Promise<void> {
  await sql.query(
    `update quarantine set since_ms = place."sinceMs"
     from jsonb_to_recordset($1::jsonb) as place ("journalId" text, sequence bigint, "sinceMs" bigint)
     where quarantine.journal_id = place."journalId" and quarantine.sequence = place.sequence`,
    [JSON.stringify(aside)],
  );
}

function inOrder(one: Position, other: Position): number {
  return (
    Number(one.isWaiting) - Number(other.isWaiting) ||
    one.sinceMs - other.sinceMs ||
    compare(one.journalId, other.journalId) ||
    one.sequence - other.sequence
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

const position = z.object({
  isWaiting: z.boolean(),
  sinceMs: z.int(),
  journalId: z.string(),
  sequence: z.int(),
});
const countRow = z.object({ count: z.int() });
