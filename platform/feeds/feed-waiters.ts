import { type Failure, fail } from '../../contract/failure/failure.ts';
import { type FeedName, longestWaitMs } from '../../contract/platform/feeds.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Database } from '../database/database.ts';
import { feedsChannel, readNews } from '../documents/news.ts';
import { feedHead, feedStandings } from './feed-head.ts';
import { type FeedSource, feedSourcesOf } from './feed-source.ts';

/** Tills that one process lets wait; each holds a connection. */
const maximumWaiting = 5_000;

export interface FeedWaiters {
  /** Listens for what any process commits. */
  open(): Promise<void>;
  /**
   * Whether one of the feeds has something after its `seq`: answers as soon as it has, or when the time
   * is up. One wait for each till: a new one ends the one before. Refuses TOO_MANY_REQUESTS when too
   * many tills wait.
   */
  wait(
    till: { id: string; storeId: string },
    feeds: readonly { feed: FeedName; seq: number }[],
  ): Promise<Result<boolean, Failure>>;
  waitingCount(): number;
  /** Answers everybody who waits. */
  close(): Promise<void>;
}

interface Waiter {
  tillId: string;
  /** `<scope>.<file>` → what is known of it. */
  feeds: ReadonlyMap<string, number>;
  end(isNewer: boolean): void;
}

export function createFeedWaiters(
  database: Database,
  { longestMs = longestWaitMs, maximum = maximumWaiting } = {},
): FeedWaiters {
  const byTill = new Map<string, Waiter>();
  const byFeed = new Map<string, Set<Waiter>>();
  let stopListening: (() => Promise<void>) | null = null;
  let isClosed = false;

  const add = (waiter: Waiter) => {
    byTill.get(waiter.tillId)?.end(false);
    byTill.set(waiter.tillId, waiter);
    for (const feed of waiter.feeds.keys())
      byFeed.set(feed, (byFeed.get(feed) ?? new Set()).add(waiter));
  };
  const remove = (waiter: Waiter) => {
    if (byTill.get(waiter.tillId) === waiter) byTill.delete(waiter.tillId);
    for (const feed of waiter.feeds.keys()) {
      const others = byFeed.get(feed);
      others?.delete(waiter);
      if (others?.size === 0) byFeed.delete(feed);
    }
  };
  const onNews = (payload: string) => {
    const told = readNews(payload);
    if (!told) return;
    for (const feed of told.feeds ?? [...byFeed.keys()])
      for (const waiter of [...(byFeed.get(feed) ?? [])])
        if ((waiter.feeds.get(feed) ?? told.seq) < told.seq) waiter.end(true);
  };
  return {
    async open() {
      stopListening = await database.listen(feedsChannel, onNews);
    },
    async wait(till, feeds) {
      if (isClosed) return ok(false);
      if (byTill.size >= maximum && !byTill.has(till.id))
        return refuse(fail('TOO_MANY_REQUESTS', { retryAfterS: Math.ceil(longestMs / 1_000) }));
      const sourceOf = await feedSourcesOf(database, till);
      const asked = feeds.map(({ feed, seq }) => ({ ...sourceOf(feed), seq }));
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const waiter: Waiter = {
        tillId: till.id,
        feeds: new Map(asked.map(({ scope, file, seq }) => [`${scope}.${file}`, seq])),
        end(isNewer) {
          remove(waiter);
          resolve(isNewer);
        },
      };
      // Waiting first, asking then: nothing that is committed in between is missed.
      add(waiter);
      const timer = setTimeout(() => waiter.end(false), longestMs);
      try {
        if (await isNewer(database, asked)) return ok(true);
        // What was told while nobody could listen is found by asking again at the end.
        return ok((await promise) || (!isClosed && (await isNewer(database, asked))));
      } finally {
        clearTimeout(timer);
        remove(waiter);
      }
    },
    waitingCount: () => byTill.size,
    async close() {
      isClosed = true;
      for (const waiter of [...byTill.values()]) waiter.end(false);
      await stopListening?.();
    },
  };
}

/** A `seq` that the platform has not reached is news too: it was restored, and the till must learn it. */
async function isNewer(
  database: Database,
  asked: readonly (FeedSource & { seq: number })[],
): Promise<boolean> {
  const standings = await feedStandings(database, asked);
  const head = await feedHead(database);
  return asked.some(({ seq }, index) => (standings[index]?.newest ?? 0) > seq || seq > head.seq);
}
