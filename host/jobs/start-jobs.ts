import { factsOf } from '../../contract/failure/log-facts.ts';
import type { Journal } from '../../contract/port/journal.ts';
import type { FailureLogger } from '../../contract/rpc/handler-failure.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { assert } from '../../domain/assert.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import { suspendOrphansNowAndThen } from '../commands/suspend-orphans-now-and-then.ts';
import type { TillContext } from '../commands/till-context.ts';
import type { DefectRecord } from './defect-record.ts';
import { createVerificationJobs, type VerificationState } from './verification-jobs.ts';
import { verifyJournalsJob } from './verify-journals-job.ts';

/** What the till does by itself beside selling, from its start on: it checks and tidies up. */
export function startJobs({
  till,
  journal,
  record,
  queue,
  timers,
  logger,
}: {
  till: TillContext;
  journal: Journal;
  record: DefectRecord;
  queue: CommandQueue;
  timers: Timers;
  logger: FailureLogger;
}) {
  const stopped = new AbortController();
  const stopSuspending = suspendOrphansNowAndThen(till, { queue, timers });
  const verification = createVerificationJobs({
    newId: till.newId,
    verify: (report) => verifyJournalsJob({ journal, record, signal: stopped.signal }, report),
    onFailed(error) {
      logger.error(factsOf(error), 'the journals could not be checked');
    },
  });
  verification.start();
  return {
    verification,
    /** A whole check from now on, to its end. */
    async verified(): Promise<VerificationState> {
      await verification.settled();
      const jobId = verification.start();
      await verification.settled();
      const state = verification.state(jobId);
      assert(state.ok, 'A check that has just ended is known');
      return state.value;
    },
    /** Nothing new begins. */
    stop(): void {
      stopped.abort();
      stopSuspending();
    },
    /** Resolves when what had begun has ended. */
    settled: verification.settled,
  };
}
