import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { placeStockId } from '../../contract/document/stock.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { FeedName } from '../../contract/platform/feeds.ts';
import { feedsRequest, maximumChanges } from '../../contract/platform/feeds.ts';
import type { DocumentChange, Documents, FeedPage } from '../../contract/port/documents.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { memoryDocuments } from '../../host/store/memory-documents.ts';
import {
  itemChange,
  sampleItem,
  samplePromotion,
  tillPage,
} from '../../test/conformance/sample-documents.ts';
import { createMemoryFeeds } from '../../test/support/memory-feeds.ts';
import { virtualTime } from '../../test/support/virtual-time.ts';
import { createConnectivity } from '../connectivity/connectivity.ts';
import { createFeedMemory } from './feed-memory.ts';
import type { FeedParts } from './feed-parts.ts';
import { createPullEngine } from './pull-engine.ts';
import { type ReadFeedsAnswer, readFeedsAnswer } from './read-answer.ts';

const setting = (id: string, value: string) =>
  ({ collection: 'settings', document: { id, kind: 'setting', value } }) as const;

const placeStock = (sku: string, pieces: number): DocumentChange => ({
  collection: 'stock',
  document: {
    ...{ id: placeStockId('s-1', sku), kind: 'place-stock', sku, placeId: 's-1' },
    ...{ onHandMilli: pieces * 1_000, reservedMilli: 0, safetyMilli: 0 },
  },
});

let till: ReturnType<typeof newTill>;
beforeEach(() => {
  till = newTill();
});

