import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { type Result, refuse } from '../../domain/result.ts';

/** A scanner held on repeat during an outage of a few seconds fits in; more is refused as `BUSY`. */
export const maxWaitingCalls = 200;
/** What has no answer after so long is given up: by then another customer may stand there. */
export const maxWaitMs = 60_000;
/** Between tries when the host is there and does not answer, or is too busy to. */
const retryDelayMs = 200;

export interface CallOrder {
  /**
   * What counts as the end of it while the host is there: an answer only, or also that the host did
   * not answer in time or was too busy. Cut off before its answer, either is sent again.
   */
  until: 'answered' | 'tried';
  /** What the caller hears when it is given up. */
  tooOld: Failure;
}

export interface CallQueue {
  /** Resolves with the host's answer, or with why there is none, after `maxWaitMs` or one call more. */
  add<T>(attempt: () => Promise<Result<T, Failure>>, order: CallOrder): Promise<Result<T, Failure>>;
  /** There is a host again. */
  resume(): void;
  isEmpty(): boolean;
}

interface WaitingCall {
  addedAtMs: number;
  /** Whether it has ended: there is an answer, or it is not tried again. */
  attempt(): Promise<boolean>;
  giveUp(): void;
}

/**
 * Calls that must arrive in the order in which they were made: one at a time, each only after the
 * end of the one before. Each carries an id of its own, by which the host does it only once.
 */
export function callQueue(options: {
  /** The connection to the host, another one after each loss; null without one. */
  connection(): object | null;
  timers: Timers;
  nowMs(): number;
  /** A call has ended; it waits no more. */
  onEnded(result: Result<unknown, Failure>): void;
}): CallQueue {
  const { timers } = options;
  let waiting: readonly WaitingCall[] = [];
  let underWay: WaitingCall | null = null;
  let isTrying = false;

  return {
    add(attempt, order) {
      if (waiting.length >= maxWaitingCalls) {
        options.onEnded(refuse(fail('BUSY')));
        return Promise.resolve(refuse(fail('BUSY')));
      }
      const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof attempt>>>();
      const end = (result: Awaited<ReturnType<typeof attempt>>): void => {
        stopTimer();
        waiting = waiting.filter((other) => other !== call);
        resolve(result);
        options.onEnded(result);
      };
      const call: WaitingCall = {
        addedAtMs: options.nowMs(),
        async attempt() {
          const connection = options.connection();
          const result = await attempt();
          const isCutOff = options.connection() !== connection;
          if (!isEnd(result, order.until, isCutOff)) return false;
          end(result);
          return true;
        },
        giveUp: () => end(refuse(order.tooOld)),
      };
      // One that is under way may still be answered; if it is not, that is its last try.
      const stopTimer = timers.after(maxWaitMs, () => {
        if (call !== underWay) call.giveUp();
      });
      waiting = [...waiting, call];
      resume();
      return promise;
    },
    resume,
    isEmpty: () => waiting.length === 0,
  };

  function resume(): void {
    // `run` never rejects: an attempt is a call, which answers with data.
    if (!isTrying && options.connection() !== null) void run();
  }

  async function run(): Promise<void> {
    isTrying = true;
    for (let [first] = waiting; first && options.connection() !== null; [first] = waiting) {
      if (isTooOld(first)) first.giveUp();
      else if (!(await hasEnded(first)) && !isTooOld(first) && options.connection() !== null)
        await new Promise<void>((over) => timers.after(retryDelayMs, over));
    }
    isTrying = false;
  }

  async function hasEnded(call: WaitingCall): Promise<boolean> {
    underWay = call;
    const isOver = await call.attempt();
    underWay = null;
    return isOver;
  }

  /** By the clock too: a machine that slept wakes up with late timers. */
  function isTooOld({ addedAtMs }: WaitingCall): boolean {
    return options.nowMs() - addedAtMs >= maxWaitMs;
  }
}

/** Whatever was decided is an answer; no answer and "too busy to look at it" are not. */
function isEnd(
  result: Result<unknown, Failure>,
  until: CallOrder['until'],
  isCutOff: boolean,
): boolean {
  if (result.ok) return true;
  switch (result.error.code) {
    case 'NO_ANSWER':
      return until === 'tried' && !isCutOff;
    case 'BUSY':
      return until === 'tried';
    default:
      return true;
  }
}
