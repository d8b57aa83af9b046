// A till whose disk is gone: a new one takes its place in the store.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

const sku = 'ML002-2';
const folder = temporaryFolder();
let platform: RunningPlatform;
let till: NetworkTill;

beforeAll(async () => {
  await putEmbeddedDatabase(folder);
  platform = await startPlatform({ folder });
  till = await startNetworkTill();
  await till.enrol(platform, 'LYO1', '1');
  await until(async () => till.isDrained() && typeof (await till.stock(sku)) === 'number');
}, 180_000);
afterAll(async () => {
  await till?.stop();
  await platform?.stop();
}, 120_000);

test('its store’s customers, orders and stock come back, in a journal of its own', async () => {
  const openingMilli = (await till.stock(sku)) ?? 0;
  await till.sell(sku);
  await till.ship(sku, 'lyon');
  await until(till.isDrained);
  const [ordered] = await till.orders();
  const lost = await entriesAtTill(till.running.folder);
  const lostJournal = till.shown().journal.journalId;
  await till.stop();
  rmSync(till.running.folder, { recursive: true });

  till = await startNetworkTill();
  await till.enrol(platform, 'LYO1', '1');
  await until(async () => till.isDrained() && (await till.orders()).length === 1);
  expect(till.shown().journal.journalId).not.toBe(lostJournal);
  expect(await till.orders()).toMatchObject([
    {
      id: ordered?.id,
      receiptNumber: ordered?.receiptNumber,
      customerName: ordered?.customerName,
      lines: [{ state: 'allocated' }],
    },
  ]);
  // What the lost till sold is in the document; nobody folds it any more.
  await until(async () => (await till.stock(sku)) === openingMilli - 1_000);
  await till.sell(sku);
  await till.ship(sku, 'lyon');
  expect(await till.stock(sku)).toBe(openingMilli - 2_000);
  await until(till.isDrained);

  const own = await entriesAtTill(till.running.folder);
  await platform.stop();
  await atPlatform({ folder }, async (database) => {
    expect(await entriesAtPlatform(database)).toEqual([...lost, ...own].toSorted());
  });
}, 240_000);
