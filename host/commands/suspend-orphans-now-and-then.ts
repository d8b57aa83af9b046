import type { Timers } from '../../contract/rpc/timers.ts';
import { ok } from '../../domain/result.ts';
import type { CommandQueue } from './command-queue.ts';
import { suspendOrphans } from './suspend-orphans.ts';
import type { TillContext } from './till-context.ts';

/** A till runs for weeks: what a killed script leaves open is not to wait for the next start. */
const everyMs = 600_000;

/**
 * At once and every ten minutes, each time as a command among the others. One that fails (a full
 * disk says so to whoever sells) is tried again the next time and keeps no till from starting.
 * Returns what ends it.
 */
export function suspendOrphansNowAndThen(
  till: TillContext,
  { queue, timers }: { queue: CommandQueue; timers: Timers },
): () => void {
  let stopTimer = (): void => undefined;
  let isStopped = false;
  void run();
  return () => {
    isStopped = true;
    stopTimer();
  };

  async function run(): Promise<void> {
    await queue.run(async () => ok(suspendOrphans(till))).catch(() => undefined);
    if (!isStopped) stopTimer = timers.after(everyMs, () => void run());
  }
}
