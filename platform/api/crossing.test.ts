// Tries to cross every route of the platform. A new route needs one line in `routes`, or the first
// test fails:
//
//   'GET /v1/things/{thingId}': { is: 'till', path: '/v1/things/mine', ofAnotherStore: 'NOT_YOUR_THING' },
//
// `path` and `body` are a request that till 1 of store s-1 may make; `beforeEach` sets up what is its
// own. `ofAnotherStore` is what a till of store s-2 is answered to the very same request: 'OK' only
// where the answer is made for whoever asks, which a test beside the route then shows.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { open } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { maximumPushBytes } from '../../contract/platform/push-entries.ts';
import { placeOrderRequest } from '../../contract/platform/shop.ts';
import { sampleCustomer, sampleItem } from '../../test/conformance/sample-documents.ts';
import {
  type Answer,
  ask,
  codeOf,
  type TestTill,
  testTill,
} from '../../test/support/platform/platform-till.ts';
import {
  addNetwork,
  journalId,
  saleOf,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { startTestApi, type TestApi } from '../../test/support/platform/test-api.ts';
import { embeddedDatabases } from '../../test/support/platform/test-databases.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import { revokeTill } from '../enrolment/revoke.ts';
import { revokeClient } from '../shop/api-clients.ts';
import { placeOrder, webOrderId } from '../shop/place-order.ts';

const own = sealedEntries([saleOf(1)]);
const anyId = 'x'.repeat(43);
/** Any file will do. */
const snapshot = {
  ...{ id: anyId, position: { epoch: 'e', seq: 1, tag: 't' }, sha256: anyId },
  ...{ documentCount: 1, byteCount: 100 },
};

/** Two pieces of the kit's article, sent to somebody. */
const shopOrder = {
  ...{ reference: 'W-1', takenAt: '2026-11-22T10:00:00Z', currency: 'EUR' },
  lines: [{ line: 1, group: 1, sku: 'SKU-1', quantity: 2, amountMinor: 240 }],
  groups: [
    {
      ...{ number: 1, fulfilment: 'ship', method: 'home' },
      address: { name: 'C. D.', street: '1 rue', postcode: '69001', city: 'Lyon', country: 'FR' },
    },
  ],
  contact: { name: 'Camille Durand' },
};
const clientId = 'client-of-the-tests';
const clientKey = 'cpt_key-of-the-tests';
const placedOrder = webOrderId(clientId, 'W-0');

const routes: Record<string, Crossing> = {
  'GET /health': { is: 'open', path: '/health' },
  'GET /ready': { is: 'open', path: '/ready' },
  'POST /v1/enrolments': { is: 'open', path: '/v1/enrolments', body: {} },
  'POST /v1/tokens': { is: 'open', path: '/v1/tokens', body: {} },
  'GET /metrics': { is: 'secret', secret: 'metrics-secret', path: '/metrics' },
  'POST /v1/pairings': {
    ...{ is: 'secret', secret: 'operations-secret', path: '/v1/pairings' },
    body: { storeId: 's-1', tillNumber: '1' },
  },
  'POST /v1/tills/{tillId}/revocation': {
    ...{ is: 'secret', secret: 'operations-secret', path: '/v1/tills/t-2/revocation', body: {} },
  },
  'POST /v1/clients': {
    ...{ is: 'secret', secret: 'operations-secret', path: '/v1/clients' },
    body: { name: 'Boutique', storeId: 's-1' },
  },
  'POST /v1/clients/{clientId}/revocation': {
    ...{ is: 'secret', secret: 'operations-secret', body: {} },
    path: '/v1/clients/client-to-revoke/revocation',
  },
  'POST /v1/shop/availability': {
    ...{ is: 'client', path: '/v1/shop/availability', body: { skus: ['SKU-1'] } },
  },
  'POST /v1/shop/prices': {
    ...{ is: 'client', path: '/v1/shop/prices' },
    body: { lines: [{ sku: 'SKU-1', quantity: '1' }] },
  },
  'POST /v1/shop/orders': { is: 'client', path: '/v1/shop/orders', body: shopOrder },
  'GET /v1/shop/customers/{customerId}/wishes': {
    ...{ is: 'client', path: '/v1/shop/customers/customer-0000000000001/wishes' },
  },
  'POST /v1/shop/customers/{customerId}/wishes': {
    ...{ is: 'client', path: '/v1/shop/customers/customer-0000000000001/wishes' },
    body: { add: ['SKU-1'] },
  },
  'GET /v1/shop/orders/{orderId}': { is: 'client', path: `/v1/shop/orders/${placedOrder}` },
  'POST /v1/shop/orders/{orderId}/cancellation': {
    ...{ is: 'client', path: `/v1/shop/orders/${placedOrder}/cancellation` },
    body: { reference: 'A-1', lines: [{ line: 1, quantity: 1 }] },
  },
  'POST /v1/orders/{orderId}/steps': {
    ...{ is: 'client', path: `/v1/orders/${placedOrder}/steps` },
    body: { reference: 'T-1', kind: 'delivered', lines: [{ line: 1, quantity: 1 }] },
  },
  'POST /v1/webhooks': {
    ...{ is: 'client', path: '/v1/webhooks' },
    body: { url: 'https://shop.example/hook', kinds: ['order.changed'] },
  },
  'GET /v1/webhooks': { is: 'client', path: '/v1/webhooks' },
  'POST /v1/webhooks/{webhookId}/replay': {
    ...{ is: 'client', path: '/v1/webhooks/wh_nobody/replay' },
    body: { since: '2026-11-22T00:00:00Z' },
  },
  'POST /v1/webhooks/{webhookId}/removal': {
    ...{ is: 'client', path: '/v1/webhooks/wh_nobody/removal', body: {} },
  },
  'POST /v1/items': {
    ...{ is: 'secret', secret: 'operations-secret', path: '/v1/items', body: { items: [] } },
  },
  'GET /v1/reports/{storeId}/{span}/{businessDay}': {
    ...{ is: 'secret', secret: 'operations-secret', path: '/v1/reports/s-1/day/2026-11-22' },
  },
  'GET /v1/stored-values/liabilities/{businessDay}': {
    ...{ is: 'secret', secret: 'operations-secret' },
    path: '/v1/stored-values/liabilities/2026-11-22',
  },
  'GET /v1/stored-values/liabilities/{businessDay}/csv': {
    ...{ is: 'secret', secret: 'operations-secret' },
    path: '/v1/stored-values/liabilities/2026-11-22/csv',
  },
  'GET /v1/order-allocations/{order}': {
    ...{ is: 'secret', secret: 'operations-secret', path: '/v1/order-allocations/C-1' },
  },
  'POST /v1/customers/erase': {
    ...{ is: 'secret', secret: 'operations-secret', path: '/v1/customers/erase' },
    body: { customerId: 'nobody' },
  },
  'POST /v1/customers/export': {
    ...{ is: 'secret', secret: 'operations-secret', path: '/v1/customers/export' },
    body: { customerId: 'customer-to-erase' },
  },
  'POST /v1/customers/inactive': {
    ...{ is: 'secret', secret: 'operations-secret', path: '/v1/customers/inactive' },
    body: { erases: false },
  },
  'POST /v1/customers/erase-at-till': {
    ...{ is: 'till', path: '/v1/customers/erase-at-till', ofAnotherStore: 'CUSTOMER_GONE' },
    body: { customerId: 'customer-to-erase', operatorId: 'op-1' },
  },
  // Of the whole network, for who was erased may have been at any till: random ids, and no more.
  'POST /v1/erasures': {
    ...{ is: 'till', path: '/v1/erasures', body: { after: null }, ofAnotherStore: 'OK' },
  },
  'GET /v1/quarantine': { is: 'secret', secret: 'operations-secret', path: '/v1/quarantine' },
  'POST /v1/quarantine/reapplication': {
    ...{ is: 'secret', secret: 'operations-secret', path: '/v1/quarantine/reapplication' },
    body: { journalId: null },
  },
  'POST /v1/master-data/{kind}/import': {
    ...{ is: 'secret', secret: 'operations-secret', path: '/v1/master-data/items/import' },
    body: { lines: [], isTrial: false },
  },
  'POST /v1/master-data/{kind}/export': {
    ...{ is: 'secret', secret: 'operations-secret', path: '/v1/master-data/items/export' },
    body: { after: '' },
  },
  'POST /v1/journals/{journalId}/entries': {
    ...{ is: 'till', path: `/v1/journals/${journalId}/entries`, body: { entries: own } },
    ofAnotherStore: 'NOT_YOUR_JOURNAL',
  },
  'GET /v1/journals/{journalId}': {
    ...{ is: 'till', path: `/v1/journals/${journalId}`, ofAnotherStore: 'NOT_YOUR_JOURNAL' },
  },
  'POST /v1/feeds': {
    ...{ is: 'till', path: '/v1/feeds', ofAnotherStore: 'NOT_YOUR_JOURNAL' },
    body: { feeds: [{ feed: 'store.till', position: null }], journalId },
  },
  'POST /v1/feeds/wait': {
    ...{ is: 'till', path: '/v1/feeds/wait', ofAnotherStore: 'OK' },
    // Beyond what there is, so that it is answered at once.
    body: { feeds: [{ feed: 'network.till', seq: 1_000_000 }] },
  },
  // What every till of the network may know, so any may have it.
  'POST /v1/stock': {
    ...{ is: 'till', path: '/v1/stock', body: { skus: ['SKU-1'] }, ofAnotherStore: 'OK' },
  },
  'POST /v1/stock/wait': {
    ...{ is: 'till', path: '/v1/stock/wait', ofAnotherStore: 'OK' },
    // Of other figures, so that it is answered at once.
    body: { skus: ['SKU-1'], mark: '' },
  },
  // Goods of one store come back in another; no person is told of.
  'POST /v1/receipts/find': {
    ...{ is: 'till', path: '/v1/receipts/find', ofAnotherStore: 'OK' },
    body: { by: 'place', of: { journalId, sequence: 2 } },
  },
  // A card is good in every store; its number is asked for, never told.
  'POST /v1/stored-values/find': {
    ...{ is: 'till', path: '/v1/stored-values/find', ofAnotherStore: 'OK' },
    body: { number: 'G00000000000', ownJournals: [], holdFor: null },
  },
  'POST /v1/stored-values/release': {
    ...{ is: 'till', path: '/v1/stored-values/release', ofAnotherStore: 'OK' },
    body: { number: 'G00000000000', basketId: 'basket-0000000000001' },
  },
  'POST /v1/orders/find': {
    ...{ is: 'till', path: '/v1/orders/find', ofAnotherStore: 'OK' },
    body: { by: 'id', ids: [placedOrder] },
  },
  // Who a customer of the retailer is, any of its stores may know; what is asked for comes by the store’s own feed.
  'POST /v1/customers/find': {
    ...{ is: 'till', path: '/v1/customers/find', ofAnotherStore: 'OK' },
    body: { text: 'durand', limit: 1, country: 'FR' },
  },
  'POST /v1/customers/history': {
    ...{ is: 'till', path: '/v1/customers/history', ofAnotherStore: 'OK' },
    body: { customerId: 'customer-of-another', before: null },
  },
  'POST /v1/customers/bring': {
    ...{ is: 'till', path: '/v1/customers/bring', ofAnotherStore: 'OK' },
    body: { customerId: 'nobody' },
  },
  // Goods and promises of one store are gone on with in another; no person is told of.
  'POST /v1/dossiers/bring': {
    ...{ is: 'till', path: '/v1/dossiers/bring', ofAnotherStore: 'OK' },
    body: { number: 'D-1-000001-AA' },
  },
  'GET /v1/stores/{storeId}/report/{span}/{businessDay}': {
    ...{ is: 'till', path: '/v1/stores/s-1/report/week/2026-11-22' },
    ofAnotherStore: 'NOT_YOUR_STORE',
  },
  'GET /v1/snapshots/network.catalog': {
    ...{ is: 'till', path: '/v1/snapshots/network.catalog', ofAnotherStore: 'OK' },
  },
  'GET /v1/snapshots/network.catalog/{id}': {
    ...{ is: 'till', path: `/v1/snapshots/network.catalog/${anyId}`, ofAnotherStore: 'OK' },
  },
};

/** `body`: of what is posted. */
type Crossing = { path: string; body?: unknown } & (
  | { is: 'open' }
  | { is: 'client' }
  | { is: 'secret'; secret: string }
  | { is: 'till'; ofAnotherStore: string }
);

const secrets = { operations: 'operations-secret', metrics: 'metrics-secret' };
const databases = embeddedDatabases();
let database: Database;
let platform: TestApi;
let till: TestTill;

beforeAll(() => databases.start());
afterAll(() => databases.stop());
beforeEach(async () => {
  database = await databases.fresh();
  await addNetwork(database);
  platform = await startTestApi(database, {
    secrets,
    snapshots: {
      manifest: () => Promise.resolve(snapshot),
      open: async () => ({ file: await open(import.meta.filename), manifest: snapshot }),
    },
  });
  till = await platform.joined();
  await till.push(journalId, own);
  await addShop(database);
  // News, so that nobody waits for any.
  const news = { id: 'x', kind: 'setting' as const, value: 1 };
  await inFeedTransaction(database, async (sql) =>
    sql.write([
      { scope: 'network', change: { collection: 'settings', document: news } },
      {
        scope: 'store:s-1',
        change: { collection: 'customers', document: sampleCustomer('customer-to-erase') },
      },
    ]),
  );
  return () => platform.close();
});

test('every route of the platform is crossed here, and as open as this says', async () => {
  const { body } = await ask(platform.url, '/openapi.json');
  const served = Object.entries(openApi.parse(body).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => {
      const [scheme = { open: [] }] = security;
      return [`${method.toUpperCase()} ${path}`, Object.keys(scheme)[0]];
    }),
  );
  const crossed = Object.entries(routes).map(([route, { is }]) => [route, is]);
  expect(Object.fromEntries(crossed)).toEqual(Object.fromEntries(served));
});
const openApi = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ security: z.array(z.record(z.string(), z.unknown())) })),
  ),
});

