import { expect } from 'vitest';
import { placeStockId } from '../../contract/document/stock.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { feedsRequest } from '../../contract/platform/feeds.ts';
import type { DocumentChange, Documents, FeedPage } from '../../contract/port/documents.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { memoryDocuments } from '../../host/store/memory-documents.ts';
import { createConnectivity } from '../../sync/connectivity/connectivity.ts';
import { createFeedMemory } from '../../sync/feeds/feed-memory.ts';
import type { FeedParts } from '../../sync/feeds/feed-parts.ts';
import { createPullEngine } from '../../sync/feeds/pull-engine.ts';
import type { ReadFeedsAnswer } from '../../sync/feeds/read-answer.ts';
import { createMemoryFeeds } from './memory-feeds.ts';
import { virtualTime } from './virtual-time.ts';

export const setting = (id: string, value: string) =>
  ({ collection: 'settings', document: { id, kind: 'setting', value } }) as const;

/** Of one store. */
export const placeStock = (sku: string, pieces: number): DocumentChange => ({
  collection: 'stock',
  document: {
    ...{ id: placeStockId('s-1', sku), kind: 'place-stock', sku, placeId: 's-1' },
    ...{ onHandMilli: pieces * 1_000, reservedMilli: 0, safetyMilli: 0 },
  },
});

/** A till that pulls from a platform, which answers within 10 ms. */
export function pullingTill() {
  const time = virtualTime();
  const platform = createMemoryFeeds();
  const documents = memoryDocuments();
  const memory = createFeedMemory();
  const asked: number[] = [];
  const sealed: FeedPage[] = [];
  const errors: unknown[] = [];
  let answer: (() => Result<ReadFeedsAnswer, Failure>) | null = null;
  let waits = true;
  let isReady = true;
  let isOfAnother = false;
  const connectivity = createConnectivity({ now: () => '', onChange: () => undefined });
  const later = <T>(value: () => T, ms = 10): Promise<T> =>
    new Promise((resolve) => void time.after(ms, () => resolve(value())));
  const parts: FeedParts = {
    documents,
    memory,
    link: {
      feeds(request) {
        expect(feedsRequest.parse(request)).toEqual(request);
        asked.push(time.nowMs());
        return later(() => answer?.() ?? ok(platform.feeds(request)));
      },
      async waitForFeeds({ feeds }) {
        if (!waits) return refuse(fail('PLATFORM_UNREACHABLE', { reason: 'ECONNRESET' }));
        for (let ms = 0; ms < 25_000; ms += 100) {
          if (platform.isNewer(feeds)) return ok({ isNewer: true });
          await later(() => undefined, 100);
        }
        return ok({ isNewer: false });
      },
    },
    connectivity,
    fillFromSnapshot: async () => ok(null),
    journalId: () => 'journal-of-the-till-1',
    sealed(page) {
      sealed.push(page);
      return page;
    },
    isReady: () => isReady,
    isOfAnotherTill: async () => isOfAnother,
    program: '1',
    timers: time,
    nowMs: time.nowMs,
    random: () => 1,
    pause: () => Promise.resolve(),
    onChange: () => undefined,
    onError: (error) => errors.push(error),
  };
  return {
    time,
    platform,
    documents,
    memory,
    sealed,
    asked,
    errors,
    parts,
    connectivity,
    engine: createPullEngine(parts),
    answerWith(next: typeof answer) {
      answer = next;
    },
    beReady(next: boolean) {
      isReady = next;
    },
    setOfAnother(next: boolean) {
      isOfAnother = next;
    },
    waitNoMore() {
      waits = false;
    },
  };
}

export const idsOf = async (documents: Documents, collection: 'items' | 'settings') =>
  (await documents.all(collection, 99)).map(({ id }) => id);
