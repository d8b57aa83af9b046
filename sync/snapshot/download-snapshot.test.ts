import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncProperty, assert as check, integer, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { itemChange, sampleItem } from '../../test/conformance/sample-documents.ts';
import { manualTimers } from '../../test/support/manual-timers.ts';
import { snapshotOf, snapshotShelf } from '../../test/support/snapshot-shelf.ts';
import { temporaryFolder } from '../../test/support/start-till.ts';
import { forgetDownloads } from './download-folder.ts';
import { downloadSnapshot } from './download-snapshot.ts';

// Names that zstd can't make small, so that the file has bytes to break at.
const nameOf = (n: number) => createHash('sha256').update(String(n)).digest('base64');
const snapshot = snapshotOf(
  Array.from({ length: 400 }, (_, n) => itemChange(sampleItem(`S-${n}`, { name: nameOf(n) }))),
);
const other = snapshotOf([itemChange(sampleItem('OTHER'))]);
const size = snapshot.bytes.length;
const plenty = () => Promise.resolve(1e12);

function downloader(shelf = snapshotShelf(snapshot)) {
  const folder = join(temporaryFolder(), 'download');
  const timers = manualTimers();
  const stop = new AbortController();
  const progress: number[] = [];
  return {
    shelf,
    folder,
    timers,
    stop,
    progress,
    download: (freeBytes = plenty) =>
      downloadSnapshot({
        link: shelf.link,
        folder,
        timers,
        signal: stop.signal,
        onProgress: ({ doneBytes }) => progress.push(doneBytes),
        freeBytes,
      }),
  };
}
type Downloaded = Awaited<ReturnType<typeof downloadSnapshot>>;
const bytesOf = (downloaded: Downloaded) =>
  downloaded.ok && downloaded.value ? readFileSync(downloaded.value.path) : null;

test('a snapshot comes whole and says how far it is', async () => {
  const { download, progress } = downloader();
  expect(bytesOf(await download())).toEqual(snapshot.bytes);
  expect(progress.at(-1)).toBe(size);
  expect(progress.toSorted((a, b) => a - b)).toEqual(progress);
});

test('a platform without a snapshot is no failure, and nothing is written', async () => {
  const { download, folder } = downloader(snapshotShelf(null));
  expect(await download()).toEqual({ ok: true, value: null });
  expect(() => readdirSync(folder)).toThrow('ENOENT');
});

test('a download that breaks at any two bytes goes on there and ends as the same file', async () => {
  const breaks = tuple(integer({ min: 0, max: size - 1 }), integer({ min: 0, max: size - 1 }));
  await check(
    asyncProperty(breaks, integer({ min: 1, max: 3_000 }), async (after, chunkSize) => {
      const { download, shelf } = downloader();
      shelf.chunkSize = chunkSize;
      let there = 0;
      for (const breaksAfter of after) {
        const isWhole = there + breaksAfter >= size;
        shelf.breaksAfter = breaksAfter;
        const tried = await download();
        if (isWhole) break;
        expect(tried).toMatchObject({ error: { code: 'PLATFORM_UNREACHABLE' } });
        there += breaksAfter;
      }
      shelf.breaksAfter = Number.POSITIVE_INFINITY;
      expect(bytesOf(await download())).toEqual(snapshot.bytes);
      const total = shelf.asked.filter((asked) => asked === 0).length;
      // Only a download that had nothing yet begins at the first byte.
      expect(total).toBeLessThanOrEqual(1 + after.filter((bytes) => bytes === 0).length);
    }),
    { numRuns: 40 },
  );
});

test('each single byte that changes on the way is noticed and asked for again', async () => {
  await check(
    asyncProperty(integer({ min: 0, max: size - 1 }), async (wrong) => {
      const { download, shelf } = downloader();
      let isWrong = true;
      shelf.alter = (chunk, at) => {
        if (!isWrong || wrong < at || wrong >= at + chunk.length) return chunk;
        isWrong = false;
        return Uint8Array.from(chunk, (byte, n) => (at + n === wrong ? byte ^ 1 : byte));
      };
      expect(bytesOf(await download())).toEqual(snapshot.bytes);
      expect(shelf.asked).toEqual(['manifest', 0, 'manifest', 0]);
    }),
    { numRuns: 25 },
  );
});

test('bytes that are wrong twice are a failure that says so, and none of them stay', async () => {
  const { download, shelf, folder } = downloader();
  shelf.alter = (chunk) => chunk.map((byte) => byte ^ 1);
  expect(await download()).toMatchObject({ error: { code: 'SNAPSHOT_DAMAGED' } });
  expect(shelf.asked).toEqual(['manifest', 0, 'manifest', 0]);
  expect(readdirSync(folder)).toEqual([]);
});

