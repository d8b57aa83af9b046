import type { Timers } from '../../contract/rpc/timers.ts';

/**
 * Time of a simulation: nothing waits in truth. Before it goes on, whatever the last timer set off
 * has run as far as it can.
 */
export interface VirtualTime extends Timers {
  /** Milliseconds since the beginning; never goes back. */
  nowMs(): number;
  pass(ms: number): Promise<void>;
}

export function virtualTime(): VirtualTime {
  const waiting = new Set<{ dueMs: number; run: () => void }>();
  let nowMs = 0;

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
  };
}

/** Every promise that can be kept without time passing has been. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