describe.each(those((crossing) => crossing.is === 'till'))('%s, for tills', (route, crossing) => {
  const { shown, asked, ofTill } = request(route, crossing);

  test('lets the till in that it is for, and nobody else', async () => {
    const other = await platform.joined('s-2', '2');
    const thief = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { authorization = '' } = await ofTill();
    const { dpop: othersProof = '' } = await ofTill(other);
    expect(await shown({})).toBe('NOT_ENROLLED');
    expect(await shown(bearer(secrets.operations))).toBe('NOT_ENROLLED');
    expect(await shown({ authorization: `DPoP ${secrets.operations}` })).toBe('NOT_ENROLLED');
    expect(await shown(bearer(till.token()))).toBe('NOT_ENROLLED');
    expect(await shown({ authorization })).toBe('PROOF_REFUSED');
    expect(await shown({ authorization, dpop: othersProof })).toBe('PROOF_REFUSED');
    expect(await shown(await ofTill(till, { key: thief }))).toBe('PROOF_REFUSED');
    expect(await shown(await till.shown('GET', '/v1/journals/elsewhere'))).toBe('PROOF_REFUSED');
    const ofAnotherStore = 'ofAnotherStore' in crossing ? crossing.ofAnotherStore : '';
    expect(await shown(await ofTill(other))).toBe(ofAnotherStore);
    expect((await asked(await ofTill())).status).toBe(200);
  });

  test('turns away a till that has another key by now, or was revoked', async () => {
    const renewed = await platform.joined();
    expect(await shown(await ofTill(till))).toBe('NOT_ENROLLED');
    expect((await asked(await ofTill(renewed))).status).toBe(200);
    await revokeTill(database, { tillId: 't-1', nowMs: Date.now() });
    expect(await shown(await ofTill(renewed))).toBe('TILL_REVOKED');
  });
});

