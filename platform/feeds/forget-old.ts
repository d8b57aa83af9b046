import type { Database } from '../database/database.ts';

/** A till that was away for longer begins anew. */
export const keptDays = 30;

/**
 * Forgets erasures and positions that are older than this. Who comes with such a position finds another
 * tag there and starts over, for it may have missed an erasure. The oldest kept position stands for all
 * before it, and the erasures of its own database transaction stay: so a till that reads from the
 * beginning gets its pages through to the end.
 */
export async function forgetOldChanges(database: Database, days = keptDays): Promise<void> {
  await database.query(
    `with oldest as (
       select max(last_seq) as seq from feed_positions where at < now() - $1::int * interval '1 day'),
     forgotten as (
       delete from feed_positions where last_seq < (select seq from oldest) returning last_seq)
     delete from documents
     where content is null and seq <= (select max(last_seq) from forgotten)`,
    [days],
  );
}
