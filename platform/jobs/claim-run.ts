import type { Queries } from '../database/database.ts';

/**
 * Whether this process is to do a job now that one process does for all, every so often: by the
 * database's clock, which they share. A process that dies over it leaves it to the next turn.
 */
export async function claimRun(sql: Queries, name: string, everyMs: number): Promise<boolean> {
  const claimed = await sql.query(
    `insert into job_runs (name, started_at) values ($1, now())
     on conflict (name) do update set started_at = excluded.started_at
       where job_runs.started_at <= now() - $2::int * interval '1 millisecond'
     returning name`,
    [name, everyMs],
  );
  return claimed.length > 0;
}