describe.each(those(({ is }) => is === 'client'))('%s, for clients', (route, crossing) => {
  test('takes a client’s key, and nothing else, until it is revoked', async () => {
    const { shown, asked, ofTill, right } = request(route, crossing);
    for (const headers of [{}, bearer('x'), bearer(secrets.operations), bearer(till.token())])
      expect(await shown(headers)).toBe('CLIENT_UNKNOWN');
    expect(await shown(await ofTill())).toBe('CLIENT_UNKNOWN');
    expect(await shown({ authorization: `DPoP ${clientKey}` })).toBe('CLIENT_UNKNOWN');
    expect((await asked(await right())).status).toBe(200);
    await revokeClient(database, clientId, Date.now());
    expect(await shown(await right())).toBe('CLIENT_UNKNOWN');
  });
});

describe.each(those(({ is }) => is === 'secret'))('%s, for a secret', (route, crossing) => {
  test('takes that secret, and nothing else', async () => {
    const { shown, asked, ofTill, right } = request(route, crossing);
    const authorization = `DPoP ${secrets.operations}`;
    const { authorization: rightOne = '' } = await right();
    const [otherOne] = Object.values(secrets).filter((secret) => !rightOne.includes(secret));
    for (const headers of [{}, bearer('x'), bearer(otherOne ?? ''), bearer(till.token())])
      expect(await shown(headers)).toBe('NOT_ENROLLED');
    expect(await shown(await ofTill())).toBe('NOT_ENROLLED');
    expect(await shown({ authorization })).toBe('NOT_ENROLLED');
    expect((await asked(await right())).status).toBe(200);
  });
});

