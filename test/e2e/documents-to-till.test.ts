import { afterAll, beforeAll, expect, test } from 'vitest';
import { tillIdentity } from '../../contract/document/setting.ts';
import { placeStockId } from '../../contract/document/stock.ts';
import type { TillSnapshot } from '../../contract/host/views.ts';
import type { DocumentChange } from '../../contract/port/documents.ts';
import type { Database } from '../../platform/database/database.ts';
import { inFeedTransaction } from '../../platform/documents/feed-transaction.ts';
import type { Scope } from '../../platform/documents/scope.ts';
import { sampleItem, sampleOperator } from '../conformance/sample-documents.ts';
import { tillIdentity as identity } from '../support/journal-kit.ts';
import { addNetwork } from '../support/platform/push-kit.ts';
import { startTestApi, type TestApi } from '../support/platform/test-api.ts';
import { embeddedDatabases } from '../support/platform/test-databases.ts';
import { resultOf, runTill } from '../support/run-till.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { until } from '../support/until.ts';
import { watchTill } from '../support/watch-till.ts';

const databases = embeddedDatabases();
let database: Database;
let platform: TestApi;
let till: RunningTill;
let client: Awaited<ReturnType<typeof watchTill>>;
let shown: TillSnapshot | null = null;

beforeAll(async () => {
  await databases.start();
  database = await databases.fresh();
  await addNetwork(database);
  platform = await startTestApi(database);
  till = await startTill({ env: { COMPTOIR_DEMO: 'small' } });
  await connect();
}, 120_000);

afterAll(async () => {
  client?.close();
  await till?.stop();
  await platform?.close();
  await databases.stop();
});

async function connect(): Promise<void> {
  client = await watchTill(till.folder, (snapshot) => {
    shown = snapshot;
  });
}

async function write(scope: Scope, ...changes: readonly DocumentChange[]): Promise<void> {
  const written = await inFeedTransaction(database, async (sql) =>
    sql.write(changes.map((change) => ({ scope, change }))),
  );
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}
const item = (id: string, minor: number): DocumentChange => ({
  collection: 'items',
  document: sampleItem(id, { name: `Article ${id}`, price: { minor, currency: 'EUR' } }),
});
const found = async (text: string) => {
  const answer = await client.call('searchItems', { text, limit: 5 });
  return answer.ok ? answer.value.items.map(({ id, price }) => `${id} ${String(price.minor)}`) : [];
};

test('a till that is enrolled where nothing is made for it yet sells on with what it has', async () => {
  const { code } = await platform.pairingFor('s-1', '1');
  const enrolled = await runTill(till.folder, 'enrol', code, '--platform', platform.url);
  expect(resultOf(enrolled)).toMatchObject({ tillId: 't-1' });
  await until(() => shown?.sync.mode === 'online');
  expect(shown).toMatchObject({ storeName: 'Lyon Part-Dieu', itemCount: 38 });
  expect(shown?.sync.documents).toMatchObject({ upToDateAt: null });
});

test('what the platform has then takes the place of all that the till began with', async () => {
  await write('network', item('P-1', 1_000), item('P-2', 2_000), {
    collection: 'operators',
    document: sampleOperator('op-1'),
  });
  await write('till:t-1', {
    collection: 'settings',
    document: {
      id: 'till.identity',
      kind: 'setting',
      value: tillIdentity.parse({ ...identity, priceList: '' }),
    },
  });
  await until(() => shown?.itemCount === 2 && shown.storeName === identity.store.name);
  expect(await found('article')).toEqual(['P-1 1000', 'P-2 2000']);
  await until(() => shown?.sync.documents?.upToDateAt !== null);
});

test('a changed price is here within a moment', async () => {
  await write('network', item('P-1', 1_500));
  const changedMs = Date.now();
  await until(async () => (await found('P-1'))[0] === 'P-1 1500');
  process.stdout.write(`a price was here ${String(Date.now() - changedMs)} ms later\n`);
});

test('the stock of its store is shown with what the till sold itself, at once and whatever comes back', async () => {
  await database.query(
    `insert into stock (place_id, sku, condition, quantity_milli)
     values ('s-1', 'P-1', 'sellable', 5000)`,
  );
  await write('store:s-1', {
    collection: 'stock',
    document: {
      ...{ id: placeStockId('s-1', 'P-1'), kind: 'place-stock', sku: 'P-1', placeId: 's-1' },
      ...{ onHandMilli: 5_000, reservedMilli: 0, safetyMilli: 0 },
    },
  });
  await until(async () => (await stockOf('P-1')) === 5_000);
  // Never counted here: unknown, not none.
  expect(await stockOf('P-2')).toBeNull();

  platform.breakDatabase(new Error('away'));
  const sold = await runTill(till.folder, 'ring', '--item', 'P-1', '--tender', 'cash:100');
  expect(sold.code).toBe(0);
  expect(await stockOf('P-1')).toBe(4_000);

  platform.breakDatabase(null);
  await client.call('retrySync', {});
  const pushedMs = Date.now();
  await until(async () => {
    expect(await stockOf('P-1')).toBe(4_000);
    const heardAt = Date.parse(shown?.sync.documents?.upToDateAt ?? '');
    return (
      shown?.sync.waiting === 0 && heardAt > pushedMs && (await documentAtPlatform()) === 4_000
    );
  });
  // The page with the new document is here within a moment; nothing that is shown may tell.
  const laterMs = Date.now() + 3_000;
  while (Date.now() < laterMs) expect(await stockOf('P-1')).toBe(4_000);
  await till.stop();
  till = await startTill({ folder: till.folder, signedOff: true });
  await connect();
  expect(await stockOf('P-1')).toBe(4_000);
});

async function stockOf(sku: string): Promise<number | null | undefined> {
  const answer = await client.call('variantsOf', { sku });
  return answer.ok ? answer.value.stock[sku]?.ownMilli : undefined;
}

async function documentAtPlatform(): Promise<unknown> {
  const [row] = await database.query(
    `select (content ->> 'onHandMilli')::int as milli from documents where id = $1`,
    [placeStockId('s-1', 'P-1')],
  );
  return row?.milli;
}
