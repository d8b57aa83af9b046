import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { snapshotLine, snapshotManifest } from '../../contract/platform/snapshots.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { memoryDocuments } from '../../host/store/memory-documents.ts';
import { askPlatform } from '../../sync/http/ask-platform.ts';
import { httpSnapshotLink } from '../../sync/http/http-snapshot-link.ts';
import { createPlatformClock } from '../../sync/http/platform-clock.ts';
import { downloadSnapshot } from '../../sync/snapshot/download-snapshot.ts';
import { fillFromSnapshot } from '../../sync/snapshot/fill-from-snapshot.ts';
import { itemChange, sampleItem } from '../../test/conformance/sample-documents.ts';
import { manualTimers } from '../../test/support/manual-timers.ts';
import type { TestTill } from '../../test/support/platform/platform-till.ts';
import { addNetwork } from '../../test/support/platform/push-kit.ts';
import { startTestApi, type TestApi } from '../../test/support/platform/test-api.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import { temporaryFolder } from '../../test/support/start-till.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import { keepSnapshots } from './keep-snapshots.ts';
import { snapshotLock } from './make-snapshot.ts';
import { createSnapshotDesk, type SnapshotDesk } from './snapshot-desk.ts';
import { snapshotFolder } from './snapshot-folder.ts';

