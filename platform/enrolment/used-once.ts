export interface UsedOnce {
  /** False when it was seen before and could still be valid. */
  isFirst(id: string, of: { untilMs: number; nowMs: number }): boolean;
}

/**
 * What may be used once, remembered until it could not be used anyway. In this process: each process
 * of the platform would take it once. Beyond `maximum` the oldest is forgotten first.
 */
export function createUsedOnce(maximum: number): UsedOnce {
  // In the order they came, which is nearly the order in which they end.
  const untilMsById = new Map<string, number>();

  function forget(nowMs: number): void {
    for (const [id, untilMs] of untilMsById) {
      if (untilMs >= nowMs && untilMsById.size <= maximum) return;
      untilMsById.delete(id);
    }
  }

  return {
    isFirst(id, { untilMs, nowMs }) {
      if (untilMsById.has(id)) return false;
      untilMsById.set(id, untilMs);
      forget(nowMs);
      return true;
    },
  };
}
