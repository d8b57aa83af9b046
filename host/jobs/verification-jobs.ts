import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

export type VerificationState = CallOutput<HostApi, 'verification'>;

/** Results kept for whoever polls late. */
const maximumKept = 8;

/**
 * Whole checks of the journals, run beside selling and asked for by id. One runs at a time: a second
 * request joins it. `verify` reports as it goes and ends when what it found has been acted on; if it
 * throws, the journal could not be checked, and that is a problem too.
 */
export function createVerificationJobs(from: {
  newId(): string;
  verify(report: (state: VerificationState) => void): Promise<VerificationState>;
  onFailed(error: unknown): void;
}) {
  const states = new Map<string, VerificationState>();
  let running: { jobId: string; ended: Promise<void> } | null = null;

  function start(): string {
    if (running) return running.jobId;
    const jobId = from.newId();
    states.set(jobId, { done: false, checked: 0, total: 0, problem: null, known: 0 });
    for (const id of states.keys()) if (states.size > maximumKept) states.delete(id);
    running = { jobId, ended: run(jobId) };
    return jobId;
  }

  /** Never rejects. */
  async function run(jobId: string): Promise<void> {
    const end = await from
      .verify((state) => states.set(jobId, state))
      .catch((error: unknown) => {
        from.onFailed(error);
        return { ...notChecked, checked: states.get(jobId)?.checked ?? 0 };
      });
    states.set(jobId, { ...end, done: true });
    running = null;
  }

  return {
    start,
    state(jobId: string): Result<VerificationState, Failure> {
      const state = states.get(jobId);
      return state ? ok(state) : refuse(fail('BAD_REQUEST', { where: 'jobId' }));
    },
    /** Resolves when no check runs. */
    async settled(): Promise<void> {
      await running?.ended;
    },
  };
}

const notChecked: VerificationState = {
  done: true,
  checked: 0,
  total: 0,
  problem: { journalId: '', sequence: 0, problem: 'unreadable', detail: 'the check stopped' },
  known: 0,
};