/** A till whose platform answers within 10 ms. */
function newTill() {
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

const idsOf = async (documents: Documents, collection: 'items' | 'settings') =>
  (await documents.all(collection, 99)).map(({ id }) => id);

test('what the platform has is here at the first start, and what changes then within a moment', async () => {
  for (const id of ['A', 'B', 'C', 'D'])
    till.platform.put('network.catalog', itemChange(sampleItem(id)));
  till.platform.put('till.till', setting('till.identity', 'x'));
  till.engine.start();
  await till.time.pass(1_000);
  expect(await idsOf(till.documents, 'items')).toEqual(['A', 'B', 'C', 'D']);
  expect(await idsOf(till.documents, 'settings')).toEqual(['till.identity']);
  till.platform.put('network.catalog', itemChange(sampleItem('A', { name: 'Changed' })));
  await till.time.pass(200);
  expect((await till.documents.get('items', 'A'))?.name).toBe('Changed');
  expect(till.engine.state().upToDateAtMs).toBeGreaterThan(0);
});

test('what a till was seeded with goes, and nothing of it before all of the platform is here', async () => {
  await till.documents.applyPage(tillPage(1, [setting('seeded', 'x'), setting('both', 'x')]));
  till.platform.put('till.till', setting('both', 'y'));
  for (const id of ['A', 'B', 'C', 'D'])
    till.platform.put('network.catalog', itemChange(sampleItem(id)));
  till.engine.start();
  await till.time.pass(45);
  expect(await idsOf(till.documents, 'settings')).toEqual(['both', 'seeded']);
  expect((await till.documents.get('settings', 'both'))?.value).toBe('x');
  await till.time.pass(1_000);
  expect(await idsOf(till.documents, 'settings')).toEqual(['both']);
});

test('a platform that does not have what makes this till yet takes nothing from it', async () => {
  till.beReady(false);
  await till.documents.applyPage(tillPage(1, [setting('till.identity', 'seeded')]));
  till.platform.put('network.catalog', itemChange(sampleItem('A')));
  till.engine.start();
  await till.time.pass(120_000);
  expect(till.asked.length).toBeLessThan(30);
  expect((await till.documents.get('settings', 'till.identity'))?.value).toBe('seeded');
  expect(await till.documents.count('items')).toBe(0);
  till.beReady(true);
  till.platform.put('till.till', setting('till.identity', 'given'));
  await till.time.pass(60_000);
  expect((await till.documents.get('settings', 'till.identity'))?.value).toBe('given');
  expect(await till.documents.count('items')).toBe(1);
  // A nudge that made the till is no nudge for nothing: the next one is heard at once.
  till.platform.put('network.catalog', itemChange(sampleItem('B')));
  await till.time.pass(1_000);
  expect(await till.documents.count('items')).toBe(2);
});

test('while there is more the cut-off of before holds; an empty page carries a new one', async () => {
  till.engine.start();
  await till.time.pass(100);
  expect(await till.documents.feedState('store.catalog')).toMatchObject({
    journalId: 'journal-of-the-till-1',
    appliedThrough: 0,
  });
  for (let count = 0; count < 7; count += 1) {
    till.platform.put('store.till', setting(`s${String(count)}`, 'x'));
  }
  till.sealed.length = 0;
  await till.time.pass(1_000);
  const ofStore = till.sealed.filter(({ feed }) => feed === 'store.till');
  expect(ofStore.map(({ state }) => state.appliedThrough)).toEqual([0, 0, 7]);
  expect((await till.documents.feedState('store.catalog'))?.appliedThrough).toBe(7);
});

test('pages of the store’s stock are seen together, with the cut-off of the last one', async () => {
  till.engine.start();
  await till.time.pass(100);
  for (let count = 0; count < 7; count += 1) {
    till.platform.put('store.catalog', placeStock(`s${String(count)}`, 1));
  }
  till.sealed.length = 0;
  await till.time.pass(1_000);
  const ofStock = till.sealed.filter(({ changes }) => changes.length > 0);
  expect(ofStock.map(({ changes, state }) => [changes.length, state.appliedThrough])).toEqual([
    [7, 7],
  ]);
  expect(await till.documents.count('stock')).toBe(7);
});

test('more stock than should be held at once makes the catalog begin anew', async () => {
  const all = Array.from({ length: 20_001 }, (_, n) => placeStock(String(n), 1));
  let written = 0;
  // Pages of a list: the feeds in memory are made for a few documents.
  till.parts.link.feeds = async ({ feeds, journalId }) => {
    const answers = feeds.map(({ feed, position }) => {
      const after = position?.seq ?? 0;
      const end = feed === 'store.catalog' ? Math.min(after + maximumChanges, written) : written;
      const changes = feed === 'store.catalog' ? all.slice(after, end) : [];
      const hasMore = end < written;
      const cutOff =
        hasMore || journalId === null ? null : { journalId, appliedThrough: end, except: [] };
      return {
        ...{ kind: 'page' as const, feed, changes, skippedCount: 0 },
        ...{ position: { epoch: 'e', seq: end, tag: 't' }, hasMore, cutOff },
      };
    });
    return ok({ answers });
  };
  till.engine.start();
  await till.time.pass(100);
  till.sealed.length = 0;
  written = all.length;
  till.engine.retryNow();
  await till.time.pass(60_000);
  expect(till.sealed.filter(({ changes }) => changes.length > 0)).toEqual([]);
  expect(await till.documents.count('stock')).toBe(20_001);
  expect((await till.documents.feedState('store.catalog'))?.appliedThrough).toBe(20_001);
});

test('without the waiting route it polls every half minute', async () => {
  till.waitNoMore();
  till.engine.start();
  await till.time.pass(300_000);
  expect(till.asked.length).toBeGreaterThan(9);
  expect(till.asked.length).toBeLessThan(20);
});

test('a nudge for nothing is not followed by another at once', async () => {
  till.parts.link.waitForFeeds = async () => ok({ isNewer: true });
  till.engine.start();
  await till.time.pass(120_000);
  expect(till.asked.length).toBeLessThan(20);
});

test('without the platform it waits longer each time; somebody who asks is not kept waiting', async () => {
  till.answerWith(() => refuse(fail('PLATFORM_UNREACHABLE', { reason: 'refused' })));
  till.engine.start();
  await till.time.pass(10 * 60_000);
  expect(till.asked.length).toBeLessThan(30);
  expect(till.connectivity.state().why).toEqual(
    fail('PLATFORM_UNREACHABLE', { reason: 'refused' }),
  );
  till.answerWith(null);
  till.engine.retryNow();
  await till.time.pass(500);
  expect(till.engine.state().upToDateAtMs).not.toBeNull();
});

test('a platform that says "more" and gives none is not asked in circles', async () => {
  till.engine.start();
  await till.time.pass(500);
  till.answerWith(() => {
    const answers = till.platform.feeds({
      feeds: [
        'network.catalog',
        'region.catalog',
        'store.catalog',
        'network.till',
        'store.till',
        'till.till',
      ].map((feed) => ({ feed: feed as FeedName, position: null })),
      journalId: null,
    }).answers;
    return ok({ answers: answers.map((each) => ({ ...each, hasMore: true })) as typeof answers });
  });
  till.asked.length = 0;
  await till.time.pass(120_000);
  expect(till.asked.length).toBeLessThan(12);
  expect(till.engine.state().why?.code).toBe('PLATFORM_UNREADABLE');
});

test('paired anew as another till it reads all that is its own from the beginning, once', async () => {
  till.engine.start();
  await till.time.pass(500);
  await till.engine.stop();
  const begun: string[] = [];
  const { feeds } = till.parts.link;
  till.parts.link.feeds = (request, signal) => {
    for (const { feed, position } of request.feeds) if (position === null) begun.push(feed);
    return feeds(request, signal);
  };
  till.setOfAnother(true);
  const again = createPullEngine(till.parts);
  again.start();
  await till.time.pass(120_000);
  await again.stop();
  expect(begun).toEqual(expect.arrayContaining(['till.till', 'store.till', 'store.catalog']));
  expect(begun).not.toContain('network.till');
  expect(begun.filter((feed) => feed === 'till.till')).toHaveLength(1);
});

test('stopping ends everything, in the middle of a first start too, and the next one begins again', async () => {
  for (const id of ['A', 'B', 'C', 'D'])
    till.platform.put('network.catalog', itemChange(sampleItem(id)));
  till.engine.start();
  await till.time.pass(45);
  await till.engine.stop();
  expect(await till.documents.count('items')).toBe(0);
  const second = createPullEngine(till.parts);
  second.start();
  await till.time.pass(1_000);
  expect(await till.documents.count('items')).toBe(4);
  await second.stop();
});

test('what a newer platform knows is left out and counted, and read by the program that knows it', async () => {
  const unknown = { collection: 'items', document: { ...sampleItem('B'), hologram: true } };
  const page = (changes: unknown[]) =>
    readFeedsAnswer.parse({
      answers: [
        {
          kind: 'page',
          feed: 'network.catalog',
          changes,
          position: { epoch: 'e', seq: 1, tag: 't', shard: 4 },
          hasMore: false,
          cutOff: null,
          novelty: true,
        },
      ],
    }).answers[0];
  expect(
    page([itemChange(sampleItem('A')), unknown, { collection: 'drones', document: {} }, 7]),
  ).toMatchObject({
    changes: [itemChange(sampleItem('A'))],
    skippedCount: 3,
  });
  const promotion = { collection: 'promotions' as const, document: samplePromotion };
  const later = { ...promotion, document: { ...samplePromotion, id: 'later', version: 2 } };
  const lottery = { ...samplePromotion, id: 'lottery', offer: { kind: 'lottery', oneIn: 100 } };
  expect(page([promotion, later, { ...promotion, document: lottery }])).toMatchObject({
    changes: [promotion],
    skippedCount: 2,
  });
  expect(() => page(Array.from({ length: maximumChanges + 1 }, () => 1))).toThrow();

  till.platform.put('network.catalog', itemChange(sampleItem('A')));
  till.platform.put('network.catalog', itemChange(sampleItem('B')));
  let isOld = true;
  const { feeds } = till.parts.link;
  till.parts.link.feeds = async (...given) => {
    const read = await feeds(...given);
    if (!read.ok || !isOld) return read;
    const without = (answer: ReadFeedsAnswer['answers'][number]) => {
      if (answer.kind !== 'page') return answer;
      const changes = answer.changes.filter(
        (each) => !('document' in each) || each.document.id !== 'B',
      );
      return { ...answer, changes, skippedCount: answer.changes.length - changes.length };
    };
    return ok({ answers: read.value.answers.map(without) });
  };
  till.engine.start();
  await till.time.pass(1_000);
  expect(await idsOf(till.documents, 'items')).toEqual(['A']);
  expect(till.engine.state().skippedCount).toBe(1);
  await till.engine.stop();
  isOld = false;
  const same = createPullEngine(till.parts);
  same.start();
  await till.time.pass(60_000);
  await same.stop();
  expect(await idsOf(till.documents, 'items')).toEqual(['A']);
  const upgraded = createPullEngine({ ...till.parts, program: '2' });
  upgraded.start();
  await till.time.pass(1_000);
  await upgraded.stop();
  expect(await idsOf(till.documents, 'items')).toEqual(['A', 'B']);
  expect(upgraded.state().skippedCount).toBe(0);
});

const feedOf = {
  items: 'network.catalog',
  settings: 'store.till',
  stock: 'store.catalog',
} as const;
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('put' as const, 'erase' as const),
      collection: fc.constantFrom('items' as const, 'settings' as const, 'stock' as const),
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'back up' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restore' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('run' as const), ms: fc.nat(120) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('crash' as const),
      calls: fc.nat(6),
      isDone: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'upgrade' as const }) },
);

