import type { Failure } from '../../contract/failure/failure.ts';
import type { LiveStockAnswer } from '../../contract/platform/live-stock.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Result } from '../../domain/result.ts';
import type { AskedStock } from '../sync/ask-live-stock.ts';

/** What a platform takes in one question. */
const mostSkus = 200;
/** Between two answers: an item that sells every moment must not ask without end. */
const leastPauseMs = 300;
const retryAfterMs = 3_000;
/** Exact figures are shown so long after the platform was lost; then bands are as good. */
const rememberedMs = 10 * 60_000;
/** Who looks at another size of the same model finds its figures here. */
const lingerMs = 2_000;

export interface StockFigures {
  /** Null before the first answer, and when the last one is too old to be told. */
  told(): { stock: LiveStockAnswer['stock']; isLive: boolean; ageMs: number } | null;
  /** The first answer is under way. */
  isAsking(): boolean;
  why(): Failure | null;
}

export interface FollowedStock extends StockFigures {
  leave(): void;
}

const nobodyAsked: StockFigures = { told: () => null, isAsking: () => false, why: () => null };

interface Link {
  /** Null: there is no platform. */
  liveStock(
    asked: AskedStock,
    stopped: AbortSignal,
  ): Promise<Result<LiveStockAnswer, Failure> | null>;
  isOnline(): boolean;
}

/**
 * Follows the stock of models that somebody looks at, and of no others: asks the platform, then waits for
 * the next figures again and again, until the last one who looks has left.
 */
export function createFollowedStock({
  link,
  timers,
  monotonicMs,
}: {
  link: Link;
  timers: Timers;
  monotonicMs(): number;
}) {
  const followers = new Map<string, ReturnType<typeof follow>>();

  function follow(key: string, skus: readonly string[]) {
    const asked = skus.slice(0, mostSkus);
    const stopped = new AbortController();
    const listeners = new Set<() => void>();
    let answer: LiveStockAnswer | null = null;
    let answeredMs = 0;
    let why: Failure | null = null;
    let isLive = false;
    let isFirst = true;
    let stopLingering: (() => void) | null = null;
    let request = new AbortController();
    let hurry: (() => void) | null = null;

    async function run(): Promise<void> {
      while (!stopped.signal.aborted) {
        request = new AbortController();
        const mark = isLive ? (answer?.mark ?? null) : null;
        const told = await link.liveStock(
          { skus: asked, mark },
          AbortSignal.any([stopped.signal, request.signal]),
        );
        if (stopped.signal.aborted) return;
        isFirst = false;
        isLive = told?.ok === true;
        if (told?.ok) {
          answer = told.value;
          answeredMs = monotonicMs();
        }
        why = told?.ok === false ? told.error : null;
        for (const changed of [...listeners]) changed();
        await pause(isLive ? leastPauseMs : retryAfterMs);
      }
    }

    function pause(ms: number): Promise<void> {
      return new Promise((resolve) => {
        const stop = timers.after(ms, () => hurry?.());
        hurry = () => {
          stop();
          hurry = null;
          resolve();
        };
      });
    }

    function end(): void {
      followers.delete(key);
      stopped.abort();
      hurry?.();
    }

    const figures: StockFigures = {
      told() {
        const ageMs = Math.max(0, Math.round(monotonicMs() - answeredMs));
        if (answer === null || (!isLive && ageMs > rememberedMs)) return null;
        return { stock: answer.stock, isLive, ageMs };
      },
      isAsking: () => isFirst,
      why: () => why,
    };

    return {
      run,
      end,
      figures,
      join(onChanged: () => void): FollowedStock {
        stopLingering?.();
        stopLingering = null;
        listeners.add(onChanged);
        return {
          ...figures,
          leave() {
            listeners.delete(onChanged);
            if (listeners.size === 0) stopLingering ??= timers.after(lingerMs, end);
          },
        };
      },
      /** The platform was lost or is back: nobody waits for what can't come, or longer than need be. */
      linkChanged(): void {
        if (isLive && !link.isOnline()) request.abort();
        else if (!isLive && link.isOnline()) hurry?.();
      },
    };
  }

  return {
    /** What is known of a model because somebody looks at it, or did a moment ago. */
    asFollowed: (key: string): StockFigures => followers.get(key)?.figures ?? nobodyAsked,
    /** `key` names the model, `skus` are its sizes and colours. */
    join(key: string, skus: readonly string[], onChanged: () => void): FollowedStock {
      const known = followers.get(key);
      if (known) return known.join(onChanged);
      const follower = follow(key, skus);
      followers.set(key, follower);
      // Never rejects: what the link can't do is an answer.
      void follower.run();
      return follower.join(onChanged);
    },
    linkChanged(): void {
      for (const follower of [...followers.values()]) follower.linkChanged();
    },
    followedCount: () => followers.size,
    close(): void {
      for (const follower of [...followers.values()]) follower.end();
    },
  };
}
