import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sampleItem } from '../../test/conformance/sample-documents.ts';
import { stepDraft } from '../../test/support/placed-orders.ts';
import {
  addNetwork,
  push,
  pushContext,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { startTestApi, type TestApi } from '../../test/support/platform/test-api.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import { openWebShop, type WebShop } from '../../test/support/platform/web-shop.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import { erasePersonal } from '../journals/erase-personal.ts';
import { deliverWebhooks, type WebhookPost } from '../webhooks/deliver-webhooks.ts';
import { addClient } from './api-clients.ts';

const address = {
  ...{ name: 'Camille Durand', street: '12 rue Mercière', postcode: '69002' },
  ...{ city: 'Lyon', country: 'FR' },
};
const order = {
  ...{ reference: 'W-1001', takenAt: '2026-11-22T10:00:00Z', currency: 'EUR' },
  lines: [{ line: 1, group: 1, sku: 'SKU-1', quantity: 2, amountMinor: 2_000 }],
  groups: [{ number: 1, fulfilment: 'ship', method: 'home', address }],
  contact: { name: 'Camille Durand', phone: '0600000000', email: 'camille@example.org' },
};
const toCollect = {
  ...order,
  groups: [{ number: 1, fulfilment: 'pickup', storeId: 's-1' }],
};

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`A web shop, on ${databases.name}`, () => {
    let database: Database;
    let platform: TestApi;
    let shop: WebShop;

    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      await database.query(
        `insert into places (id, company_id, kind, name, details)
         values ('w-1', 'c-1', 'warehouse', 'Entrepôt', '{}')`,
      );
      const item = sampleItem('SKU-1', { price: { minor: 1_000, currency: 'EUR' } });
      await inFeedTransaction(database, async (sql) =>
        sql.write([{ scope: 'network', change: { collection: 'items', document: item } }]),
      );
      await database.query(
        `insert into stock (place_id, sku, condition, quantity_milli, safety_milli) values
           ('w-1', 'SKU-1', 'sellable', 3000, 0), ('s-1', 'SKU-1', 'sellable', 3000, 1000)`,
      );
      platform = await startTestApi(database);
      const client = await addClient(
        database,
        { name: 'Boutique', storeId: 's-2', isNetworkWide: false },
        { random: randomBytes, nowMs: Date.now() },
      );
      if (!client.ok) throw new Error(client.error.code);
      shop = await openWebShop(platform.url, client.value.key);
      return async () => {
        await shop.close();
        await platform.close();
      };
    });

    const reserved = async () =>
      (await database.query('select place_id, reserved_milli from stock order by place_id')).map(
        ({ place_id, reserved_milli }) => [place_id, reserved_milli],
      );

    test('sees what may be promised, less what is kept back', async () => {
      const { body } = await shop.ask('/v1/shop/availability', { skus: ['SKU-1', 'SKU-9'] });
      expect(body).toMatchObject({
        items: [
          {
            sku: 'SKU-1',
            toShipMilli: 5_000,
            toCollect: [{ storeId: 's-1', availableMilli: 2_000 }],
          },
          { sku: 'SKU-9', toShipMilli: 0, toCollect: [] },
        ],
      });
    });

    test('places an order once, however often it asks, and its stock is reserved', async () => {
      const first = await shop.ask('/v1/shop/orders', order);
      const again = await shop.ask('/v1/shop/orders', order);
      expect(again).toEqual(first);
      expect(first.body).toMatchObject({
        number: 'W-1001',
        lines: [{ line: 1, state: 'allocated', quantityMilli: 2_000 }],
      });
      expect(await reserved()).toEqual([
        ['s-1', 0],
        ['w-1', 2_000],
      ]);
    });

    test('two requests of one reference at the same moment are one order', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => shop.ask('/v1/shop/orders', order)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(await database.query('select count(*) as count from orders')).toEqual([{ count: 1 }]);
    });

    test('an order that can’t be had is refused as a whole, and promises nothing', async () => {
      const lines = [{ ...order.lines[0], quantity: 40 }];
      const { status, body } = await shop.ask('/v1/shop/orders', { ...order, lines });
      expect([status, body]).toMatchObject([
        409,
        { code: 'ORDER_SHORT', details: { sku: 'SKU-1' } },
      ]);
      expect(await database.query('select * from orders')).toEqual([]);
      expect(await reserved()).toEqual([
        ['s-1', 0],
        ['w-1', 0],
      ]);
    });

    test('cancels what has not left, and is refused what has', async () => {
      const { body } = await shop.ask('/v1/shop/orders', toCollect);
      const id = idOf(body);
      const one = { reference: 'A-1', lines: [{ line: 1, quantity: 1 }] };
      // The first answer may be lost: asked again it is the same cancellation.
      for (const _ of [1, 2])
        expect(await shop.ask(`/v1/shop/orders/${id}/cancellation`, one)).toMatchObject({
          body: { lines: [{ parts: [{ quantityMilli: 1_000 }, { state: 'cancelled' }] }] },
        });
      await database.query(`update order_parts set state = 'handed-over', source_id = 's-1'
                            where state <> 'cancelled'`);
      const more = { ...one, reference: 'A-2' };
      const { status, body: refused } = await shop.ask(`/v1/shop/orders/${id}/cancellation`, more);
      expect([status, refused]).toMatchObject([409, { code: 'ORDER_TOO_LATE' }]);
    });

    test('its warehouse and the carrier say how an order goes on, each step once, and hears of it', async () => {
      await shop.listen(['order.changed']);
      const { body } = await shop.ask('/v1/shop/orders', order);
      const path = `/v1/orders/${idOf(body)}/steps`;
      const lines = [{ line: 1, quantity: 2 }];
      const said = (kind: string, placeId = 'w-1') =>
        shop.ask(path, { reference: kind, kind, placeId, lines });
      expect(await said('delivered')).toMatchObject({
        ...{ status: 409, body: { code: 'ORDER_STEP_REFUSED' } },
        body: { details: { line: 1, state: 'allocated' } },
      });
      expect((await said('picked', 's-1')).status).toBe(400);
      for (const kind of ['picked', 'shipped', 'shipped', 'delivered'])
        expect([kind, (await said(kind)).status]).toEqual([kind, 200]);
      expect((await shop.ask(`/v1/shop/orders/${idOf(body)}`)).body).toMatchObject({
        lines: [{ state: 'delivered' }],
      });
      // Gone once, although it was said twice; nothing of it is promised any more.
      expect(
        await database.query(
          `select quantity_milli, reserved_milli from stock where place_id = 'w-1'`,
        ),
      ).toEqual([{ quantity_milli: 1_000, reserved_milli: 0 }]);
      await deliver();
      expect(shop.messages.map(({ data }) => stateOf(data))).toContain('delivered');
    });

    test('a parcel that comes back to its sender waits for somebody to choose, and is there again', async () => {
      const { body } = await shop.ask('/v1/shop/orders', order);
      const path = `/v1/orders/${idOf(body)}/steps`;
      const lines = [{ line: 1, quantity: 2 }];
      for (const kind of ['picked', 'shipped', 'returned-to-sender'])
        await shop.ask(path, { reference: kind, kind, placeId: 'w-1', lines });
      expect((await shop.ask(`/v1/shop/orders/${idOf(body)}`)).body).toMatchObject({
        lines: [{ state: 'unfillable' }],
      });
      expect(await reserved()).toEqual([
        ['s-1', 0],
        ['w-1', 0],
      ]);
      const cancelled = await shop.ask(`/v1/shop/orders/${idOf(body)}/cancellation`, {
        ...{ reference: 'A-1', lines },
      });
      expect(cancelled.body).toMatchObject({ lines: [{ state: 'cancelled' }] });
    });

    test('is told what happens to its order at a till, in messages that are signed and name nobody', async () => {
      await shop.listen(['order.placed', 'order.changed']);
      const { body } = await shop.ask('/v1/shop/orders', { ...toCollect, lines: [one] });
      const id = idOf(body);
      await push(
        pushContext(database),
        sealedEntries([stepDraft(id, 'picked'), stepDraft(id, 'ready')]),
      );
      await deliver();
      expect(shop.messages.map(({ type }) => type).toSorted()).toEqual([
        'order.changed',
        'order.placed',
      ]);
      const changed = shop.messages.find(({ type }) => type === 'order.changed');
      expect(changed?.data).toMatchObject({ id, lines: [{ state: 'ready', storeId: 's-1' }] });
      expect(JSON.stringify(shop.messages)).not.toMatch(/Camille|Mercière|0600000000/);
    });

    test('a message whose answer is lost comes again later, and one that was taken when it is asked for', async () => {
      const webhook = await shop.listen(['order.placed']);
      shop.answerWith(503);
      await shop.ask('/v1/shop/orders', order);
      await deliver();
      await deliver();
      expect(shop.messages).toEqual([]);
      shop.answerWith(204);
      await deliver(10_000);
      expect(shop.messages).toHaveLength(1);
      shop.messages.length = 0;
      await deliver(20_000);
      expect(shop.messages).toEqual([]);
      const replay = { since: '2020-01-01T00:00:00Z' };
      expect(await shop.ask(`/v1/webhooks/${webhook}/replay`, replay)).toMatchObject({
        body: { messages: 1 },
      });
      await deliver(20_000);
      expect(shop.messages).toHaveLength(1);
      expect(shop.refusedCount()).toBe(0);
    });

    test('a receiver that is gone is told nothing more', async () => {
      await shop.listen(['order.placed']);
      shop.answerWith(410);
      await shop.ask('/v1/shop/orders', order);
      await deliver();
      expect((await shop.ask('/v1/webhooks')).body).toEqual({ webhooks: [] });
    });

    test('messages go to other machines by TLS only, and into no network of our own', async () => {
      const asked = { kinds: ['order.placed'] };
      for (const url of [
        'http://shop.example/hook',
        'ftp://shop.example',
        'https://a:b@shop.example',
        'https://10.0.0.8/hook',
        'https://[fd00::1]/hook',
      ])
        expect([url, (await shop.ask('/v1/webhooks', { ...asked, url })).status]).toEqual([
          url,
          400,
        ]);
      const url = 'https://shop.example/hook';
      expect((await shop.ask('/v1/webhooks', { ...asked, url })).status).toBe(200);
    });

    test('another client neither reads, cancels nor hears of it, but one of the whole network does', async () => {
      const { body } = await shop.ask('/v1/shop/orders', order);
      const id = idOf(body);
      const cancel = { reference: 'A-1', lines: [{ line: 1, quantity: 1 }] };
      const other = await shopOf({ isNetworkWide: false });
      const network = await shopOf({ isNetworkWide: true });
      await other.listen(['order.changed']);
      await network.listen(['order.changed']);
      expect((await other.ask(`/v1/shop/orders/${id}`)).status).toBe(404);
      expect((await network.ask(`/v1/shop/orders/${id}`)).status).toBe(200);
      const step = { reference: 'T-1', kind: 'short', placeId: 'w-1', lines: cancel.lines };
      expect((await other.ask(`/v1/orders/${id}/steps`, step)).status).toBe(404);
      for (const stranger of [other, network])
        expect((await stranger.ask(`/v1/shop/orders/${id}/cancellation`, cancel)).status).toBe(404);
      await shop.ask(`/v1/shop/orders/${id}/cancellation`, cancel);
      await deliver();
      expect([other, network].map(({ messages }) => messages.length)).toEqual([0, 1]);
      await other.close();
      await network.close();
    });

    test('a client that is revoked is told nothing more, of what waits neither', async () => {
      await shop.listen(['order.placed']);
      await shop.ask('/v1/shop/orders', order);
      await database.query('update api_clients set revoked_at_ms = 1');
      await deliver();
      expect(shop.messages).toEqual([]);
    });

    test('a store that is none collects nothing', async () => {
      const groups = [{ number: 1, fulfilment: 'pickup', storeId: 'w-1' }];
      const { body } = await shop.ask('/v1/shop/orders', { ...order, groups });
      expect(body).toMatchObject({ code: 'UNKNOWN_STORE' });
    });

    test('its personal data is in its own table and in no document, until it is erased', async () => {
      await shop.ask('/v1/shop/orders', { ...order, customerId });
      const kept = await database.query('select part from web_contacts');
      expect(JSON.stringify(kept)).toContain('Mercière');
      const documents = await database.query(`select content from documents`);
      expect(JSON.stringify(documents)).not.toMatch(/Mercière|0600000000/);
      expect(await erasePersonal(database, { reference: customerId, nowMs: 1 })).toBe(1);
      expect(await database.query('select part from web_contacts')).toEqual([{ part: null }]);
    });

    async function shopOf(may: { isNetworkWide: boolean }): Promise<WebShop> {
      const made = await addClient(
        database,
        { name: 'Autre', storeId: 's-1', ...may },
        { random: randomBytes, nowMs: 0 },
      );
      if (!made.ok) throw new Error(made.error.code);
      return await openWebShop(platform.url, made.value.key);
    }

    async function deliver(laterMs = 0): Promise<void> {
      await deliverWebhooks(database, { post, nowMs: () => Date.now() + laterMs });
    }
  });

const customerId = 'customer-0000000000001';
const one = { line: 1, group: 1, sku: 'SKU-1', quantity: 1, amountMinor: 1_000 };

const post: WebhookPost = async (url, headers, body) =>
  (await fetch(url, { method: 'POST', headers, body, redirect: 'manual' })).status;

function idOf(body: unknown): string {
  const found = typeof body === 'object' && body !== null && 'id' in body ? body.id : '';
  return String(found);
}

function stateOf({ lines }: Record<string, unknown>): unknown {
  const [first] = Array.isArray(lines) ? lines : [];
  return first?.state;
}
