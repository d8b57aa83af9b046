import { setTimeout as delay } from 'node:timers/promises';
import type { Journal } from '../../contract/port/journal.ts';
import { verifyInBackground } from '../journal/background-check.ts';
import type { DefectRecord } from './defect-record.ts';
import type { VerificationState } from './verification-jobs.ts';

/** A check works this long, then the till has its turn: a scan in between waits at most so long. */
const sliceMs = 2;
/** Pause between slices. A third of the thread at most, so a check never makes selling slow. */
const pauseMs = 4;

/**
 * The whole check of every journal as a verification job sees it. What no entry names yet becomes
 * entries before it ends. What an earlier run has named, in a journal sealed since, is only counted.
 */
export async function verifyJournalsJob(
  { journal, record, signal }: { journal: Journal; record: DefectRecord; signal: AbortSignal },
  report: (state: VerificationState) => void,
): Promise<VerificationState> {
  const total = journal.journalIds().reduce((sum, id) => sum + journal.entryCount(id), 0);
  const check = await verifyInBackground({
    journal,
    sliceMs,
    monotonicMs: () => performance.now(),
    pause: () => delay(pauseMs),
    onProgress: (checked) => report({ done: false, checked, total, problem: null, known: 0 }),
    signal,
  });
  if (!check) return { done: true, checked: 0, total, problem: null, known: 0 };
  const isNamed = new Set(check.named);
  const unnamed = check.problems.filter((problem) => !isNamed.has(problem));
  await record.add(unnamed.map((problem) => ({ ...problem, isSealing: true })));
  const isKnown = (problem: (typeof check.problems)[number]) =>
    isNamed.has(problem) && !record.isOfThisRun(problem);
  const problem = check.problems.find((candidate) => !isKnown(candidate)) ?? null;
  const known = check.problems.filter(isKnown).length;
  return { done: true, checked: check.checked, total, problem, known };
}
