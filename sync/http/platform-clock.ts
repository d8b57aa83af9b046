/** The platform's clock as seen from here; a till whose own is off can still prove who it is. */
export interface PlatformClock {
  /** Platform minus till, milliseconds; null until the platform has said the time. */
  offsetMs(): number | null;
  /** Milliseconds since 1970 at the platform, as far as is known. */
  nowMs(): number;
  /** What a `Date` header said (RFC 9110 §6.6.1, whole seconds) between asking and having the answer. */
  heard(date: string | null, askedMs: number, answeredMs: number): void;
  /** What the platform said to the millisecond. */
  told(platformMs: number): void;
}

/** An answer that took longer says too little of when it was written. */
const longestTripMs = 10_000;
/** Half of the second that the header cuts off. */
const halfSecondMs = 500;

export function createPlatformClock(nowMs: () => number): PlatformClock {
  let offsetMs: number | null = null;
  return {
    offsetMs: () => offsetMs,
    nowMs: () => nowMs() + (offsetMs ?? 0),
    heard(date, askedMs, answeredMs) {
      const platformMs = Date.parse(date ?? '');
      const tripMs = answeredMs - askedMs;
      // A clock that was set meanwhile measured no trip.
      if (Number.isNaN(platformMs) || tripMs < 0 || tripMs > longestTripMs) return;
      offsetMs = Math.round(platformMs + halfSecondMs - (askedMs + answeredMs) / 2);
    },
    told(platformMs) {
      offsetMs = Math.round(platformMs - nowMs());
    },
  };
}
