import { rmSync } from 'node:fs';
import type { TillSnapshot } from '../../../contract/host/views.ts';
import { findPostgres } from '../../support/platform/find-postgres.ts';
import { startPostgres } from '../../support/platform/postgres-server.ts';
import { startPlatform } from '../../support/start-platform.ts';
import { until } from '../../support/until.ts';
import type { Bench } from '../group.ts';
import { p99 } from '../measure.ts';
import { below, record } from '../row.ts';
import { benchFolder } from '../till/bench-folder.ts';
import { type BenchHost, withHost } from '../till/bench-host.ts';
import { fillJournal } from '../till/fill-journal.ts';
import { sell } from '../till/selling.ts';

/** SPEC §8: a long outage. Sales of two lines. */
const backlog = 10_000;
const seat = 'bench-outage';
const demoCode = '3760123450010';
/** Before the platform is back, to know what a sale takes on this machine today. */
const salesBefore = 100;
/** A busy machine takes its time; a till that hangs must not. */
const drainLimitMs = 5 * 60_000;

/** A real till's backlog goes to a platform that is back, while the till sells on. */
export async function outageRows(bench: Bench): Promise<void> {
  if (bench.databases.includes('PGlite')) {
    await outage(bench, 'PGlite', undefined);
  }
  if (!bench.databases.includes('PostgreSQL')) return;
  if (findPostgres() === null) {
    bench.byDatabase.notes.push('PostgreSQL: skipped, there is none on this machine');
    return;
  }
  const server = await startPostgres({ durable: true });
  await outage(bench, 'PostgreSQL', await server.newDatabase());
  server.stop();
}

async function outage(bench: Bench, column: string, databaseUrl?: string): Promise<void> {
  const { folder, remove } = benchFolder();
  const database = databaseUrl === undefined ? {} : { databaseUrl };
  let platform = await startPlatform(database);
  try {
    await withHost(folder, async ({ client }) => {
      const code = await platform.pair('LYO1', '2');
      const enrolled = await client.call('enrol', { code, platform: platform.url });
      if (!enrolled.ok) throw new Error(enrolled.error.code);
    });
    await platform.stop();
    bench.note(`${column}: a backlog of ${backlog} entries …`);
    await fillJournal(folder, backlog);
    await withHost(folder, async (host) => {
      const alone = await salesWhile(host, (count) => count < salesBefore);
      const port = Number(new URL(platform.url).port);
      platform = await startPlatform({ folder: platform.folder, port, ...database });
      const drained = await drain(host);
      record(bench.byDatabase, column, {
        what: `${backlog.toLocaleString('en-US')} entries of an outage until all are acknowledged`,
        unit: 's',
        value: drained.seconds,
        target: below(10),
      });
      record(bench.byDatabase, column, {
        what: 'sale of one article over RPC meanwhile, p99',
        unit: 'ms',
        value: p99(drained.saleMs),
        target: below(20),
        yardsticks: [{ what: 'before, with the platform away', value: p99(alone) }],
      });
    });
  } finally {
    await platform.stop();
    rmSync(platform.folder, { recursive: true, force: true });
    remove();
  }
}

async function drain(host: BenchHost): Promise<{ seconds: number; saleMs: number[] }> {
  const shown: TillSnapshot[] = [];
  const view = host.client.view('till', {}, (next) => shown.splice(0, 1, next));
  await until(() => shown.length > 0);
  // What is sold from here on is no part of the outage.
  const last = shown[0]?.journal.entryCount ?? 0;
  const startedMs = performance.now();
  const retried = await host.client.call('retrySync', {});
  if (!retried.ok) throw new Error(retried.error.code);
  const saleMs = await salesWhile(host, () => {
    if (performance.now() - startedMs > drainLimitMs) throw new Error('the backlog does not drain');
    return (shown[0]?.sync?.acknowledgedThrough ?? 0) < last;
  });
  view.close();
  return { seconds: (performance.now() - startedMs) / 1_000, saleMs };
}

/** Sells one after the other as long as it is to go on; milliseconds of each. */
async function salesWhile({ client }: BenchHost, goesOn: (count: number) => boolean) {
  const saleMs: number[] = [];
  while (goesOn(saleMs.length)) {
    const startedMs = performance.now();
    await sell(client, seat, [demoCode]);
    saleMs.push(performance.now() - startedMs);
  }
  return saleMs;
}
