import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { feedsAnswer } from '../../../contract/platform/feeds.ts';
import type { CatalogGeneration } from '../../../contract/port/documents.ts';
import { systemTimers } from '../../../contract/rpc/timers.ts';
import { openDocuments } from '../../../host/store/documents.ts';
import { openTillFile } from '../../../host/store/till-file.ts';
import type { Database } from '../../../platform/database/database.ts';
import { openEmbedded } from '../../../platform/database/embedded.ts';
import { migrate } from '../../../platform/database/migrate.ts';
import { openPostgres } from '../../../platform/database/postgres.ts';
import { inFeedTransaction } from '../../../platform/documents/feed-transaction.ts';
import { createSnapshotDesk } from '../../../platform/snapshots/snapshot-desk.ts';
import { snapshotFolder } from '../../../platform/snapshots/snapshot-folder.ts';
import { askPlatform } from '../../../sync/http/ask-platform.ts';
import { httpSnapshotLink } from '../../../sync/http/http-snapshot-link.ts';
import { createPlatformClock } from '../../../sync/http/platform-clock.ts';
import { downloadSnapshot } from '../../../sync/snapshot/download-snapshot.ts';
import { fillFromSnapshot } from '../../../sync/snapshot/fill-from-snapshot.ts';
import { itemChange } from '../../conformance/sample-documents.ts';
import { findPostgres } from '../../support/platform/find-postgres.ts';
import { type TestTill, testTill } from '../../support/platform/platform-till.ts';
import { startPostgres } from '../../support/platform/postgres-server.ts';
import { addNetwork } from '../../support/platform/push-kit.ts';
import { startPlatform } from '../../support/start-platform.ts';
import { type Bench, namedSize } from '../group.ts';
import { p99 } from '../measure.ts';
import { below, record } from '../row.ts';
import { benchItem } from '../store-items.ts';

/** SPEC §8 speaks of so many; `--sizes` may ask for fewer. */
const itemCountOf = ({ sizes }: Bench): number => namedSize(sizes);

/** A snapshot of 200,000 items made, and a new till's catalog from it over loopback, selling meanwhile. */
export async function snapshotRows(bench: Bench): Promise<void> {
  if (bench.databases.includes('PGlite')) {
    const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-snapshot-'));
    const embedded = await openEmbedded(folder);
    if (!embedded.ok) throw new Error(embedded.error.code);
    await fillAndMake(bench, 'PGlite', embedded.value, folder);
    await embedded.value.close();
    await bootstrapRows(bench, 'PGlite', { folder });
    rmSync(folder, { recursive: true, force: true });
  }

  if (!bench.databases.includes('PostgreSQL')) return;
  if (findPostgres() === null) {
    bench.byDatabase.notes.push('PostgreSQL: skipped, there is none on this machine');
    return;
  }
  const server = await startPostgres({ durable: true });
  const databaseUrl = await server.newDatabase();
  const database = openPostgres(databaseUrl);
  const other = mkdtempSync(join(tmpdir(), 'comptoir-bench-snapshot-'));
  await fillAndMake(bench, 'PostgreSQL', database, other);
  await database.close();
  await bootstrapRows(bench, 'PostgreSQL', { folder: other, databaseUrl });
  rmSync(other, { recursive: true, force: true });
  server.stop();
}

async function fillAndMake(bench: Bench, column: string, database: Database, folder: string) {
  const itemCount = itemCountOf(bench);
  bench.note(`${column}: ${itemCount} documents …`);
  await migrate(database);
  await addNetwork(database);
  for (let from = 0; from < itemCount; from += 5_000)
    await inFeedTransaction(database, async (sql) =>
      sql.write(
        Array.from({ length: 5_000 }, (_, n) => ({
          ...{ scope: 'network' as const, change: itemChange(benchItem(from + n)) },
        })),
      ),
    );
  const desk = createSnapshotDesk({ database, folder: snapshotFolder(join(folder, 'snapshots')) });
  const startedMs = performance.now();
  const made = await desk.makeWhenDue();
  if (typeof made === 'string') throw new Error(made);
  const of = `snapshot of ${itemCount.toLocaleString('en-US')} items`;
  const value = (performance.now() - startedMs) / 1_000;
  record(bench.byDatabase, column, { what: `${of} made`, unit: 's', value });
  record(bench.byDatabase, column, {
    ...{ what: `${of}, its file`, unit: 'MB', value: made.byteCount / 1e6 },
  });
}

