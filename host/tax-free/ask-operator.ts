import type { OperatorAnswer } from '../../contract/port/tax-free-operator.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { refuse } from '../../domain/result.ts';

/** How long the buyer is kept waiting for one answer. */
export const answerWithinMs = 20_000;

/**
 * One question to the operator, with its bound. What an adapter throws, or does not say in time, may
 * have been done: that is `no-answer`, never a failure.
 */
export async function askOperator<T>(
  ask: (signal: AbortSignal) => Promise<OperatorAnswer<T>>,
  timers: Timers,
): Promise<OperatorAnswer<T>> {
  const { signal, abort } = abortable();
  let stop = (): void => undefined;
  const late = new Promise<OperatorAnswer<T>>((resolve) => {
    stop = timers.after(answerWithinMs, () => {
      abort();
      resolve(refuse({ kind: 'no-answer' }));
    });
  });
  try {
    return await Promise.race([ask(signal), late]);
  } catch {
    // Its message may quote what was sent, and no person may stand in a log.
    return refuse({ kind: 'no-answer' });
  } finally {
    stop();
  }
}

export function wait(ms: number, timers: Timers): Promise<void> {
  return new Promise((resolve) => {
    timers.after(ms, resolve);
  });
}

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
