// A platform that is put back to an older copy of its data while its tills went on.
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openingStock } from '../../platform/demo/opening-stock.ts';
import { demoPlaces } from '../../platform/demo/places.ts';
import { demoItems } from '../../platform/demo/retailer.ts';
import { type NetworkTill, startNetworkTill } from '../support/network-till.ts';
import { platformCommand } from '../support/platform/start-platform.ts';
import {
  atPlatform,
  entriesAtPlatform,
  entriesAtTill,
  stockAtPlatform,
} from '../support/platform/stored-at-platform.ts';
import { putEmbeddedDatabase } from '../support/platform/test-databases.ts';
import { gtin13 } from '../support/run-till.ts';
import { type RunningPlatform, startPlatform } from '../support/start-platform.ts';
import { temporaryFolder } from '../support/start-till.ts';
import { until } from '../support/until.ts';

const sku = 'ML002-2';
const placeId = 'LYO1';
const openingMilli =
  openingStock(demoItems('small'), demoPlaces()).find(
    (each) => each.sku === sku && each.placeId === placeId,
  )?.onHandMilli ?? 0;

const folder = temporaryFolder();
const copy = join(temporaryFolder(), 'copy');
let platform: RunningPlatform;
/** Enrolled before the copy was made. */
let first: NetworkTill;
/** Enrolled after it: the restored platform has never heard of it. */
let second: NetworkTill;
let port: number;
let soldPieces = 0;

beforeAll(async () => {
  await putEmbeddedDatabase(folder);
  platform = await startPlatform({ folder });
  port = Number(new URL(platform.url).port);
  first = await startNetworkTill();
  second = await startNetworkTill();
}, 120_000);
afterAll(async () => {
  await first?.stop();
  await second?.stop();
  await platform?.stop();
}, 120_000);

async function sell(till: NetworkTill, pieces: number): Promise<void> {
  for (let piece = 0; piece < pieces; piece += 1) await till.sell(sku);
  soldPieces += pieces;
}

/** Items from this number on, which only the platform of that time has. */
async function importItems(from: number, count: number): Promise<void> {
  const file = join(temporaryFolder(), 'items.tsv');
  const lines = Array.from({ length: count }, (_, n) => `${gtin13(from + n)}\tArticle\t1,50\n`);
  writeFileSync(file, lines.join(''));
  expect(await platformCommand({ folder }, 'import-items', file)).toMatchObject({ code: 0 });
}

test('two tills go on after the copy was made: they sell, ship, hear of new items', async () => {
  await first.enrol(platform, placeId, '1');
  await until(first.isDrained);
  await until(async () => (await first.stock(sku)) === openingMilli);
  await sell(first, 1);
  await first.ship(sku, 'lyon');
  await until(first.isDrained);

  await platform.stop();
  cpSync(folder, copy, { recursive: true });
  platform = await startPlatform({ folder, port });

  await second.enrol(platform, placeId, '2');
  await importItems(1, 3);
  await first.retry();
  await sell(first, 2);
  await first.ship(sku, 'lyon');
  await until(() => second.sync().mode === 'online');
  await sell(second, 1);
  await until(() => first.isDrained() && second.isDrained());
  await until(async () => (await first.scan(gtin13(1))) === null);
}, 180_000);

test('the restored platform, which has written on meanwhile, gets everything again', async () => {
  process.kill(platform.pid, 'SIGKILL');
  await platform.stop();
  await sell(first, 1);
  await sell(second, 1);
  rmSync(folder, { recursive: true });
  cpSync(copy, folder, { recursive: true });
  // Far beyond where the tills stand: their positions are numbers of another past here.
  await importItems(500, 300);
  platform = await startPlatform({ folder, port });
  await first.retry();
  await until(first.isDrained);

  // To be known again a till needs a code; nothing of what it sold is lost by that.
  await second.retry();
  await until(() => second.sync().why?.code === 'NOT_ENROLLED');
  await sell(second, 1);
  await second.enrol(platform, placeId, '2');
  await until(second.isDrained);
}, 180_000);

test('the tills have the documents of the restored platform, and their own work in them', async () => {
  for (const till of [first, second]) {
    await until(() => till.shown().itemCount === 38 + 300);
    expect(await till.scan(gtin13(500))).toBeNull();
    expect(await till.scan(gtin13(1))).toBe('UNKNOWN_CODE');
    await until(async () => (await till.stock(sku)) === openingMilli - 1_000 * soldPieces);
    await until(async () => (await till.orders()).length === 2);
    const orders = await till.orders();
    expect(orders.flatMap(({ lines }) => lines.map(({ state }) => state))).toEqual([
      'allocated',
      'allocated',
    ]);
  }
});

test('every entry is at the platform once, as the tills have it, and moved the stock once', async () => {
  const own = [
    ...(await entriesAtTill(first.running.folder)),
    ...(await entriesAtTill(second.running.folder)),
  ].toSorted();
  await platform.stop();
  await atPlatform({ folder }, async (database) => {
    expect(await entriesAtPlatform(database)).toEqual(own);
    expect(await stockAtPlatform(database, { placeId, sku })).toEqual({
      quantityMilli: openingMilli - 1_000 * soldPieces,
      movedMilli: -1_000 * soldPieces,
    });
    const [counts] = await database.query(
      `select (select count(*)::int from quarantine) as quarantined,
              (select count(*)::int from orders) as orders,
              (select sum(reserved_milli)::int from stock) as reserved`,
    );
    expect(counts).toEqual({ quarantined: 0, orders: 2, reserved: 2_000 });
  });
}, 120_000);