test('however it is interrupted, in the end the till holds what the platform holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { time, platform, documents, parts } = newTill();
      const crash = { afterCalls: Number.POSITIVE_INFINITY, isDone: false };
      const crashing = crashingDocuments(documents, crash);
      let copy = platform.backUp();
      let program = 1;
      let count = 0;
      let engine = createPullEngine({ ...parts, documents: crashing });
      engine.start();
      const restart = async (): Promise<void> => {
        await engine.stop();
        crash.afterCalls = Number.POSITIVE_INFINITY;
        engine = createPullEngine({ ...parts, documents: crashing, program: String(program) });
        engine.start();
      };
      for (const each of steps) {
        switch (each.kind) {
          case 'put':
            count += 1;
            platform.put(feedOf[each.collection], changeOf(each.collection, each.id, count));
            break;
          case 'erase': {
            const { collection, id } = each;
            const erased = collection === 'stock' ? placeStockId('s-1', id) : id;
            platform.put(feedOf[collection], { collection, erased });
            break;
          }
          case 'back up':
            copy = platform.backUp();
            break;
          case 'restore':
            platform.restore(copy);
            break;
          case 'run':
            await time.pass(each.ms);
            break;
          case 'crash':
            crash.afterCalls = each.calls;
            crash.isDone = each.isDone;
            await time.pass(150);
            await restart();
            break;
          case 'upgrade':
            program += 1;
            await restart();
            break;
        }
      }
      crash.afterCalls = Number.POSITIVE_INFINITY;
      await time.pass(120_000);
      expect(await documents.all('items', 99)).toEqual(platform.all('items'));
      expect(await documents.all('settings', 99)).toEqual(platform.all('settings'));
      expect(await documents.all('stock', 99)).toEqual(platform.all('stock'));
      expect((await documents.feedState('store.catalog'))?.seq).toBe(platform.seq());
      expect(engine.state()).toMatchObject({ filling: null, why: null });
      await engine.stop();
    }),
    { numRuns: process.env.CI ? 500 : 80 },
  );
});

