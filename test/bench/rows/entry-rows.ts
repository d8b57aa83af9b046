import { setTimeout as delay } from 'node:timers/promises';
import { type BareFsync, openBareFsync } from '../bare-fsync.ts';
import type { Bench } from '../group.ts';
import { median, p99, repeat, timed } from '../measure.ts';
import { below, type Measured, record } from '../row.ts';
import { benchFolder } from '../till/bench-folder.ts';
import { type BenchHost, startHost, withHost } from '../till/bench-host.ts';
import { fillJournal } from '../till/fill-journal.ts';
import { search, sell, timeSales } from '../till/selling.ts';
import { saleRows } from './sale-rows.ts';

/** SPEC §8 names 10,000; more only where minutes count less than knowing. */
export function entryCounts(sizes: readonly number[]): number[] {
  return Math.max(...sizes) < 100_000 ? [10, 10_000] : [10, 10_000, 50_000];
}

const seat = 'bench-entries';
const demoCode = '3760123450010';
const starts = 3;
const rounds = 100;
const warmUp = 20;
/** 50,000 entries are checked in about a minute beside a host that is otherwise idle. */
const checkLimitMs = 5 * 60_000;

export function entryColumn(count: number): string {
  return `${count.toLocaleString('en-US')} entries`;
}

/** One till whose journal grows: what its size costs at the start and in every view. */
export async function entryRows(bench: Bench): Promise<void> {
  const { folder, remove } = benchFolder();
  const bareFsync = openBareFsync(folder);
  try {
    await withHost(folder, ({ client }) => sell(client, seat, [demoCode]));
    for (const count of entryCounts(bench.sizes)) {
      const column = entryColumn(count);
      await fillJournal(folder, count);
      await startsWith(bench, folder, column);
      await withHost(folder, (host) => sellingWith(bench, host, bareFsync, column));
    }
  } finally {
    bareFsync.close();
    remove();
  }
}

async function startsWith(bench: Bench, folder: string, column: string): Promise<void> {
  const ready: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    const host = await startHost(folder);
    ready.push(host.readyMs);
    await host.stop();
  }
  record(bench.byEntries, column, {
    what: 'host: spawn → ready, median of three',
    unit: 'ms',
    value: median(ready),
    target: below(1_000),
    shouldStayFlat: true,
  });
}

async function sellingWith(
  bench: Bench,
  { client }: BenchHost,
  bareFsync: BareFsync,
  column: string,
): Promise<void> {
  const put = (what: string, value: number, rest: Partial<Measured> = {}): void =>
    record(bench.byEntries, column, { what, unit: 'ms', value, ...rest });

  // The host checks its whole journal after every start; this is a sale in the middle of it.
  const checking = await timed(repeat(rounds), () => sell(client, seat, [demoCode]), { warmUp });
  put('sale of one article during the whole check, p99', p99(checking), { target: below(20) });
  await untilChecked(client);

  const flat = { shouldStayFlat: true };
  const sales = await timeSales(client, seat, Array<string>(rounds).fill(demoCode), bareFsync);
  for (const measured of saleRows(sales)) record(bench.byEntries, column, measured);
  const found = await timed(repeat(rounds), () => search(client, 'pull'), { warmUp });
  put('search over RPC, median', median(found), flat);
  for (const name of ['sale', 'suspended', 'till'] as const) {
    const opened = await timed(repeat(rounds), () => firstSnapshot(client, name), { warmUp });
    put(`view “${name}”, opened until drawn by a client, median`, median(opened), flat);
  }
  const page = await timed(repeat(rounds), () => lastEntries(client, column), { warmUp });
  put('the journal’s last 50 entries, median', median(page), flat);
}

type Client = BenchHost['client'];

function firstSnapshot(client: Client, name: 'sale' | 'suspended' | 'till'): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const failed = (): void => reject(new Error(`the view ${name} ended`));
  const got = (): void => resolve();
  const view =
    name === 'sale'
      ? client.view('sale', { seat }, got, failed)
      : client.view(name, {}, got, failed);
  const timer = setTimeout(() => reject(new Error(`no ${name} view`)), 10_000);
  return promise.finally(() => {
    clearTimeout(timer);
    view.close();
  });
}

async function lastEntries(client: Client, column: string): Promise<void> {
  const count = Number(column.replace(/\D/g, ''));
  const fromSequence = Math.max(1, count - 50);
  const page = await client.call('readJournal', { fromSequence, limit: 50 });
  if (!page.ok) throw new Error(page.error.code);
}

async function untilChecked(client: Client): Promise<void> {
  const started = await client.call('startVerification', {});
  if (!started.ok) throw new Error(started.error.code);
  const giveUpAtMs = performance.now() + checkLimitMs;
  for (;;) {
    const state = await client.call('verification', started.value);
    if (!state.ok) throw new Error(state.error.code);
    if (state.value.problem)
      throw new Error(`the journal is damaged: ${state.value.problem.problem}`);
    if (state.value.done) return;
    if (performance.now() > giveUpAtMs) throw new Error('the whole check does not end');
    await delay(100);
  }
}
