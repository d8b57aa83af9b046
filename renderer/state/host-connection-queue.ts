import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { type Result, refuse } from '../../domain/result.ts';

/** A scanner held on repeat during an outage of a few seconds fits in; more is refused as `BUSY`. */
export const maxWaitingCalls = 200;
/** Between tries when the host is there and does not answer, or is too busy to. */
const retryDelayMs = 200;

export interface CallQueue {
  /** Resolves with the host's answer, however long that takes; tries as long as the page lives. */
  add<T>(attempt: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>>;
  /** There is a host again. */
  resume(): void;
}

/**
 * Calls that must arrive, in the order in which they were made: one at a time, and the first is sent
 * again until it is answered. Each carries an id of its own, by which the host does it only once.
 */
export function callQueue(isConnected: () => boolean, timers: Timers): CallQueue {
  const waiting: { attempt(): Promise<boolean> }[] = [];
  let isTrying = false;

  return {
    add(attempt) {
      if (waiting.length >= maxWaitingCalls) return Promise.resolve(refuse(fail('BUSY')));
      const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof attempt>>>();
      waiting.push({
        async attempt() {
          const result = await attempt();
          if (!isAnswer(result)) return false;
          resolve(result);
          return true;
        },
      });
      resume();
      return promise;
    },
    resume,
  };

  function resume(): void {
    // `run` never rejects: an attempt is a call, which answers with data.
    if (!isTrying && isConnected()) void run();
  }

  async function run(): Promise<void> {
    isTrying = true;
    for (let first = waiting[0]; first !== undefined && isConnected(); first = waiting[0]) {
      if (await first.attempt()) waiting.shift();
      else if (isConnected()) await new Promise<void>((over) => timers.after(retryDelayMs, over));
    }
    isTrying = false;
  }
}

/** Whatever was decided is an answer; no answer and "too busy to look at it" are not. */
function isAnswer(result: Result<unknown, Failure>): boolean {
  return result.ok || !(result.error.code === 'NO_ANSWER' || result.error.code === 'BUSY');
}
