/** Who asks too often; more are not remembered, and the longest silent one is forgotten first. */
const maximumAskers = 20_000;

export interface RateLimit {
  /** 0 when this one may go on, or the seconds to wait. */
  take(asker: string): number;
}

/**
 * So many requests at once, refilled at so many a minute: a token bucket for each asker, in this
 * process. Several processes allow as many times more.
 */
export function createRateLimit({
  atOnce,
  perMinute,
  nowMs,
}: {
  atOnce: number;
  perMinute: number;
  /** Monotonic. */
  nowMs(): number;
}): RateLimit {
  const buckets = new Map<string, { left: number; atMs: number }>();
  return {
    take(asker) {
      const atMs = nowMs();
      const known = buckets.get(asker) ?? { left: atOnce, atMs };
      const refilled = known.left + ((atMs - known.atMs) / 60_000) * perMinute;
      const left = Math.min(atOnce, refilled) - 1;
      // Set anew, so that the map's order is the order of last use.
      buckets.delete(asker);
      buckets.set(asker, { left: Math.max(left, -1), atMs });
      if (buckets.size > maximumAskers) {
        const [longestSilent] = buckets.keys();
        if (longestSilent !== undefined) buckets.delete(longestSilent);
      }
      return left >= 0 ? 0 : Math.max(1, Math.ceil((-left * 60) / perMinute));
    },
  };
}
