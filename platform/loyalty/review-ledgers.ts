import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { type FeedTransaction, inFeedTransaction } from '../documents/feed-transaction.ts';
import { writeTasks } from '../tasks/write-tasks.ts';
import { lockLedgers } from './insert-loyalty-lines.ts';
import { readProgramme } from './read-programme.ts';
import { shopDay } from './shop-day.ts';
import { tellLedgers } from './tell-ledgers.ts';

/** Customers of one database transaction. */
const batchSize = 200;

/**
 * Tells the tills what changes without a sale: points that expired, a tier that ended or began, and
 * everybody once the programme is another one. A job; what it does not get to waits for the next time.
 */
export async function reviewLedgers(
  database: Database,
  { nowMs, stopping }: { nowMs: number; stopping?: AbortSignal },
): Promise<void> {
  let after: string | null = '';
  while (after !== null && !stopping?.aborted) {
    const from: string = after;
    after = await inFeedTransaction(database, (sql) => reviewSome(sql, from, nowMs));
  }
}

/** Those after that one by id; null when there are no more. */
async function reviewSome(
  sql: FeedTransaction,
  after: string,
  nowMs: number,
): Promise<string | null> {
  const stored = await readProgramme(sql);
  if (stored === null) return null;
  const rows = await sql.query(
    `select customer_id from loyalty_ledgers
     where customer_id > $1 and (review_on <= $2 or programme_hash is distinct from $3)
     order by customer_id limit $4`,
    [after, shopDay(nowMs), stored.hash, batchSize],
  );
  const customerIds = rows.map((row) => dueRow.parse(row).customer_id);
  await lockLedgers(sql, customerIds);
  const found = await tellLedgers(sql, customerIds, nowMs);
  await writeTasks(sql, { found, settled: [] });
  return customerIds.at(-1) ?? null;
}

const dueRow = z.object({ customer_id: z.string() });
