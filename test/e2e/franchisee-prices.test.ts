import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { loadDemoWhenEmpty } from '../../platform/network/load-demo.ts';
import { startTestApi, type TestApi } from '../support/platform/test-api.ts';
import { embeddedDatabases } from '../support/platform/test-databases.ts';
import { resultOf, runTill } from '../support/run-till.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { until } from '../support/until.ts';
import { watchTill } from '../support/watch-till.ts';

const databases = embeddedDatabases();
let platform: TestApi;
let till: RunningTill;
let client: Awaited<ReturnType<typeof watchTill>>;
let shown: TillSnapshot | null = null;

beforeAll(async () => {
  await databases.start();
  const database = await databases.fresh();
  await loadDemoWhenEmpty(database, 'small');
  platform = await startTestApi(database);
  till = await startTill({ env: { COMPTOIR_DEMO: 'small' } });
  client = await watchTill(till.folder, (snapshot) => {
    shown = snapshot;
  });
}, 120_000);

afterAll(async () => {
  client?.close();
  await till?.stop();
  await platform?.close();
  await databases.stop();
});

const priceOf = async (text: string): Promise<number | undefined> => {
  const found = await client.call('searchItems', { text, limit: 1 });
  return found.ok ? found.value.items[0]?.price.minor : undefined;
};

test('a till of the franchisee’s store in Nantes sells at its store’s and its company’s prices, and the entry says whose', async () => {
  expect(await priceOf('ML001-1')).toBe(7_990);
  const { code } = await platform.pairingFor('NTE1', '1');
  const enrolled = await runTill(till.folder, 'enrol', code, '--platform', platform.url);
  expect(resultOf(enrolled)).toMatchObject({ tillId: 'NTE1-1' });
  await until(() => shown?.storeName === 'Nantes Crébillon');
  // Its store's list, its company's, and the base price of what is in neither.
  expect(await priceOf('ML001-1')).toBe(6_990);
  expect(await priceOf('ML002-1')).toBe(6_190);
  expect(await priceOf('ML005-1')).toBe(990);

  const items = ['ML001-1', 'ML002-1', 'ML005-1'].flatMap((sku) => ['--item', sku]);
  const rung = await runTill(till.folder, 'ring', ...items, '--tender', 'card:141.70');
  expect(resultOf(rung)).toMatchObject({
    lines: [
      { sku: 'ML001-1', unitPriceMinor: 6_990, priceSource: 'list:nantes' },
      { sku: 'ML002-1', unitPriceMinor: 6_190, priceSource: 'list:atlantique' },
      { sku: 'ML005-1', unitPriceMinor: 990, priceSource: 'base' },
    ],
  });
}, 120_000);