function changeOf(collection: keyof typeof feedOf, id: string, count: number): DocumentChange {
  if (collection === 'stock') return placeStock(id, count);
  if (collection === 'settings') return setting(id, String(count));
  return itemChange(sampleItem(id, { name: `n${String(count)}` }));
}

/** Writes that fail from a number of calls on, before or after they took effect. */
function crashingDocuments(
  documents: Documents,
  crash: { afterCalls: number; isDone: boolean },
): Documents {
  const may = async (write: () => Promise<void>): Promise<void> => {
    crash.afterCalls -= 1;
    if (crash.afterCalls >= 0) return write();
    if (crash.isDone) await write();
    throw new Error('The power went');
  };
  return {
    ...documents,
    applyPage: (page) => may(() => documents.applyPage(page)),
    keepOnly: (feeds) => may(() => documents.keepOnly(feeds)),
    async beginCatalogGeneration(start) {
      const generation = await documents.beginCatalogGeneration(start);
      return {
        ...generation,
        applyPage: (page) => may(() => generation.applyPage(page)),
        async commit() {
          try {
            await may(generation.commit);
          } catch (error) {
            // A generation that was not committed is gone at the next start.
            if (!crash.isDone) await generation.abandon();
            throw error;
          }
        },
      };
    },
  };
}