const path = '/v1/snapshots/network.catalog';
const nameOf = (n: number) => createHash('sha512').update(String(n)).digest('base64');
const item = (n: number, name = nameOf(n)) => itemChange(sampleItem(`S-${n}`, { name }));

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Snapshots on ${databases.name}`, () => {
    let database: Database;
    let folder: string;
    let desk: SnapshotDesk;
    let api: TestApi;
    let till: TestTill;

    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      folder = temporaryFolder();
      desk = createSnapshotDesk({ database, folder: snapshotFolder(folder), smallest: 3 });
      api = await startTestApi(database, { snapshots: desk });
      till = await api.joined();
    });
    afterEach(() => api.close());

    const write = (changes: readonly ReturnType<typeof item>[]) =>
      inFeedTransaction(database, async (sql) =>
        sql.write(changes.map((change) => ({ scope: 'network', change }))),
      );
    const many = (count: number) => write(Array.from({ length: count }, (_, n) => item(n)));
    const made = async () => snapshotManifest.parse(await desk.makeWhenDue());
    const linesOf = (id: string) =>
      zstdDecompressSync(readFileSync(join(folder, `${id}.ndjson.zst`)))
        .toString()
        .split('\n')
        .slice(0, -1)
        .map((line) => snapshotLine.parse(JSON.parse(line)));
    const get = async (at: string, headers: Record<string, string> = {}) => {
      const shown = await till.shown('GET', at);
      return await fetch(new URL(at, api.url), { headers: { ...shown, ...headers } });
    };

    test('a snapshot is all live documents of the network’s catalogue, at its position', async () => {
      await many(2_345);
      await write([
        { collection: 'items', erased: 'S-7' },
        { collection: 'prices', document: price },
      ]);
      await inFeedTransaction(database, async (sql) =>
        sql.write([
          { scope: 'store:s-1', change: item(9_999) },
          { scope: 'network', change: { collection: 'settings', document: setting } },
        ]),
      );
      const manifest = await made();
      const lines = linesOf(manifest.id);
      expect(manifest).toMatchObject({ documentCount: 2_345, position: { seq: 2_349 } });
      expect(lines).toHaveLength(2_345);
      expect(lines.at(-1)).toEqual({ collection: 'prices', document: price });
      const ids = lines.map((line) => ('erased' in line ? line.erased : line.document.id));
      expect(new Set(ids).size).toBe(2_345);
      expect(ids).not.toContain('S-7');
      const bytes = readFileSync(join(folder, `${manifest.id}.ndjson.zst`));
      expect(createHash('sha256').update(bytes).digest('base64url')).toBe(manifest.sha256);
      expect(bytes.length).toBe(manifest.byteCount);
    });

    // PGlite has one connection: nothing can change meanwhile.
    test.skipIf(databases.name === 'PGlite')(
      'documents that change while one is made are in it as they were at its position',
      async () => {
        await many(2_500);
        let isChanged = false;
        const changing: Database = {
          ...database,
          transaction: (work) =>
            database.transaction((sql) =>
              work({
                ...sql,
                async query(...query) {
                  const rows = await sql.query(...query);
                  if (!isChanged && query[0].includes('string_agg')) {
                    isChanged = true;
                    await write([item(2_499, 'later'), item(0, 'later'), item(9_999, 'later')]);
                  }
                  return rows;
                },
              }),
            ),
        };
        const parts = { database: changing, folder: snapshotFolder(folder), smallest: 3 };
        const manifest = snapshotManifest.parse(await createSnapshotDesk(parts).makeWhenDue());
        expect(isChanged).toBe(true);
        expect(manifest).toMatchObject({ documentCount: 2_500, position: { seq: 2_500 } });
        expect(JSON.stringify(linesOf(manifest.id))).not.toContain('later');
      },
    );

    test('none is made for a few changes, and the next one only for many', async () => {
      expect(await desk.makeWhenDue()).toBe('not due');
      await many(2);
      expect(await desk.makeWhenDue()).toBe('not due');
      expect((await get(path)).status).toBe(404);
      await many(100);
      const first = await made();
      await write([item(1, 'a'), item(2, 'a')]);
      expect(await desk.makeWhenDue()).toBe('not due');
      await write([item(3, 'a'), item(4, 'a'), item(5, 'a')]);
      const second = await made();
      expect(second.position.seq).toBeGreaterThan(first.position.seq);
      expect(await desk.manifest()).toEqual(second);
    });

    test('an empty catalogue makes an empty snapshot when one is wanted', async () => {
      const eager = createSnapshotDesk({ database, folder: snapshotFolder(folder), smallest: 0 });
      const manifest = snapshotManifest.parse(await eager.makeWhenDue());
      expect(manifest).toMatchObject({ documentCount: 0, position: { seq: 0, tag: '' } });
      expect(linesOf(manifest.id)).toEqual([]);
      expect(await eager.manifest()).toEqual(manifest);
    });

    test('the newest three are kept, and nothing else stays in the folder', async () => {
      writeFileSync(join(folder, '999.ndjson.zst.new'), 'of a crash');
      const ids: string[] = [];
      for (let round = 0; round < 5; round += 1) {
        await write(Array.from({ length: 20 }, (_, n) => item(n, `round ${round} ${nameOf(n)}`)));
        ids.push((await made()).id);
      }
      const names = readdirSync(folder).map((name) => name.split('.')[0]);
      expect(new Set(names)).toEqual(new Set(ids.slice(2)));
      expect(readdirSync(folder)).toHaveLength(6);
    });

    test('after a restore, what was made in the lost past is not announced', async () => {
      await many(10);
      const before = await made();
      await database.query('update feed_positions set tag = gen_random_uuid()');
      expect(await desk.manifest()).toBeNull();
      expect(await desk.makeWhenDue()).toMatchObject({ id: before.id });
      expect(await desk.manifest()).not.toEqual(before);
    });

    test('a damaged manifest is as good as none', async () => {
      await many(10);
      const { id } = await made();
      writeFileSync(join(folder, `${id}.json`), '{"id":');
      expect(await desk.manifest()).toBeNull();
      expect((await get(`${path}/${id}`)).status).toBe(404);
      expect(await made()).toMatchObject({ id });
    });

    test.skipIf(databases.name === 'PGlite')('of two processes one makes it', async () => {
      await many(50);
      await database.transaction(async (sql) => {
        await sql.query('select pg_advisory_xact_lock($1::int, 0)', [snapshotLock]);
        expect(await desk.makeWhenDue()).toBe('another process makes one');
      });
      expect(await made()).toMatchObject({ documentCount: 50 });
    });

    test('the file comes whole, from any byte on, and not beyond its end', async () => {
      await many(300);
      const { id, byteCount, sha256 } = await made();
      const bytes = readFileSync(join(folder, `${id}.ndjson.zst`));
      const whole = await get(`${path}/${id}`);
      expect(whole.status).toBe(200);
      expect(whole.headers.get('etag')).toBe(`"${sha256}"`);
      expect(whole.headers.get('accept-ranges')).toBe('bytes');
      expect(whole.headers.get('content-encoding')).toBeNull();
      expect(whole.headers.get('content-type')).toBe('application/zstd');
      expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes);
      for (const from of [0, 1, byteCount - 1]) {
        const part = await get(`${path}/${id}`, { range: `bytes=${from}-` });
        expect(part.status).toBe(206);
        expect(part.headers.get('content-range')).toBe(
          `bytes ${from}-${byteCount - 1}/${byteCount}`,
        );
        expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(from));
      }
      const beyond = await get(`${path}/${id}`, { range: `bytes=${byteCount}-` });
      expect(beyond.status).toBe(416);
      expect(beyond.headers.get('content-range')).toBe(`bytes */${byteCount}`);
      for (const range of ['bytes=1-2', 'bytes=-5', 'items=0-', 'bytes=0-,5-'])
        expect((await get(`${path}/${id}`, { range })).status).toBe(200);
      const changed = await get(`${path}/${id}`, { range: 'bytes=5-', 'if-range': '"other"' });
      expect(changed.status).toBe(200);
    });

    test('only an enrolled till gets in, and no name leads out of the folder', async () => {
      await many(10);
      const { id } = await made();
      for (const at of [path, `${path}/${id}`])
        expect((await fetch(new URL(at, api.url))).status).toBe(401);
      for (const name of ['x'.repeat(20), '..%2f..%2fetc%2fpasswd', '.json'])
        expect((await get(`${path}/${name}`)).status).toBeGreaterThanOrEqual(400);
    });

    test('a till fills its catalog from the platform, also across a broken line', async () => {
      await many(3_000);
      const { position } = await made();
      const nowMs = () => Date.now();
      const ask = askPlatform({
        ...{ origin: api.url, clock: createPlatformClock(nowMs), nowMs },
        fetch: async (input, init) => {
          const shown = await till.shown('GET', new URL(String(input)).pathname);
          const headers = { ...Object.fromEntries(new Headers(init?.headers)), ...shown };
          const response = await fetch(input, { ...init, headers });
          return breaks-- > 0 && response.status === 206 ? cutOff(response) : response;
        },
      });
      let breaks = 3;
      const downloads = join(folder, 'till');
      const download = () =>
        downloadSnapshot({
          ...{ link: httpSnapshotLink(ask), folder: downloads, timers: systemTimers },
          signal: new AbortController().signal,
          onProgress: () => undefined,
        });
      let downloaded = await download();
      for (let tried = 0; tried < 5 && !downloaded.ok; tried += 1) downloaded = await download();
      if (!downloaded.ok || !downloaded.value) throw new Error('no download');
      const documents = memoryDocuments();
      const generation = await documents.beginCatalogGeneration('empty');
      const filled = await fillFromSnapshot({
        ...{ snapshot: downloaded.value, generation },
        signal: new AbortController().signal,
        onProgress: () => undefined,
      });
      await generation.commit();
      expect(filled).toEqual({ ok: true, value: { position, skippedCount: 0 } });
      expect(await documents.count('items')).toBe(3_000);
    });

    test('a platform that stops breaks a download off instead of waiting for it', async () => {
      await write(Array.from({ length: 8_000 }, (_, n) => item(n)));
      const { id } = await made();
      const response = await get(`${path}/${id}`);
      const reader = response.body?.getReader();
      await reader?.read();
      await api.close();
      await reader?.cancel().catch(() => undefined);
    });

    test('it is looked for at the start and every ten minutes, and a failure does not end that', async () => {
      const timers = manualTimers();
      const log: string[] = [];
      let calls = 0;
      const stop = keepSnapshots(
        {
          ...desk,
          makeWhenDue() {
            calls += 1;
            return calls === 1 ? Promise.reject(new Error('no disk')) : Promise.resolve('not due');
          },
        },
        {
          timers,
          logger: { info: () => undefined, error: (_: object, text: string) => log.push(text) },
        },
      );
      await expect.poll(() => timers.waitingMs()).toEqual([600_000]);
      timers.pass(600_000);
      await expect.poll(() => timers.waitingMs()).toEqual([600_000]);
      expect([calls, log]).toEqual([2, ['no snapshot made']]);
      await stop();
      expect(timers.waitingMs()).toEqual([]);
    });
  });

const price = {
  ...{ id: 'club|S-1', kind: 'price' as const, list: 'club', sku: 'S-1' },
  price: { minor: 5, currency: 'EUR' },
};
const setting = { id: 'x', kind: 'setting' as const, value: 1 };

/** What came so far of a line that breaks: half of the answer. */
function cutOff(response: Response): Response {
  const half = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      controller.enqueue(chunk.slice(0, Math.ceil(chunk.length / 2)));
      controller.terminate();
    },
  });
  const { status, headers } = response;
  return new Response(response.body?.pipeThrough(half), { status, headers });
}
