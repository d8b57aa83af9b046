import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Result } from '../../domain/result.ts';
import type { CommandContext, CommandEnd } from './command.ts';

const pollEveryMs = 200;

/**
 * Shows how far a job of the host is until it is done, and prints its result. Ctrl-C cancels the job, and
 * the command ends with what became of it.
 */
export async function followJob<S extends { isDone: boolean; done: number; total: number }>(
  { output, interrupted, progress, wait }: CommandContext,
  job: {
    state(): Promise<Result<S, Failure>>;
    cancel(): Promise<unknown>;
    result(ended: S): object;
  },
): Promise<CommandEnd> {
  let isCancelled = false;
  for (;;) {
    if (interrupted.aborted && !isCancelled) {
      isCancelled = true;
      await job.cancel();
    }
    const state = await job.state();
    if (!state.ok || state.value.isDone) {
      progress('');
      if (!state.ok) return { failed: isCancelled ? fail('INTERRUPTED') : state.error };
      await output.lines([JSON.stringify(job.result(state.value))]);
      return 'done';
    }
    progress(`${state.value.done} / ${state.value.total}`);
    await wait(pollEveryMs);
  }
}
