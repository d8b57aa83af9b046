import type { Timers } from '../../contract/rpc/timers.ts';

/** Waits, or not any longer when it is interrupted. */
export function pause(timers: Timers, delayMs: number, interrupted: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (interrupted.aborted) return Promise.resolve();
  const cancel = timers.after(delayMs, resolve);
  const stop = (): void => {
    cancel();
    resolve();
  };
  interrupted.addEventListener('abort', stop, { once: true });
  return promise.finally(() => interrupted.removeEventListener('abort', stop));
}
