import { z } from 'zod';
import {
  amountAtStake,
  isSettledTask,
  type SettledTask,
  type TaskSettlement,
  taskDocument,
} from '../../contract/document/task.ts';
import type { TaskSettled } from '../../domain/tasks/task-settled.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/** What was found, and the stores that are to see to it. */
export interface FoundTask {
  document: SettledTask;
  stores: readonly string[];
}

/** An entry that settles a task. */
export interface SettledBy {
  place: EntryPlace;
  storeId: string;
  operatorId: string;
  recordedAt: string;
  settled: TaskSettled;
}

/**
 * Keeps what was found and what was settled, and tells the stores of each task how it stands. A task is
 * settled by an entry that knew of all that is at stake: found to be more since, or at the same moment,
 * it is open again. In whatever order the two arrive the outcome is the same.
 */
export async function writeTasks(
  sql: FeedTransaction,
  { found, settled }: { found: readonly FoundTask[]; settled: readonly SettledBy[] },
): Promise<void> {
  const ids = new Set([
    ...found.map(({ document }) => document.id),
    ...settled.map(({ settled: { task } }) => task),
  ]);
  // By their ids, as everybody takes these locks.
  for (const id of [...ids].toSorted()) {
    await sql.query('select pg_advisory_xact_lock(hashtext($1))', [`task ${id}`]);
    for (const task of found) if (task.document.id === id) await keep(sql, task);
    for (const by of settled) if (by.settled.task === id) await keepSettlement(sql, by);
    await tell(sql, id);
  }
}

async function keep(sql: DatabaseTransaction, { document, stores }: FoundTask): Promise<void> {
  await sql.query(
    `insert into tasks (id, content, amount_minor, stores) values ($1, $2::jsonb, $3, $4::jsonb)
     on conflict (id) do update set content = excluded.content, amount_minor = excluded.amount_minor,
       stores = (select jsonb_agg(distinct store) from jsonb_array_elements(
         tasks.stores || excluded.stores) store)`,
    [
      ...[document.id, JSON.stringify(document), amountAtStake(document)],
      JSON.stringify([...new Set(stores)]),
    ],
  );
}

async function keepSettlement(
  sql: DatabaseTransaction,
  { place, storeId, operatorId, recordedAt, settled }: SettledBy,
): Promise<void> {
  const { task, amountMinor, reasonCode } = settled;
  const settlement: TaskSettlement = {
    ...{ at: recordedAt, storeId, operatorId, reasonCode, of: place },
  };
  await sql.query(
    `insert into task_settlements (journal_id, sequence, task_id, amount_minor, settlement)
     values ($1, $2, $3, $4, $5::jsonb)`,
    [place.journalId, place.sequence, task, amountMinor, JSON.stringify(settlement)],
  );
}

/** A task that nobody has found yet is told when it is. */
async function tell(sql: FeedTransaction, id: string): Promise<void> {
  const [row] = await sql.query(
    `select content, stores, (
       select settlement from task_settlements by
       where by.task_id = tasks.id and by.amount_minor >= tasks.amount_minor
       order by by.settlement ->> 'at', by.journal_id, by.sequence limit 1) as settlement
     from tasks where id = $1`,
    [id],
  );
  if (!row) return;
  const { content, stores, settlement } = taskRow.parse(row);
  if (!isSettledTask(content)) return;
  const document = taskDocument.parse(
    settlement === null ? content : { ...content, details: { ...content.details, settlement } },
  );
  const written = sql.write(
    stores.map((store) => ({
      scope: `store:${store}` as const,
      change: { collection: 'tasks' as const, document },
    })),
  );
  if (!written.ok) throw new Error(`a task is no document: ${JSON.stringify(written.error)}`);
}

const taskRow = z.object({
  content: taskDocument,
  stores: z.array(z.string()),
  settlement: z.unknown(),
});
