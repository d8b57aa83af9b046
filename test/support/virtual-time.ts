import type { Timers } from '../../contract/rpc/timers.ts';

/**
 * Time of a simulation: nothing waits in truth. Before it goes on, whatever the last timer set off
 * has run as far as it can.
 */
export interface VirtualTime extends Timers {
  /** Milliseconds since the beginning; never goes back. */
  nowMs(): number;
  pass(ms: number): Promise<void>;
  /** Work that takes real time, such as a database's: no virtual time passes before it is done. */
  during<T>(work: Promise<T>): Promise<T>;
}

export function virtualTime(): VirtualTime {
  const waiting = new Set<{ dueMs: number; run: () => void }>();
  let nowMs = 0;
  let busy = 0;

  /** Every promise that can be kept without time passing has been. */
  async function settled(): Promise<void> {
    do await new Promise<void>((resolve) => setImmediate(resolve));
    while (busy > 0);
  }

  function nextDue(endMs: number) {
    let next: { dueMs: number; run: () => void } | null = null;
    for (const timer of waiting) {
      if (timer.dueMs <= endMs && (next === null || timer.dueMs < next.dueMs)) next = timer;
    }
    return next;
  }

  return {
    nowMs: () => nowMs,
    after(delayMs, run) {
      const timer = { dueMs: nowMs + delayMs, run };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    async pass(ms) {
      const endMs = nowMs + ms;
      await settled();
      for (let next = nextDue(endMs); next !== null; next = nextDue(endMs)) {
        waiting.delete(next);
        nowMs = Math.max(nowMs, next.dueMs);
        next.run();
        await settled();
      }
      nowMs = endMs;
    },
    async during(work) {
      busy += 1;
      try {
        return await work;
      } finally {
        busy -= 1;
      }
    },
  };
}