describe.each(those(({ body }) => body !== undefined))('%s, with a body', (route, crossing) => {
  test('takes none that is too large, or no JSON', async () => {
    const { shown, right } = request(route, crossing);
    const large = { 'a member': 'x'.repeat(maximumPushBytes) };
    expect(await shown(await right(), { body: large })).toBe('PUSH_TOO_LARGE');
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x']) {
      const headers = { ...(await right()), 'content-type': type };
      expect([type, await shown(headers)]).toEqual([type, 'BAD_REQUEST']);
    }
    for (const body of ['{"unfinished', ''])
      expect([body, await shown(await right(), { body })]).toEqual([body, 'BAD_REQUEST']);
  });
});

describe.each(those(() => true))('%s, without end', (route, crossing) => {
  test('says when to come back', async () => {
    const { shown, right } = request(route, crossing);
    const stop = new AbortController();
    const atOnce = crossing.is === 'till' || crossing.is === 'client' ? 61 : 301;
    // The first that is slowed is enough: others may wait for news as long as they like.
    const slowed = Array.from({ length: atOnce }, async () => {
      const answer = await shown(await right(), { signal: stop.signal });
      return answer === 'TOO_MANY_REQUESTS' ? answer : Promise.reject(new Error(answer));
    });
    const first = await Promise.any(slowed).catch(() => 'all were answered');
    expect(first).toBe('TOO_MANY_REQUESTS');
    stop.abort();
    await Promise.allSettled(slowed);
  });
});

