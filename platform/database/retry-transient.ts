import { isTransient } from './sql-failure.ts';

/** After as many tries the caller is told to come again; what it sent is still with it. */
const maximumTries = 6;
const firstPauseMs = 10;

/**
 * Does the work again, in a new database transaction, when the failure was the moment's. The pauses
 * double: 310 ms in all. `work` must be safe to repeat: its commit may have gone through unheard.
 */
export async function retryTransient<T>(
  work: () => Promise<T>,
  { wait, onRetry }: { wait(ms: number): Promise<void>; onRetry?: () => void },
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || tried === maximumTries) throw error;
      onRetry?.();
      await wait(firstPauseMs * 2 ** (tried - 1));
    }
  }
}
