import { beforeEach, expect, test } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import type { FeedName } from '../../contract/platform/feeds.ts';
import { maximumChanges } from '../../contract/platform/feeds.ts';
import { ok, refuse } from '../../domain/result.ts';
import {
  itemChange,
  sampleItem,
  samplePromotion,
  tillPage,
} from '../../test/conformance/sample-documents.ts';
import { idsOf, placeStock, pullingTill, setting } from '../../test/support/pulling-till.ts';
import { createPullEngine } from './pull-engine.ts';
import { type ReadFeedsAnswer, readFeedsAnswer } from './read-answer.ts';

let till: ReturnType<typeof pullingTill>;
beforeEach(() => {
  till = pullingTill();
});

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
