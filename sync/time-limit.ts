import { type Failure, fail } from '../contract/failure/failure.ts';
import type { Timers } from '../contract/rpc/timers.ts';
import { type Result, refuse } from '../domain/result.ts';

/**
 * An answer within the limit, or `PLATFORM_UNREACHABLE`; also when whoever is asked ignores its
 * signal. `stopped` ends the wait at once.
 */
export async function withTimeLimit<T>(
  { timers, limitMs, stopped }: { timers: Timers; limitMs: number; stopped: AbortSignal },
  ask: (signal: AbortSignal) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const request = new AbortController();
  const { promise, resolve } = Promise.withResolvers<Result<T, Failure>>();
  const giveUp = (reason: string): void => {
    resolve(refuse(fail('PLATFORM_UNREACHABLE', { reason })));
    request.abort();
  };
  const stop = (): void => giveUp('stopped');
  const stopTimer = timers.after(limitMs, () => giveUp('timeout'));
  stopped.addEventListener('abort', stop, { once: true });
  if (stopped.aborted) stop();
  try {
    return await Promise.race([ask(request.signal), promise]);
  } finally {
    stopTimer();
    stopped.removeEventListener('abort', stop);
  }
}