test('more bytes than announced are not taken for the file', async () => {
  const { manifest, bytes } = snapshot;
  const { download } = downloader(
    snapshotShelf({ manifest, bytes: Buffer.concat([bytes, Buffer.from('more')]) }),
  );
  expect(await download()).toMatchObject({ error: { code: 'SNAPSHOT_DAMAGED' } });
});

test('what a disk made of a part is found when the file is whole', async () => {
  const { download, shelf, folder } = downloader();
  shelf.breaksAfter = 5_000;
  await download();
  const part = join(folder, readdirSync(folder)[0] ?? '');
  writeFileSync(part, Buffer.alloc(readFileSync(part).length));
  shelf.breaksAfter = Number.POSITIVE_INFINITY;
  expect(bytesOf(await download())).toEqual(snapshot.bytes);
});

test('a platform that knows no ranges begins again, and so does the file', async () => {
  const { download, shelf } = downloader();
  shelf.breaksAfter = 5_000;
  await download();
  shelf.breaksAfter = Number.POSITIVE_INFINITY;
  shelf.knowsRanges = false;
  expect(bytesOf(await download())).toEqual(snapshot.bytes);
});

test('a file that is replaced while it is under way is finished as long as it is kept', async () => {
  const { download, shelf } = downloader();
  shelf.alter = (chunk) => {
    shelf.current = other;
    shelf.old = [snapshot];
    return chunk;
  };
  expect(bytesOf(await download())).toEqual(snapshot.bytes);
});

test('a part whose file is gone gives way to the newer snapshot', async () => {
  const { download, shelf, folder } = downloader();
  shelf.breaksAfter = 5_000;
  await download();
  shelf.breaksAfter = Number.POSITIVE_INFINITY;
  const { link } = shelf;
  let isStale = true;
  // Another process of the platform answers: it still announces what this one has no more.
  const stale = { ...link, snapshotManifest: () => announce() };
  const announce = () => {
    const { manifest } = isStale ? snapshot : other;
    isStale = false;
    return Promise.resolve({ ok: true as const, value: manifest });
  };
  shelf.current = other;
  shelf.link = stale;
  expect(bytesOf(await download())).toEqual(other.bytes);
  expect(readdirSync(folder)).toHaveLength(1);
});

test('a platform whose processes never have what the others announce is not asked for ever', async () => {
  const { download, shelf } = downloader();
  shelf.link = {
    ...shelf.link,
    snapshotManifest: () => {
      shelf.asked.push('manifest');
      return Promise.resolve({ ok: true, value: other.manifest });
    },
  };
  expect(await download()).toMatchObject({ error: { code: 'NO_SNAPSHOT' } });
  expect(shelf.asked.filter((asked) => asked === 'manifest')).toHaveLength(4);
});

test('a disk without room for it and for the sales is left alone; with room it goes on', async () => {
  const { download, shelf } = downloader();
  shelf.breaksAfter = 5_000;
  await download();
  shelf.breaksAfter = Number.POSITIVE_INFINITY;
  const little = () => Promise.resolve(64 * 1024 * 1024);
  expect(await download(little)).toMatchObject({ error: { code: 'DISK_FULL' } });
  expect(shelf.asked).toEqual(['manifest', 0, 'manifest']);
  expect(bytesOf(await download())).toEqual(snapshot.bytes);
  expect(shelf.asked.at(-1)).toBe(5_000);
});

test('a platform that falls silent is given up, and what came is kept', async () => {
  const { download, shelf, timers } = downloader();
  const { link } = shelf;
  shelf.link = {
    ...link,
    async snapshotBytes(file, signal) {
      const silent = await link.snapshotBytes(file, signal);
      const { promise, reject } = Promise.withResolvers<never>();
      signal.addEventListener('abort', () => reject(new Error('aborted')));
      setImmediate(() => timers.pass(30_000));
      return promise.catch(() => (silent.ok ? { ok: false, error: unreachable } : silent));
    },
  };
  expect(await download()).toMatchObject({ error: unreachable });
  expect(timers.waitingMs()).toEqual([]);
});
const unreachable = { code: 'PLATFORM_UNREACHABLE' as const, details: { reason: 'silent' } };

test('a download that is given up keeps what came', async () => {
  const { download, shelf, stop, folder } = downloader();
  shelf.alter = (chunk) => {
    stop.abort();
    return chunk;
  };
  expect(await download()).toMatchObject({ error: { code: 'PLATFORM_UNREACHABLE' } });
  expect(readFileSync(join(folder, readdirSync(folder)[0] ?? ''))).toHaveLength(shelf.chunkSize);
});

test('downloads that are not needed any more go, also when there was none', async () => {
  const { download, folder } = downloader();
  forgetDownloads(folder);
  await download();
  forgetDownloads(folder);
  expect(readdirSync(folder)).toEqual([]);
});
