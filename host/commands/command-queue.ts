import type { Failure } from '../../contract/failure/failure.ts';
import { fail } from '../../contract/failure/failure.ts';
import { type Result, refuse } from '../../domain/result.ts';

/** Commands that may wait for their turn; a page sends at most a few, a stuck host must not collect them. */
const maximumWaiting = 500;

/**
 * One command at a time (law 1): a command runs from its first read to its commit before the next
 * one starts, in the order they came. What must wait for the world (printer, network) does it
 * before or after, never in here.
 */
export function createCommandQueue() {
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  return {
    run<T>(command: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
      if (waiting >= maximumWaiting) return Promise.resolve(refuse(fail('BUSY')));
      waiting += 1;
      const turn = tail.then(command).finally(() => {
        waiting -= 1;
      });
      // The next command starts whatever became of this one; the failure belongs to its caller.
      tail = turn.catch(() => undefined);
      return turn;
    },
    /** Resolves when every command taken so far has ended. */
    async settled(): Promise<void> {
      await tail;
    },
  };
}

export type CommandQueue = ReturnType<typeof createCommandQueue>;
