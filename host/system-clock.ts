import { randomBytes } from 'node:crypto';
import { uptime } from 'node:os';

/** The machine's clocks, for what gets its time passed in (law 13). */
export function systemClock(platformOffsetMs: () => number | null = () => null) {
  // Counts while the machine sleeps, as the wall does; `performance.now` stands still then on Linux.
  const startedMs = uptime() * 1_000;
  return {
    nowMs: () => Date.now(),
    monotonicMs: () => Math.max(0, uptime() * 1_000 - startedMs),
    platformOffsetMs,
  };
}

export const systemRandom = {
  id: () => randomBytes(16).toString('base64url'),
  salt: () => randomBytes(32),
};