async function bootstrapRows(
  bench: Bench,
  column: string,
  from: { folder: string; databaseUrl?: string },
): Promise<void> {
  bench.note(`${column}: two new tills …`);
  const itemCount = itemCountOf(bench);
  const platform = await startPlatform(from);
  const till = testTill(platform.url);
  await till.join(await platform.pair('s-1', '1'));
  const paged = await timedCatalog(itemCount, (generation) => fillByPages(till, generation));
  const whole = await timedCatalog(itemCount, (generation, folder) =>
    fillFromFile(till, platform.url, { generation, folder }),
  );
  await platform.stop();
  record(bench.byDatabase, column, {
    ...{
      what: `new catalog of ${itemCount.toLocaleString('en-US')} items over loopback`,
      unit: 's',
      target: below(6),
    },
    ...{ value: whole.seconds, yardsticks: [{ what: 'by pages of 1,000', value: paged.seconds }] },
  });
  record(bench.byDatabase, column, {
    ...{ what: 'durable sale meanwhile, p99', unit: 'ms', target: below(20) },
    ...{ value: whole.saleP99, yardsticks: [{ what: 'by pages', value: paged.saleP99 }] },
  });
}

/** A till's store of its own, from nothing to a committed catalog, while a 2 kB row is sold every 5 ms. */
async function timedCatalog(
  itemCount: number,
  fill: (generation: CatalogGeneration, folder: string) => Promise<void>,
): Promise<{ seconds: number; saleP99: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-till-'));
  const till = openTillFile({ folder, key: new Uint8Array(32).fill(5) });
  till.transaction((sql) => sql.exec('CREATE TABLE sale (number INTEGER PRIMARY KEY, text TEXT)'));
  const writer = '../../../host/store/catalog/catalog-writer-worker.ts';
  const documents = await openDocuments({
    ...{ till, folder: join(folder, 'catalog') },
    catalogWorkerUrl: new URL(writer, import.meta.url),
  });
  let isFilling = true;
  const sales: number[] = [];
  const selling = (async () => {
    const insert = till.sql.prepare('INSERT INTO sale (text) VALUES (?)');
    while (isFilling) {
      const dueMs = performance.now() + 5;
      await wait(5);
      till.transaction(() => insert.run('x'.repeat(2_000)));
      sales.push(performance.now() - dueMs);
    }
  })();
  try {
    const startedMs = performance.now();
    const generation = await documents.beginCatalogGeneration('empty');
    await fill(generation, join(folder, 'download'));
    await generation.commit();
    const seconds = (performance.now() - startedMs) / 1_000;
    isFilling = false;
    await selling;
    const count = await documents.count('items');
    if (count !== itemCount) throw new Error(`${count} items came`);
    return { seconds, saleP99: p99(sales) };
  } finally {
    isFilling = false;
    await documents.close();
    till.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fillFromFile(
  till: TestTill,
  origin: string,
  { generation, folder }: { generation: CatalogGeneration; folder: string },
): Promise<void> {
  const { signal } = new AbortController();
  const onProgress = () => undefined;
  const nowMs = () => Date.now();
  const ask = askPlatform({ origin, clock: createPlatformClock(nowMs), fetch, nowMs });
  const link = httpSnapshotLink(async (request) => {
    return ask({ ...request, headers: await till.shown(request.method, request.path) });
  });
  const downloaded = await downloadSnapshot({
    ...{ link, folder, timers: systemTimers, signal, onProgress },
  });
  if (!downloaded.ok || !downloaded.value) throw new Error(JSON.stringify(downloaded));
  const snapshot = downloaded.value;
  const filled = await fillFromSnapshot({ snapshot, generation, signal, onProgress });
  if (!filled.ok) throw new Error(JSON.stringify(filled.error));
}

/** The same documents as the feed brings them: what a snapshot spares. */
async function fillByPages(till: TestTill, generation: CatalogGeneration): Promise<void> {
  const feed = 'network.catalog' as const;
  const none = { journalId: '', appliedThrough: 0, except: [] };
  for (let position: object | null = null, hasMore = true; hasMore; ) {
    const body = { feeds: [{ feed, position }], journalId: null };
    const answer = await till.ask('/v1/feeds', body);
    // A till may come so often a minute; the bench waits like one.
    if (answer.status === 429) {
      await wait(1_000);
      continue;
    }
    const [page] = feedsAnswer.parse(answer.body).answers;
    if (page?.kind !== 'page') throw new Error('no page came');
    const { changes } = page;
    await generation.applyPage({
      ...{ feed, file: 'catalog', changes, state: { ...page.position, ...none } },
    });
    ({ position, hasMore } = page);
  }
}
