import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { longestWaitMs } from '../../contract/platform/feeds.ts';
import type { LiveStockAnswer, LiveStockWaitRequest } from '../../contract/platform/live-stock.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Database } from '../database/database.ts';
import { readLiveStock } from './read-live-stock.ts';

/** Channel on which the database tells which items' stock changed (`migrations/0013-stock-news.ts`). */
const stockChannel = 'comptoir_stock';
/** Waits that one process keeps; each holds a connection. */
const maximumWaiting = 5_000;
/** Item sheets open at the seats of one till; one more ends the oldest. */
const maximumOfTill = 8;

export interface StockWaiters {
  /** Listens for what any process commits. */
  open(): Promise<void>;
  /**
   * The stock of these items as soon as it is other than what `mark` stands for, or when the time is up.
   * Refuses TOO_MANY_REQUESTS when too many wait.
   */
  wait(tillId: string, asked: LiveStockWaitRequest): Promise<Result<LiveStockAnswer, Failure>>;
  waitingCount(): number;
  /** Answers everybody who waits. */
  close(): Promise<void>;
}

interface Waiter {
  tillId: string;
  skus: readonly string[];
  /** Something was told of one of its items, or its time is up. */
  wake(): void;
  end(): void;
}

export function createStockWaiters(
  database: Database,
  {
    nowMs,
    longestMs = longestWaitMs,
    maximum = maximumWaiting,
  }: { nowMs(): number; longestMs?: number; maximum?: number },
): StockWaiters {
  const waiting = new Set<Waiter>();
  const bySku = new Map<string, Set<Waiter>>();
  let stopListening: (() => Promise<void>) | null = null;
  let isClosed = false;

  function add(waiter: Waiter): void {
    const ofTill = [...waiting].filter(({ tillId }) => tillId === waiter.tillId);
    if (ofTill.length >= maximumOfTill) ofTill[0]?.end();
    waiting.add(waiter);
    for (const sku of waiter.skus) bySku.set(sku, (bySku.get(sku) ?? new Set()).add(waiter));
  }

  function remove(waiter: Waiter): void {
    waiting.delete(waiter);
    for (const sku of waiter.skus) {
      const others = bySku.get(sku);
      others?.delete(waiter);
      if (others?.size === 0) bySku.delete(sku);
    }
  }

  function onNews(payload: string): void {
    const skus = readNews(payload);
    const told =
      skus === 'any' ? waiting : new Set(skus.flatMap((sku) => [...(bySku.get(sku) ?? [])]));
    for (const waiter of [...told]) waiter.wake();
  }

  return {
    async open() {
      stopListening = await database.listen(stockChannel, onNews);
    },
    async wait(tillId, { skus, mark }) {
      if (waiting.size >= maximum)
        return refuse(fail('TOO_MANY_REQUESTS', { retryAfterS: Math.ceil(longestMs / 1_000) }));
      let news = Promise.withResolvers<void>();
      let isOver = isClosed;
      const waiter: Waiter = {
        tillId,
        skus,
        wake: () => news.resolve(),
        end() {
          isOver = true;
          news.resolve();
        },
      };
      add(waiter);
      const timer = setTimeout(waiter.end, longestMs);
      try {
        for (;;) {
          // Waiting first, reading then: nothing that is committed in between is missed.
          news = Promise.withResolvers<void>();
          if (isOver) news.resolve();
          const answer = await readLiveStock(database, skus, nowMs());
          if (answer.mark !== mark || isOver) return ok(answer);
          await news.promise;
        }
      } finally {
        clearTimeout(timer);
        remove(waiter);
      }
    },
    waitingCount: () => waiting.size,
    async close() {
      isClosed = true;
      for (const waiter of [...waiting]) waiter.end();
      await stopListening?.();
    },
  };
}

/** Of what is no news of ours nothing is known: whoever may use the database may tell something there. */
function readNews(payload: string): string[] | 'any' {
  if (payload === '*') return 'any';
  try {
    return z.array(z.string()).parse(JSON.parse(payload));
  } catch {
    return [];
  }
}
