import type { Timers } from '../../contract/rpc/timers.ts';
import type { SnapshotDesk } from './snapshot-desk.ts';

const everyMs = 10 * 60_000;

interface SnapshotLog {
  info(facts: object, text: string): void;
  error(facts: object, text: string): void;
}

/**
 * Makes a snapshot now if one is due, and looks again every ten minutes. What fails is told to the log
 * and tried the next time: tills begin with pages instead. Returns the end, which waits for one that
 * is being made.
 */
export function keepSnapshots(
  desk: SnapshotDesk,
  { timers, logger }: { timers: Timers; logger: SnapshotLog },
): () => Promise<void> {
  let isStopped = false;
  let cancel = (): void => undefined;
  let working = work();

  async function work(): Promise<void> {
    await makeIfDue(desk, logger);
    if (isStopped) return;
    cancel = timers.after(everyMs, () => {
      working = work();
    });
  }

  return async () => {
    isStopped = true;
    cancel();
    await working;
  };
}

/** Never rejects. */
export async function makeIfDue(desk: SnapshotDesk, logger: SnapshotLog): Promise<void> {
  try {
    const made = await desk.makeWhenDue();
    if (typeof made !== 'object') return;
    const { documentCount, byteCount, position } = made;
    logger.info({ documentCount, byteCount, seq: position.seq }, 'a snapshot was made');
  } catch (error) {
    logger.error({ err: error instanceof Error ? error.name : 'unknown' }, 'no snapshot made');
  }
}
