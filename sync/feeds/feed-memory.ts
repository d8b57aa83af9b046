/** What a till keeps of its feeds beside their documents. */
export interface FeedMemory {
  /** Documents of a feed that a program could not read; another program begins that feed anew. */
  skipped(): readonly SkippedDocuments[];
  /** A count of zero forgets the feed. */
  setSkipped(skipped: SkippedDocuments): void;
  /** When all feeds were last read to their end, milliseconds since 1970; null before the first time. */
  upToDateAtMs(): number | null;
  upToDate(atMs: number): void;
}

export interface SkippedDocuments {
  feed: string;
  /** Version of the program that could not read them. */
  program: string;
  count: number;
}

/** Without a file: for tests and the simulation. */
export function createFeedMemory(): FeedMemory {
  const skipped = new Map<string, SkippedDocuments>();
  let atMs: number | null = null;
  return {
    skipped: () => [...skipped.values()],
    setSkipped(next) {
      if (next.count === 0) skipped.delete(next.feed);
      else skipped.set(next.feed, next);
    },
    upToDateAtMs: () => atMs,
    upToDate(nowMs) {
      atMs = nowMs;
    },
  };
}
