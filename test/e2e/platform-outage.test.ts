import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillJournal } from '../bench/till/fill-journal.ts';
import { type NetworkTill, startNetworkTill } from '../support/network-till.ts';
import {
  atPlatform,
  entriesAtPlatform,
  entriesAtTill,
} from '../support/platform/stored-at-platform.ts';
import { putEmbeddedDatabase } from '../support/platform/test-databases.ts';
import { type RunningPlatform, startPlatform } from '../support/start-platform.ts';
import { temporaryFolder } from '../support/start-till.ts';
import { until } from '../support/until.ts';

/** The full size of the claim with CI=true; enough here for many requests. */
const backlog = Number(process.env.COMPTOIR_BACKLOG ?? (process.env.CI ? 10_000 : 1_500));
const size = `${backlog.toLocaleString('en-GB')} entries${backlog < 10_000 ? ' (10,000 with CI=true)' : ''}`;
/** Far more than any machine needs, so that a till that hangs is told from a slow one. */
const drainLimitMs = 10 * 60_000;
/** A busy till; a script that rings without a pause would compete with what it waits for. */
const betweenSalesMs = 100;
const sku = 'ML016-1';

const folder = temporaryFolder();
let platform: RunningPlatform;
let till: NetworkTill;

beforeAll(async () => {
  await putEmbeddedDatabase(folder);
  platform = await startPlatform({ folder });
  till = await startNetworkTill();
}, 120_000);

afterAll(async () => {
  await till?.stop();
  await platform?.stop();
}, 120_000);

test('a till is enrolled at a real platform, which has a sale as soon as it is paid', async () => {
  await till.enrol(platform, 'LYO1', '2');
  expect(till.shown()).toMatchObject({ tillNumber: '2', storeName: 'Lyon Part-Dieu' });
  await until(() => till.isDrained() && till.sync().documents?.upToDateAt !== null);
  const takenMs: number[] = [];
  for (let sale = 0; sale < 5; sale += 1) {
    const before = till.sync().acknowledgedThrough;
    await till.sell(sku);
    const paidMs = performance.now();
    await until(() => till.sync().acknowledgedThrough > before);
    takenMs.push(performance.now() - paidMs);
  }
  process.stdout.write(
    `acknowledged ${takenMs.map((ms) => ms.toFixed(0)).join(', ')} ms after they were paid\n`,
  );
}, 120_000);

test(`a platform that was away gets all ${size}, each once and in order, while the till sells on`, async () => {
  const port = Number(new URL(platform.url).port);
  await platform.stop();
  await until(() => till.sync().mode === 'offline');
  await till.sell(sku);
  await till.stop();
  // Weeks of sales, signed by the journal's own writer.
  await fillJournal(till.running.folder, backlog);
  await till.startAgain();
  await until(() => till.sync().mode === 'offline' && till.sync().waiting >= backlog - 20);
  expect(till.sync().why?.code).toBe('PLATFORM_UNREACHABLE');
  const lastOfBacklog = till.shown().journal.entryCount;

  platform = await startPlatform({ folder, port });
  const fromMs = performance.now();
  await till.retry();
  const saleMs: number[] = [];
  while (till.sync().acknowledgedThrough < lastOfBacklog) {
    if (performance.now() - fromMs > drainLimitMs) throw new Error('The backlog does not drain');
    saleMs.push(await till.sell(sku));
    await delay(betweenSalesMs);
  }
  const drainMs = performance.now() - fromMs;
  process.stdout.write(`${size} in ${drainMs.toFixed(0)} ms, sales meanwhile: `);
  process.stdout.write(`${quantiles(saleMs)}\n`);
  expect(saleMs.length).toBeGreaterThan(0);
  await until(till.isDrained);
  expect(till.sync().quarantinedCount).toBe(0);
}, 900_000);

test('a revoked till is cut off, sells on, and sends the rest once it is enrolled anew', async () => {
  await platform.revoke('LYO1-2');
  await till.sell(sku);
  await until(() => till.sync().why?.code === 'TILL_REVOKED');
  expect(till.shown().warnings).toContainEqual({ code: 'TILL_REVOKED', details: {} });
  await till.sell(sku);
  await till.enrol(platform, 'LYO1', '2');
  await until(till.isDrained);
}, 120_000);

test('in the end the platform has what the till has, entry by entry', async () => {
  const own = await entriesAtTill(till.running.folder);
  await platform.stop();
  await atPlatform({ folder }, async (database) => {
    const stored = await entriesAtPlatform(database);
    expect(stored.length).toBeGreaterThan(backlog);
    expect(stored).toEqual(own);
    const order = await database.query(
      'select sequence from entries where journal_id = $1 order by received_at_ms, sequence',
      [till.shown().journal.journalId],
    );
    expect(order.map(({ sequence }) => sequence)).toEqual(order.map((_, index) => index + 1));
  });
}, 240_000);

function quantiles(ms: readonly number[]): string {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
  return `${String(sorted.length)}, median ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}
