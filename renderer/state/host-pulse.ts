import type { Timers } from '../../contract/rpc/timers.ts';

/** So often a connected host is asked for a sign of life. */
const pulseEveryMs = 2_000;
/** A host answers within milliseconds, on a slow machine within a second or two. */
export const silentAfterMs = 4_000;

/**
 * Feels the pulse of a host whose connection is open: a process that hangs keeps its sockets. Ends
 * with the connection, or when told.
 */
export function feelPulse(
  /** Whether it answered; false when the connection is over. */
  ping: () => Promise<boolean>,
  timers: Timers,
  hear: { onSilent(): void; onAnswer(): void },
): () => void {
  let isOver = false;
  let stopWaiting = timers.after(pulseEveryMs, ask);
  return () => {
    isOver = true;
    stopWaiting();
  };

  function ask(): void {
    stopWaiting = timers.after(silentAfterMs, hear.onSilent);
    // Never rejects.
    void ping().then((isAnswered) => {
      stopWaiting();
      if (isOver || !isAnswered) return;
      hear.onAnswer();
      stopWaiting = timers.after(pulseEveryMs, ask);
    });
  }
}
