import type { Failure } from '../../contract/failure/failure.ts';
import { fail } from '../../contract/failure/failure.ts';
import { type Result, refuse } from '../../domain/result.ts';
import { SerialQueue } from '../store/serial-queue.ts';

/** Commands that may wait for their turn; a page sends at most a few, a stuck host must not collect them. */
const maximumWaiting = 500;

/**
 * One command at a time (law 1): a command runs from its first read to its commit before the next
 * one starts, in the order they came. What must wait for the world (printer, network) does it
 * before or after, never in here.
 */
export function createCommandQueue() {
  const queue = new SerialQueue(maximumWaiting);
  return {
    async run<T>(command: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
      return queue.isFull ? refuse(fail('BUSY')) : queue.run(command);
    },
    /** Resolves when every command taken so far has ended. */
    settled: () => queue.idle(),
  };
}

export type CommandQueue = ReturnType<typeof createCommandQueue>;
