/** Waiting is passed in (law 13), so that a test decides when time passes. */
export interface Timers {
  /** Runs once, unless the returned function is called before. */
  after(delayMs: number, run: () => void): () => void;
}

export const systemTimers: Timers = {
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
