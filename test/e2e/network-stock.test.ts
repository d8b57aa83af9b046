// A till's open item sheet, a real platform, and another till of the network that sells.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tillIdentity } from '../../contract/document/setting.ts';
import type { NetworkStock } from '../../contract/host/stock-shapes.ts';
import type { DocumentChange } from '../../contract/port/documents.ts';
import type { Database } from '../../platform/database/database.ts';
import { inFeedTransaction } from '../../platform/documents/feed-transaction.ts';
import type { Scope } from '../../platform/documents/scope.ts';
import { rewriteBands } from '../../platform/stock/rewrite-bands.ts';
import { sampleItem, sampleOperator } from '../conformance/sample-documents.ts';
import { tillIdentity as identity } from '../support/journal-kit.ts';
import { addNetwork, journalId, saleOf, sealedEntries } from '../support/platform/push-kit.ts';
import { startTestApi, type TestApi } from '../support/platform/test-api.ts';
import { embeddedDatabases } from '../support/platform/test-databases.ts';
import { temporaryFolder } from '../support/start-till.ts';
import { tillOnFolder } from '../support/till-in-process.ts';
import { until } from '../support/until.ts';

const databases = embeddedDatabases();
let database: Database;
let platform: TestApi;
let till: Awaited<ReturnType<typeof tillOnFolder>>;

beforeAll(async () => {
  await databases.start();
  database = await databases.fresh();
  await addNetwork(database);
  await database.query(
    `insert into stock (place_id, sku, condition, quantity_milli)
     values ('s-1', 'SKU-1', 'sellable', 5000), ('s-1', 'SKU-2', 'sellable', 7000)`,
  );
  platform = await startTestApi(database);
  await write('network', item('SKU-1'), item('SKU-2'), {
    collection: 'operators',
    document: sampleOperator('op-1'),
  });
  const value = tillIdentity.parse({
    ...identity,
    ...{ store: { ...identity.store, id: 's-2' }, till: { id: 't-2', number: '2' } },
  });
  await write('till:t-2', {
    collection: 'settings',
    document: { id: 'till.identity', kind: 'setting', value },
  });
  await rewriteBands(database);
  till = await tillOnFolder(temporaryFolder());
  const { code } = await platform.pairingFor('s-2', '2');
  const enrolled = await till.client.call('enrol', { code, platform: platform.url });
  if (!enrolled.ok) throw new Error(enrolled.error.code);
  await until(async () => (await till.client.call('networkStock', { code: 'SKU-1' })).ok);
}, 120_000);
afterAll(async () => {
  await till?.close();
  await platform?.close();
  await databases.stop();
});

async function write(scope: Scope, ...changes: readonly DocumentChange[]): Promise<void> {
  const written = await inFeedTransaction(database, async (sql) =>
    sql.write(changes.map((change) => ({ scope, change }))),
  );
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}
const item = (id: string): DocumentChange => ({
  collection: 'items',
  document: sampleItem(id, { name: `Article ${id}`, model: 'model' }),
});
/** The sheet of an item, open until `close`. */
function openSheet(sku: string) {
  let shown: NetworkStock | null = null;
  const view = till.client.view('stock', { sku }, (snapshot) => {
    shown = snapshot;
  });
  const now = (): NetworkStock | null => shown;
  return { now, close: view.close };
}
const exact = (stock: NetworkStock | null, sku = 'SKU-1') => {
  const network = stock?.variants[sku]?.network;
  return network?.kind === 'exact' ? network.milli : network?.band;
};

test('a sale at another till is seen in the open sheet, in the cells and in the list', async () => {
  const sheet = openSheet('SKU-1');
  await until(() => sheet.now()?.from === 'live');
  expect([exact(sheet.now()), exact(sheet.now(), 'SKU-2')]).toEqual([5_000, 7_000]);
  // The second question waits at the platform by now.
  await new Promise((resolve) => setTimeout(resolve, 600));

  const seller = await platform.joined('s-1', '1');
  const sold = performance.now();
  await seller.push(journalId, sealedEntries([saleOf(2)]));
  await until(() => exact(sheet.now()) === 3_000);
  process.stdout.write(
    `a sale was in the open sheet ${String(Math.round(performance.now() - sold))} ms after it was pushed\n`,
  );
  expect(sheet.now()?.sources).toMatchObject([
    { kind: 'own', id: 's-2' },
    { kind: 'store', id: 's-1', available: { kind: 'exact', milli: 3_000 } },
  ]);
  sheet.close();
}, 60_000);

test('what is closed asks nothing any more', async () => {
  const asked = () => platform.log().split('POST /v1/stock').length;
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const before = asked();
  await database.query(`update stock set quantity_milli = 9000 where sku = 'SKU-1'`);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(asked()).toBe(before);
}, 60_000);

test('without the platform the exact figures stay with their age, then it is bands, and both say why', async () => {
  const sheet = openSheet('SKU-1');
  await until(() => sheet.now()?.from === 'live');
  await platform.close();
  await until(() => sheet.now()?.from === 'remembered');
  expect(exact(sheet.now())).toBe(9_000);
  expect(sheet.now()?.why?.code).toMatch(/^PLATFORM_/);
  sheet.close();
  // Whoever looks anew has the bands of the last feed.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  const asked = await till.client.call('networkStock', { code: 'SKU-1' });
  expect(asked).toMatchObject({
    ok: true,
    value: { stock: { from: 'bands', variants: { 'SKU-1': { network: { band: '2-5' } } } } },
  });
}, 60_000);
