import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

export interface VerificationState {
  done: boolean;
  checked: number;
  total: number;
  problem: { journalId: string; sequence: number; problem: string; detail: string } | null;
}

/** Results kept for whoever polls late. */
const maximumKept = 8;

/**
 * Whole checks of the journals, run beside selling and asked for by id. One runs at a time: a second
 * request joins it.
 */
export function createVerificationJobs(from: {
  newId(): string;
  /** Checks everything in slices that yield; reports as it goes, resolves when done. */
  verify(report: (state: VerificationState) => void): Promise<VerificationState>;
  onFinished(state: VerificationState): void;
}) {
  const states = new Map<string, VerificationState>();
  let running: string | null = null;

  function start(): string {
    if (running !== null) return running;
    const jobId = from.newId();
    running = jobId;
    states.set(jobId, { done: false, checked: 0, total: 0, problem: null });
    for (const id of states.keys()) if (states.size > maximumKept) states.delete(id);
    void from
      .verify((state) => states.set(jobId, state))
      .then(
        (state) => finish(jobId, { ...state, done: true }),
        (error: unknown) =>
          finish(jobId, {
            done: true,
            checked: 0,
            total: 0,
            problem: {
              journalId: '',
              sequence: 0,
              problem: 'unreadable',
              detail: error instanceof Error ? error.message : 'unknown error',
            },
          }),
      );
    return jobId;
  }

  function finish(jobId: string, state: VerificationState): void {
    states.set(jobId, state);
    running = null;
    from.onFinished(state);
  }

  return {
    start,
    state(jobId: string): Result<VerificationState, Failure> {
      const state = states.get(jobId);
      return state ? ok(state) : refuse(fail('BAD_REQUEST', { where: 'jobId' }));
    },
  };
}
