import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type FeedAnswer,
  type FeedPosition,
  feedsAnswer,
  maximumChanges,
} from '../../../contract/platform/feeds.ts';
import { inFeedTransaction } from '../../../platform/documents/feed-transaction.ts';
import { openDatabase } from '../../../platform/open-database.ts';
import { findPostgres } from '../../support/platform/find-postgres.ts';
import { type TestTill, testTill } from '../../support/platform/platform-till.ts';
import { startPostgres } from '../../support/platform/postgres-server.ts';
import { startPlatform } from '../../support/start-platform.ts';
import { cpuSeconds } from '../cpu-time.ts';
import type { Bench } from '../group.ts';
import { above, record } from '../row.ts';
import { benchItem } from '../store-items.ts';

const itemCount = 20_000;

/** What a till reads of the network's catalogue from its beginning, page by page over HTTP. */
export async function feedRows(bench: Bench): Promise<void> {
  if (bench.databases.includes('PGlite')) {
    await read(bench, 'PGlite', null);
  }
  if (!bench.databases.includes('PostgreSQL')) return;
  if (findPostgres() === null) {
    bench.byDatabase.notes.push('PostgreSQL: skipped, there is none on this machine');
    return;
  }
  const server = await startPostgres({ durable: true });
  await read(bench, 'PostgreSQL', { url: await server.newDatabase(), pid: server.pid });
  server.stop();
}

async function read(
  bench: Bench,
  column: string,
  server: { url: string; pid: number } | null,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-feeds-'));
  bench.note(`${column}: ${itemCount} items …`);
  await fill(folder, server?.url ?? null);
  const platform = await startPlatform({ folder, ...(server && { databaseUrl: server.url }) });
  const till = testTill(platform.url);
  await till.join(await platform.pair('LYO1', '1'));
  await readAll(till);
  const processes = [platform.pid, ...(server ? [server.pid] : [])];
  const cpu = (): number => processes.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  const [cpuBefore, startedMs] = [cpu(), performance.now()];
  const count = await readAll(till);
  const seconds = (performance.now() - startedMs) / 1_000;
  record(bench.byDatabase, column, {
    what: `feed rows read over HTTP by one till, pages of ${maximumChanges.toLocaleString('en-US')}`,
    unit: 'rows/s',
    value: count / seconds,
    target: above(200_000),
  });
  record(bench.byDatabase, column, {
    what: 'CPU time of it a row, platform and database together',
    unit: 'µs',
    value: ((cpu() - cpuBefore) * 1_000_000) / count,
  });
  await platform.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function fill(folder: string, databaseUrl: string | null): Promise<void> {
  const opened = await openDatabase({ databaseUrl, folder });
  if (!opened.ok) throw new Error(opened.error.code);
  for (let from = 0; from < itemCount; from += maximumChanges) {
    const written = await inFeedTransaction(opened.value, async (sql) =>
      sql.write(
        Array.from({ length: maximumChanges }, (_, index) => ({
          scope: 'network',
          change: { collection: 'items', document: benchItem(from + index) },
        })),
      ),
    );
    if (!written.ok) throw new Error(JSON.stringify(written.error));
  }
  await opened.value.close();
}

/** From the beginning to where there is no more; how many rows came. */
async function readAll(till: TestTill): Promise<number> {
  let position: FeedPosition | null = null;
  let count = 0;
  for (;;) {
    const feeds = [{ feed: 'network.catalog', position }];
    const { status, body } = await till.ask('/v1/feeds', { feeds, journalId: null });
    const page: FeedAnswer | undefined =
      status === 200 ? feedsAnswer.parse(body).answers[0] : undefined;
    if (page?.kind !== 'page') throw new Error(`no page: ${status}`);
    count += page.changes.length;
    if (!page.hasMore) return count;
    position = page.position;
  }
}
