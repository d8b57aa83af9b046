import type { Logger } from 'pino';
import { forgetVisitors } from '../customers/forget-visitors.ts';
import { type Database, DatabaseError } from '../database/database.ts';
import { forgetOldChanges } from '../feeds/forget-old.ts';
import { reviewLedgers } from '../loyalty/review-ledgers.ts';
import { expireOrders } from '../orders/expire-orders.ts';
import { eraseInactive } from '../privacy/inactive-customers.ts';
import { rewriteBands } from '../stock/rewrite-bands.ts';
import { dropSettledTasks } from '../tasks/drop-settled-tasks.ts';
import { forgetOldMessages } from '../webhooks/forget-old-messages.ts';
import { claimRun } from './claim-run.ts';

const lookEveryMs = 30_000;
const minuteMs = 60_000;

const jobs = [
  // With the time between two looks a band is begun anew within ten minutes.
  { job: 'stock-bands', everyMs: 9 * minuteMs, work: rewriteBands },
  { job: 'forget-old-messages', everyMs: 24 * 60 * minuteMs, work: forgetOldMessages },
  {
    job: 'expire-orders',
    everyMs: minuteMs,
    work: async (database: Database, stopping: AbortSignal) => {
      await expireOrders(database, { nowMs: Date.now(), stopping });
    },
  },
  {
    job: 'review-ledgers',
    everyMs: 60 * minuteMs,
    work: async (database: Database, stopping: AbortSignal) => {
      await reviewLedgers(database, { nowMs: Date.now(), stopping });
    },
  },
  {
    job: 'forget-old-changes',
    everyMs: 24 * 60 * minuteMs,
    work: (database: Database) => forgetOldChanges(database),
  },
  {
    job: 'drop-settled-tasks',
    everyMs: 24 * 60 * minuteMs,
    work: async (database: Database) => {
      await dropSettledTasks(database, Date.now());
    },
  },
  {
    job: 'forget-visitors',
    everyMs: 24 * 60 * minuteMs,
    work: async (database: Database) => {
      await forgetVisitors(database, Date.now());
    },
  },
  {
    job: 'erase-inactive',
    everyMs: 24 * 60 * minuteMs,
    work: async (database: Database) => {
      await eraseInactive(database, Date.now());
    },
  },
];

/** What the platform does by itself, now and from time to time; each by one process of all. */
export function startJobs(database: Database, logger: Logger): { close(): Promise<void> } {
  const stopping = new AbortController();
  const look = async () => {
    for (const { job, everyMs, work } of jobs) {
      if (stopping.signal.aborted) return;
      try {
        if (await claimRun(database, job, everyMs)) await work(database, stopping.signal);
      } catch (error) {
        // Tills are served all the same, and the job has its next turn.
        const sqlState = error instanceof DatabaseError ? error.sqlState : '';
        logger.error({ job, sqlState }, 'a job failed');
      }
    }
  };
  let running: Promise<void> | null = null;
  const lookUnlessRunning = () => {
    running ??= look().finally(() => {
      running = null;
    });
  };
  lookUnlessRunning();
  const timer = setInterval(lookUnlessRunning, lookEveryMs);
  return {
    async close() {
      stopping.abort();
      clearInterval(timer);
      await running;
    },
  };
}
