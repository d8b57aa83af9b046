// A till that was away for longer than its platform keeps what changed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inFeedTransaction } from '../../platform/documents/feed-transaction.ts';
import { forgetOldChanges, keptDays } from '../../platform/feeds/forget-old.ts';
import { type NetworkTill, startNetworkTill } from '../support/network-till.ts';
import { platformCommand } from '../support/platform/start-platform.ts';
import {
  atPlatform,
  entriesAtPlatform,
  entriesAtTill,
} from '../support/platform/stored-at-platform.ts';
import { putEmbeddedDatabase } from '../support/platform/test-databases.ts';
import { gtin13 } from '../support/run-till.ts';
import { startSlowLine } from '../support/slow-line.ts';
import { type RunningPlatform, startPlatform } from '../support/start-platform.ts';
import { temporaryFolder } from '../support/start-till.ts';
import { until } from '../support/until.ts';

const sku = 'ML016-1';
/** Taken out of the network meanwhile; its erasure is forgotten too. */
const erased = 'ML008-1';
const itemCount = 6_000;
const ofDemo = 38;
const folder = temporaryFolder();

let platform: RunningPlatform;
let line: Awaited<ReturnType<typeof startSlowLine>>;
let till: NetworkTill;

beforeAll(async () => {
  await putEmbeddedDatabase(folder);
  line = await startSlowLine({ slowPath: '/v1/snapshots/network.catalog/', bytesPerTick: 512 });
  platform = await startPlatform({ folder, origin: line.url });
  line.leadTo(platform.url);
  till = await startNetworkTill();
  await till.enrol({ pair: platform.pair, url: line.url }, 'LYO1', '1');
  await until(() => till.isDrained() && till.sync().documents?.upToDateAt !== null);
}, 180_000);
afterAll(async () => {
  await till?.stop();
  await platform?.stop();
  await line?.stop();
}, 120_000);

/** What happens at the platform in the meantime, as if it had taken longer than anything is kept. */
async function monthsPass(): Promise<void> {
  const file = join(folder, 'items.tsv');
  const lines = Array.from({ length: itemCount }, (_, n) => `${gtin13(n)}\tArticle ${n}\t1,50\n`);
  writeFileSync(file, lines.join(''));
  expect(await platformCommand({ folder }, 'import-items', file)).toMatchObject({ code: 0 });
  await atPlatform({ folder }, async (database) => {
    const change = { collection: 'items' as const, erased };
    const written = await inFeedTransaction(database, async (sql) =>
      sql.write([{ scope: 'network', change }]),
    );
    expect(written.ok).toBe(true);
    // One more, so that the erasure is not of the newest transaction.
    await inFeedTransaction(database, async (sql) =>
      sql.write([
        {
          scope: 'network',
          change: { collection: 'settings', document: { id: 'x', kind: 'setting', value: 1 } },
        },
      ]),
    );
    await database.query(`update feed_positions set at = at - $1::int * interval '1 day'`, [
      2 * keptDays,
    ]);
    await forgetOldChanges(database);
  });
}

test('while it is away it sells on', async () => {
  await platform.stop();
  await until(() => till.sync().mode === 'offline');
  for (let sale = 0; sale < 30; sale += 1) await till.sell(sku);
  expect(till.sync().waiting).toBeGreaterThanOrEqual(30);
  await monthsPass();
}, 120_000);

test('it comes back by the snapshot, sends what waited, and sells meanwhile', async () => {
  platform = await startPlatform({ folder, origin: line.url });
  line.leadTo(platform.url);
  await till.retry();
  await until(() => line.asked.some(({ fromByte }) => fromByte === 0));
  const saleMs: number[] = [];
  while (till.shown().itemCount !== itemCount + ofDemo - 1) saleMs.push(await till.sell(sku));
  process.stdout.write(
    `${saleMs.length} sales while the catalog came anew, the slowest in ${Math.max(...saleMs).toFixed(0)} ms\n`,
  );
  expect(saleMs.length).toBeGreaterThan(1);
  expect(await till.scan(erased)).toBe('UNKNOWN_CODE');
  expect(await till.scan(gtin13(itemCount - 1))).toBeNull();
  await until(till.isDrained);
}, 180_000);

test('each of its entries is at the platform once', async () => {
  const own = await entriesAtTill(till.running.folder);
  await platform.stop();
  await atPlatform({ folder }, async (database) => {
    expect(await entriesAtPlatform(database)).toEqual(own);
  });
}, 120_000);