function those(are: (crossing: Crossing) => boolean): [string, Crossing][] {
  return Object.entries(routes).filter(([, crossing]) => are(crossing));
}

function bearer(secret: string): Record<string, string> {
  return { authorization: `Bearer ${secret}` };
}

/** The request of a route: made with any headers, and as it should be. */
function request(route: string, crossing: Crossing) {
  const [method = ''] = route.split(' ', 1);

  function asked(
    headers: Record<string, string>,
    { body = crossing.body, signal = null }: { body?: unknown; signal?: AbortSignal | null } = {},
  ): Promise<Answer> {
    const isJson = body !== undefined && !('content-type' in headers);
    return ask(platform.url, crossing.path, {
      method,
      signal,
      headers: { ...(isJson && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }
  const ofTill = (as = till, changes = {}) => as.shown(method, crossing.path, changes);

  return {
    asked,
    ofTill,
    async shown(...given: Parameters<typeof asked>): Promise<string> {
      return codeOf(await asked(...given));
    },
    async right(): Promise<Record<string, string>> {
      if (crossing.is === 'till') return await ofTill();
      if (crossing.is === 'client') return bearer(clientKey);
      return crossing.is === 'secret' ? bearer(crossing.secret) : {};
    },
  };
}

/** A client of the first store with an order, and one to be revoked. */
async function addShop(database: Database): Promise<void> {
  for (const [id, key] of [
    [clientId, clientKey],
    ['client-to-revoke', 'cpt_other'],
  ] as const) {
    const keyHash = createHash('sha256').update(key).digest('base64url');
    await database.query(
      `insert into api_clients (id, name, store_id, key_hash, created_at_ms) values ($1, '', 's-1', $2, 0)`,
      [id, keyHash],
    );
  }
  const item = sampleItem('SKU-1');
  await inFeedTransaction(database, async (sql) =>
    sql.write([
      { scope: 'network', change: { collection: 'items', document: item } },
      {
        scope: 'store:s-1',
        change: {
          collection: 'customers',
          document: sampleCustomer('customer-0000000000001'),
        },
      },
    ]),
  );
  await database.query(
    `insert into stock (place_id, sku, condition, quantity_milli) values ('s-2', 'SKU-1', 'sellable', 9000)
     on conflict do nothing`,
  );
  const placed = placeOrderRequest.parse({ ...shopOrder, reference: 'W-0' });
  const order = await placeOrder(database, { ...placed, clientId, storeId: 's-1' }, Date.now());
  if (!order.ok) throw new Error(order.error.code);
  // One piece is on its way, the other can be cancelled.
  await database.query(
    `with halved as (update order_parts set quantity_milli = 1000 returning order_id, line, source_id)
     insert into order_parts (order_id, line, part, quantity_milli, state, source_id)
     select order_id, line, 2, 1000, 'shipped', source_id from halved`,
  );
}

test('a path of an older protocol tells the till so, one of a newer its platform', async () => {
  const stranger = testTill(platform.url);
  expect(codeOf(await stranger.ask('/v0/journals/x'))).toBe('TILL_TOO_OLD');
  expect((await stranger.ask('/v0/tokens', {})).status).toBe(410);
  expect(codeOf(await stranger.ask('/v2/tokens', {}))).toBe('PLATFORM_TOO_OLD');
  expect(codeOf(await stranger.ask('/v1/nothing'))).toBe('UNKNOWN_ROUTE');
});
