import { setTimeout as delay } from 'node:timers/promises';
import type { Journal } from '../../contract/port/journal.ts';
import { verifyInBackground } from '../journal/background-check.ts';
import type { VerificationState } from './verification-jobs.ts';

/** A check works this long, then the till has its turn: a scan in between waits at most so long. */
const sliceMs = 4;
/** Pause between slices. Half the thread at most, so a check never makes selling slow. */
const pauseMs = 4;

/** The whole check of every journal as a verification job sees it. */
export async function verifyJournalsJob(
  journal: Journal,
  report: (state: VerificationState) => void,
  signal: AbortSignal,
): Promise<VerificationState> {
  const total = journal.journalIds().reduce((sum, id) => sum + journal.entryCount(id), 0);
  const check = await verifyInBackground({
    journal,
    sliceMs,
    monotonicMs: () => performance.now(),
    pause: () => delay(pauseMs),
    onProgress: (checked) => report({ done: false, checked, total, problem: null }),
    signal,
  });
  const problem = check?.firstProblem ?? null;
  return { done: true, checked: check?.checked ?? 0, total, problem };
}
