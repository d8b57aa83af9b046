import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DocumentChange, FeedPage } from '../../contract/port/documents.ts';
import { memoryDocuments } from '../../host/store/memory-documents.ts';
import {
  itemChange,
  sampleItem,
  samplePromotion,
} from '../../test/conformance/sample-documents.ts';
import {
  snapshotOf,
  snapshotOfText,
  type TestSnapshot,
} from '../../test/support/snapshot-shelf.ts';
import { temporaryFolder } from '../../test/support/start-till.ts';
import { type FillProgress, fillFromSnapshot } from './fill-from-snapshot.ts';

const items = (count: number): DocumentChange[] =>
  Array.from({ length: count }, (_, n) =>
    itemChange(sampleItem(`SKU-${n}`, { name: `Été n° ${n}` })),
  );

function filler({ manifest, bytes }: TestSnapshot, freeBytes = 1e12) {
  const path = join(temporaryFolder(), 'file');
  writeFileSync(path, bytes);
  const stop = new AbortController();
  const progress: FillProgress[] = [];
  return {
    stop,
    progress,
    fill: (generation: { applyPage(page: FeedPage): Promise<void> }) =>
      fillFromSnapshot({
        snapshot: { manifest, path, freeBytes: () => Promise.resolve(freeBytes) },
        generation,
        signal: stop.signal,
        onProgress: (step) => progress.push(step),
      }),
  };
}

/** A generation that keeps its pages. */
function pages() {
  const taken: FeedPage[] = [];
  return {
    taken,
    generation: {
      applyPage(page: FeedPage) {
        taken.push(page);
        return Promise.resolve();
      },
    },
  };
}

test('a generation filled from a snapshot holds its documents and the place of the feed', async () => {
  const documents = memoryDocuments();
  const changes = items(4_321);
  const { fill, progress } = filler(snapshotOf(changes, 77));
  const generation = await documents.beginCatalogGeneration('empty');
  const position = { epoch: 'test', seq: 77, tag: 'tag-77' };
  expect(await fill(generation)).toEqual({ ok: true, value: { position, skippedCount: 0 } });
  expect(await documents.count('items')).toBe(0);
  await generation.commit();
  expect(await documents.count('items')).toBe(4_321);
  expect(await documents.get('items', 'SKU-4320')).toMatchObject({ name: 'Été n° 4320' });
  expect(await documents.feedState('network.catalog')).toEqual({
    ...position,
    ...{ journalId: '', appliedThrough: 0, except: [] },
  });
  expect(progress.at(-1)).toEqual({ kind: 'fill', doneCount: 4_321, totalCount: 4_321 });
});

test('an empty catalogue has a place in its feed too', async () => {
  const { taken, generation } = pages();
  expect(await filler(snapshotOf([], 5)).fill(generation)).toMatchObject({
    value: { position: { seq: 5 } },
  });
  expect(taken).toMatchObject([{ feed: 'network.catalog', changes: [], state: { seq: 5 } }]);
});

test('what a newer platform knows is left out and counted, and does not end the filling', async () => {
  const later = JSON.stringify({
    collection: 'promotions',
    document: { ...samplePromotion, version: 2 },
  });
  const drone = '{"collection":"drones","document":{}}';
  const text = `${line}${later}\n${drone}\n`;
  const { taken, generation } = pages();
  const filled = filler(snapshotOfText(text, { seq: 9, documentCount: 3 })).fill(generation);
  expect(await filled).toMatchObject({ value: { position: { seq: 9 }, skippedCount: 2 } });
  expect(taken.flatMap(({ changes }) => changes)).toEqual([itemChange(sampleItem('A'))]);
});

const line = `${JSON.stringify(itemChange(sampleItem('A')))}\n`;
const wrongFiles: [string, TestSnapshot][] = [
  ['no JSON', snapshotOfText(`${line}{"collection":\n`, { seq: 2, documentCount: 2 })],
  ['no objects', snapshotOfText(`${line}7\n`, { seq: 2, documentCount: 2 })],
  ['fewer lines than announced', snapshotOfText(line, { seq: 2, documentCount: 2 })],
  ['more lines than announced', snapshotOfText(line + line, { seq: 2, documentCount: 1 })],
  ['no last line end', snapshotOfText(line.trim(), { seq: 1, documentCount: 1 })],
  ['a line without end', snapshotOfText('x'.repeat(3_000_000), { seq: 1, documentCount: 1 })],
  ['no zstd', { ...snapshotOf([]), bytes: Buffer.from('<html>') }],
  [
    'half a file',
    { ...snapshotOf(items(500)), bytes: snapshotOf(items(500)).bytes.subarray(0, 900) },
  ],
];
test.each(wrongFiles)('a file with %s is refused', async (_, snapshot) => {
  const { generation } = pages();
  expect(await filler(snapshot).fill(generation)).toMatchObject({
    error: { code: 'SNAPSHOT_DAMAGED' },
  });
});

test('a disk without room for the catalog is found out before anything is written', async () => {
  const { taken, generation } = pages();
  const failed = await filler(snapshotOf(items(3)), 64 * 1024 * 1024).fill(generation);
  expect(failed).toMatchObject({ error: { code: 'DISK_FULL' } });
  expect(taken).toEqual([]);
});

test('what the store can’t take ends the filling as the store says it', async () => {
  const refusal = new Error('the disk is full');
  const { fill } = filler(snapshotOf(items(9_000)));
  let count = 0;
  await expect(
    fill({
      applyPage() {
        count += 1;
        return count === 2 ? Promise.reject(refusal) : Promise.resolve();
      },
    }),
  ).rejects.toBe(refusal);
  expect(count).toBeLessThanOrEqual(3);
});

test('a filling that is given up stops within two pages', async () => {
  const { fill, stop } = filler(snapshotOf(items(20_000)));
  let count = 0;
  const given = await fill({
    applyPage() {
      count += 1;
      stop.abort();
      return Promise.resolve();
    },
  });
  expect(given).toMatchObject({ error: { code: 'PLATFORM_UNREACHABLE' } });
  expect(count).toBeLessThanOrEqual(2);
});

test('the thread is given back while a large file is read', async () => {
  const { fill } = filler(snapshotOf(items(20_000)));
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  await fill(pages().generation);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(10);
});
