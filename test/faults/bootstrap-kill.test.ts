// The built till, killed while it begins with its platform's snapshot.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type NetworkTill, startNetworkTill } from '../support/network-till.ts';
import { platformCommand } from '../support/platform/start-platform.ts';
import { putEmbeddedDatabase } from '../support/platform/test-databases.ts';
import { gtin13 } from '../support/run-till.ts';
import { startSlowLine } from '../support/slow-line.ts';
import { type RunningPlatform, startPlatform } from '../support/start-platform.ts';
import { temporaryFolder } from '../support/start-till.ts';
import { until } from '../support/until.ts';

const itemCount = 12_000;
const ofDemo = 38;

let platform: RunningPlatform;
let line: Awaited<ReturnType<typeof startSlowLine>>;
let till: NetworkTill;

beforeAll(async () => {
  const folder = temporaryFolder();
  await putEmbeddedDatabase(folder);
  line = await startSlowLine({ slowPath: '/v1/snapshots/network.catalog/', bytesPerTick: 4_096 });
  // Filled by its first start; then what a retailer sells, and the next start makes the snapshot of it.
  await (await startPlatform({ folder })).stop();
  const file = join(folder, 'items.tsv');
  const lines = Array.from({ length: itemCount }, (_, n) => `${gtin13(n)}\tArticle ${n}\t1,50\n`);
  writeFileSync(file, lines.join(''));
  expect(await platformCommand({ folder }, 'import-items', file)).toMatchObject({ code: 0 });
  platform = await startPlatform({ folder, origin: line.url });
  line.leadTo(platform.url);
  till = await startNetworkTill();
}, 180_000);
afterAll(async () => {
  await till?.stop();
  await platform?.stop();
  await line?.stop();
}, 120_000);

const servingGeneration = () =>
  readFileSync(join(till.running.folder, 'catalog', 'catalog.current'), 'utf8');
const downloads = () => line.asked.filter(({ fromByte }) => fromByte !== null);

async function killHost(): Promise<void> {
  const pid = till.running.hostPid();
  process.kill(pid, 'SIGKILL');
  await until(() => till.running.hostPid() !== pid);
  await till.rejoin();
}

test('killed in the middle of the download it goes on from there, and sells meanwhile', async () => {
  const before = servingGeneration();
  await till.enrol({ pair: platform.pair, url: line.url }, 'LYO1', '1');
  await until(() => line.slowBytes() > 50_000);
  await till.sell('ML016-1');
  await killHost();
  expect(servingGeneration()).toBe(before);
  expect(till.shown().itemCount).toBe(ofDemo);
  await till.sell('ML016-1');
  await until(() => downloads().length > 1);
  const [first, second] = downloads();
  expect(first?.fromByte).toBe(0);
  expect(second?.fromByte).toBeGreaterThan(0);
}, 120_000);

test('killed while it fills its catalog it serves the old one, fills anew, and then serves all of it', async () => {
  const before = servingGeneration();
  await until(() => (till.sync().documents?.filling?.count ?? 0) > 0);
  await killHost();
  expect(servingGeneration()).toBe(before);
  await till.sell('ML016-1');
  await until(() => till.shown().itemCount === itemCount + ofDemo);
  await until(till.isDrained);
  expect(servingGeneration()).not.toBe(before);
  for (const n of [0, 7_777, itemCount - 1]) expect(await till.scan(gtin13(n))).toBeNull();
  // What was whole on the disk was not asked for again.
  expect(downloads()).toHaveLength(2);
}, 120_000);
