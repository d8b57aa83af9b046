import { type Failure, fail } from '../../contract/failure/failure.ts';
import { type FeedName, feedNames, longestWaitMs } from '../../contract/platform/feeds.ts';
import { retryWaitMs } from '../connectivity/retry-pace.ts';
import { withTimeLimit } from '../time-limit.ts';
import type { FeedParts, Filling } from './feed-parts.ts';
import { createPullRounds, type PullOutcome } from './pull-rounds.ts';

/** Without a nudge the platform is asked this often. */
const pollEveryMs = 30_000;
/** A wait that ends sooner without news is no wait, and is not asked for again at once. */
const shortestWaitMs = 5_000;

/** Brings what the platform knows to the till, page by page, each with where it stands (law 8). */
export interface PullEngine {
  start(): void;
  /** Tries now, whatever the pace says. */
  retryNow(): void;
  /** Gives up the request under way, and resolves when nothing runs any more. */
  stop(): Promise<void>;
  state(): PullState;
}

export interface PullState {
  /** When everything was last known to be here, milliseconds since 1970; null before the first time. */
  upToDateAtMs: number | null;
  /** Null unless feeds are read from their beginning. */
  filling: Filling | null;
  /** Documents that this program can't read. */
  skippedCount: number;
  /** Why the last request came to nothing; null if it did not. */
  why: Failure | null;
}

export function createPullEngine(parts: FeedParts): PullEngine {
  const { documents, link, memory, timers, nowMs } = parts;
  const stopped = new AbortController();
  let woken = new AbortController();
  let filling: Filling | null = null;
  let why: Failure | null = null;
  let failures = 0;
  /** The platform said that there was news. */
  let isNudged = false;
  let running: Promise<void> | null = null;
  const rounds = createPullRounds({
    ...parts,
    stopped: stopped.signal,
    report(next) {
      filling = next;
      parts.onChange();
    },
  });

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      woken = new AbortController();
      const outcome = await round();
      const hasFailed = outcome !== 'more' && !('kind' in outcome);
      why = hasFailed ? outcome : null;
      failures = hasFailed ? failures + 1 : 0;
      parts.onChange();
      if (outcome === 'more') {
        isNudged = false;
        await parts.pause();
      } else if (hasFailed) await pass(retryWaitMs(outcome, failures, parts.random));
      // Nudged for nothing: asked again at once, that could go on for ever.
      else if (isNudged && !outcome.hasBrought) await pass(pollEveryMs);
      else await untilNews();
    }
  }

  async function round(): Promise<PullOutcome> {
    try {
      return await rounds.next();
    } catch (error) {
      parts.onError(error);
      return fail('INTERNAL', { reference: 'pull' });
    }
  }

  async function untilNews(): Promise<void> {
    const feeds: { feed: FeedName; seq: number }[] = [];
    for (const feed of feedNames) {
      feeds.push({ feed, seq: (await documents.feedState(feed))?.seq ?? 0 });
    }
    const askedMs = nowMs();
    const ended = AbortSignal.any([stopped.signal, woken.signal]);
    const limitMs = longestWaitMs + shortestWaitMs;
    const answer = await withTimeLimit({ timers, limitMs, stopped: ended }, (signal) =>
      link.waitForFeeds({ feeds }, signal),
    );
    isNudged = answer.ok && answer.value.isNewer;
    const hasWaited = answer.ok && nowMs() - askedMs >= shortestWaitMs;
    if (!isNudged && !hasWaited) await pass(pollEveryMs);
  }

  /** Ends early when somebody asks, or stops. */
  function pass(ms: number): Promise<void> {
    isNudged = false;
    const ended = AbortSignal.any([stopped.signal, woken.signal]);
    if (ended.aborted) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const end = (): void => {
      stopTimer();
      ended.removeEventListener('abort', end);
      resolve();
    };
    const stopTimer = timers.after(ms, end);
    ended.addEventListener('abort', end);
    return promise;
  }

  return {
    start() {
      running ??= run();
    },
    retryNow: () => woken.abort(),
    async stop() {
      stopped.abort();
      await running;
    },
    state: () => ({
      upToDateAtMs: memory.upToDateAtMs(),
      filling,
      skippedCount: memory.skipped().reduce((sum, { count }) => sum + count, 0),
      why,
    }),
  };
}
