import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';

/** Days that a settled task stays in the lists of its stores' tills. */
export const settledDays = 90;
/** Tasks of one database transaction. */
const batchSize = 500;

/**
 * Takes off the tills what was settled long ago: a till reads all tasks that it has. The platform keeps the task with
 * how it was settled, and the entry that settled it stays in its journal; found to be more later, it is told again. A job.
 */
export async function dropSettledTasks(database: Database, nowMs: number): Promise<number> {
  const before = new Date(nowMs - settledDays * 24 * 3_600_000).toISOString();
  let dropped = 0;
  for (;;) {
    const done = await inFeedTransaction(database, async (sql) => {
      const due = await sql.query(
        `select distinct task_id as id from task_settlements by
         where settlement ->> 'at' < $1 and exists (${shownSettled('by.task_id')})
         order by id limit $2`,
        [before, batchSize],
      );
      const ids = due.map((row) => taskRow.parse(row).id);
      for (const id of ids)
        await sql.query('select pg_advisory_xact_lock(hashtext($1))', [`task ${id}`]);
      // It may have grown and be open again: read once more, now that nobody else writes it.
      const rows = await sql.query(
        `select task.id, document.scope from jsonb_array_elements_text($2::jsonb) task (id)
         cross join lateral (${shownSettled('task.id')}) document`,
        [before, JSON.stringify(ids)],
      );
      const written = sql.write(
        rows.map((row) => {
          const { id, scope } = documentRow.parse(row);
          return { scope, change: { collection: 'tasks' as const, erased: id } };
        }),
      );
      if (!written.ok) throw new Error(`no erasure: ${JSON.stringify(written.error)}`);
      return ids.length;
    });
    dropped += done;
    if (done < batchSize) return dropped;
  }
}

/** The documents of a task that say it was settled before `$1`, found by their key. */
function shownSettled(id: string): string {
  return `
    select document.scope from tasks found
    cross join lateral jsonb_array_elements_text(found.stores) store
    join documents document on document.scope = 'store:' || store
      and document.collection = 'tasks' and document.id = found.id
    where found.id = ${id}
      and document.content -> 'details' -> 'settlement' ->> 'at' < $1`;
}

const taskRow = z.object({ id: z.string() });
const documentRow = z.object({ id: z.string(), scope: z.templateLiteral(['store:', z.string()]) });
