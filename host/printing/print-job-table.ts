import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { storeFailure } from '../journal/store-failure.ts';
import type { TillFile } from '../store/till-file.ts';
import { jobToStore, withoutWords } from './personal-papers.ts';
import { readStoredJob, type StoredJob } from './stored-job.ts';

/** Jobs that are kept; the oldest ended ones go. A paper made again later is a duplicate anyway. */
const keptJobs = 500;

const columns = 'id, journalId, sequence, isEnded, job';

/** Print jobs, durable before a byte goes out: a plain table of the till file, no document. */
export type PrintJobTable = ReturnType<typeof openPrintJobTable>;

export function openPrintJobTable(till: TillFile) {
  const insert = till.sql.prepare(
    'INSERT INTO print_jobs (id, journalId, sequence, isEnded, job) VALUES (?, ?, ?, 0, ?)',
  );
  const update = till.sql.prepare('UPDATE print_jobs SET isEnded = ?, job = ? WHERE id = ?');
  const one = till.sql.prepare(`SELECT ${columns} FROM print_jobs WHERE id = ?`);
  const ofEntry = till.sql.prepare(
    `SELECT ${columns} FROM print_jobs WHERE journalId = ? AND sequence = ? ORDER BY number DESC`,
  );
  const newest = till.sql.prepare(`SELECT ${columns} FROM print_jobs ORDER BY number DESC LIMIT ?`);
  const open = till.sql.prepare(
    `SELECT ${columns} FROM print_jobs WHERE isEnded = 0 ORDER BY number`,
  );
  const prune = till.sql.prepare(`DELETE FROM print_jobs WHERE isEnded = 1
    AND number <= (SELECT max(number) FROM print_jobs) - ?`);

  const jobOf = (stored: unknown): StoredJob => readStoredJob(stored).job;

  function written<T>(work: () => T): T {
    try {
      return till.transaction(work);
    } catch (error) {
      throw storeFailure(error);
    }
  }

  return {
    /** In the transaction of whoever calls. */
    insert(job: StoredJob): void {
      insert.run(job.id, job.journalId, job.sequence, JSON.stringify(jobToStore(job)));
      prune.run(keptJobs);
    },
    /** Durable when it returns. Throws FailureError when it can't be stored. */
    inTransaction: (work: () => void): void => written(work),
    put(job: StoredJob): void {
      const isEnded = job.state !== 'waiting' && job.state !== 'printing';
      written(() => update.run(isEnded ? 1 : 0, JSON.stringify(jobToStore(job)), job.id));
    },
    /** What the papers of these entries said goes; that they were printed stays. */
    forget(places: readonly EntryPlace[]): void {
      if (places.length === 0) return;
      written(() => {
        for (const { journalId, sequence } of places)
          for (const row of ofEntry.all(journalId, sequence)) {
            const job = jobOf(row);
            const isEnded = job.state !== 'waiting' && job.state !== 'printing';
            update.run(isEnded ? 1 : 0, JSON.stringify(withoutWords(job)), job.id);
          }
      });
    },
    find(id: string): StoredJob | null {
      const stored = one.get(id);
      return stored === undefined ? null : jobOf(stored);
    },
    /** Newest first. */
    ofEntry: (place: { journalId: string; sequence: number }): StoredJob[] =>
      ofEntry.all(place.journalId, place.sequence).map(jobOf),
    /** Newest first; what nobody can read any more is no news. */
    newest: (limit: number): StoredJob[] =>
      newest
        .all(limit)
        .map(readStoredJob)
        .filter(({ isReadable }) => isReadable)
        .map(({ job }) => job),
    /** Those that have not ended, oldest first. */
    open: (): StoredJob[] => open.all().map(jobOf),
  };
}
