import type { Timers } from '../../contract/rpc/timers.ts';

/** Time passes when the test says so; what falls due runs in the order of its time. */
export function manualTimers(): Timers & { pass(ms: number): void; waitingMs(): number[] } {
  let waiting: { dueMs: number; run: () => void }[] = [];
  let nowMs = 0;
  return {
    after(delayMs, run) {
      const timer = { dueMs: nowMs + delayMs, run };
      waiting.push(timer);
      return () => {
        waiting = waiting.filter((other) => other !== timer);
      };
    },
    pass(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        const next = waiting
          .filter(({ dueMs }) => dueMs <= endMs)
          .reduce<(typeof waiting)[number] | null>(
            (first, timer) => (first === null || timer.dueMs < first.dueMs ? timer : first),
            null,
          );
        if (next === null) break;
        waiting = waiting.filter((timer) => timer !== next);
        nowMs = next.dueMs;
        next.run();
      }
      nowMs = endMs;
    },
    /** How long each timer still has to wait. */
    waitingMs: () => waiting.map(({ dueMs }) => dueMs - nowMs),
  };
}
