// Goods of a web shop's order that stores take back.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { placeOrderRequest } from '../../contract/platform/shop.ts';
import { sampleItem } from '../../test/conformance/sample-documents.ts';
import { newSigner, saleDraft, testContext, tillIdentity } from '../../test/support/journal-kit.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import {
  addNetwork,
  push,
  pushContext,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import { reverse } from '../../test/support/reverse-transaction.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import { type ApiClient, addClient } from '../shop/api-clients.ts';
import { placeOrder } from '../shop/place-order.ts';
import { stepOfClient } from '../shop/step-of-client.ts';
import { addWebhook } from '../webhooks/webhooks.ts';
import { findOrders } from './find-orders.ts';

const pieces = 3;
const random = (bytes: number) => randomBytes(bytes);

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Returned web orders on ${databases.name}`, () => {
    let database: Database;
    let client: ApiClient;
    let orderId: string;

    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    /** Three pieces for 36 €, delivered. */
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      await database.query(
        `insert into places (id, company_id, kind, name, details)
         values ('w-1', 'c-1', 'warehouse', 'Entrepôt', '{}')`,
      );
      const item = sampleItem('SKU-1', { price: { minor: 1_200, currency: 'EUR' } });
      await inFeedTransaction(database, async (sql) =>
        sql.write([{ scope: 'network', change: { collection: 'items', document: item } }]),
      );
      await database.query(
        `insert into stock (place_id, sku, condition, quantity_milli) values ('w-1', 'SKU-1', 'sellable', 9000)`,
      );
      const made = await addClient(
        database,
        { name: 'Boutique', storeId: 's-2', isNetworkWide: false },
        { random, nowMs: 0 },
      );
      if (!made.ok) throw new Error(made.error.code);
      client = { id: made.value.id, storeId: 's-2', isNetworkWide: false };
      const hook = { url: 'https://shop.example/hook', kinds: ['order.returned'] };
      await addWebhook(
        database,
        { clientId: client.id, ...hook },
        { random, nowMs: 0, allowsLoopback: false },
      );
      const request = placeOrderRequest.parse({
        ...{ reference: 'W-1', takenAt: '2026-11-20T10:00:00Z', currency: 'EUR' },
        lines: [{ line: 1, group: 1, sku: 'SKU-1', quantity: pieces, amountMinor: 3_600 }],
        groups: [
          {
            ...{ number: 1, fulfilment: 'ship', method: 'home' },
            address: { name: 'C', street: 'r', postcode: '69001', city: 'L', country: 'FR' },
          },
        ],
        contact: { name: 'Camille Durand' },
      });
      const order = await placeOrder(
        database,
        { ...request, clientId: client.id, storeId: 's-2' },
        1_000,
      );
      if (!order.ok) throw new Error(order.error.code);
      orderId = order.value.id;
      for (const kind of ['picked', 'shipped', 'delivered'] as const) await step(kind, pieces);
    });

    const step = (kind: 'picked' | 'shipped' | 'delivered' | 'returned', quantity: number) =>
      stepOfClient(
        database,
        {
          ...{
            orderId,
            client,
            kind,
            placeId: 'w-1',
            reference: `${kind}-${random(6).toString('hex')}`,
          },
          lines: [{ line: 1, quantity }],
        },
        2_000,
      );

    /** So many pieces back at a store, paid back by its web shop. */
    const back = (quantity: number): EntryDraft => {
      const line = {
        ...breadLine,
        sku: 'SKU-1',
        unitPriceMinor: 1_200,
        quantity: { value: quantity, scale: 0 },
      };
      const sold = makeTransaction({ basketId: 'basket-0000000000001', lines: [line] });
      const of = { journalId: orderId, sequence: 1 };
      const given = reverse(sold, of, {
        ...{ basketId: `basket-${random(8).toString('hex')}`, seat: 'till' },
        ...{ openedAt: '2026-11-22T09:00:00.000Z', reasonCode: 'too-small' },
      });
      return saleDraft({
        ...given,
        lines: given.lines.map((each) => ({ ...each, returnOf: { orderId, line: 1 } })),
        tenders: given.tenders.map((tender) => ({
          ...{ ...tender, type: 'web-shop', kind: 'credit' as const, reference: '' },
          refundOf: { orderId },
        })),
      });
    };

    const arrives = async (drafts: readonly EntryDraft[], number: 1 | 2) => {
      const signer = newSigner();
      const store = { ...tillIdentity.store, id: `s-${number}` };
      const till = { id: `t-${number}`, number: `${number}` };
      const id = `journal-${random(8).toString('hex')}`;
      const context = testContext(signer, { identity: { ...tillIdentity, store, till } });
      const taken = await push(pushContext(database), sealedEntries(drafts, signer, context, id), {
        till: { id: till.id, storeId: store.id },
        journalId: id,
      });
      expect(taken).toMatchObject({ ok: true, value: { quarantined: [] } });
    };
    const found = async () =>
      (await findOrders(database, { by: 'number', number: 'W-1' }, 0)).orders;

    test('it is found by its number, with what came back of it and how its shop hears of it', async () => {
      expect(await found()).toMatchObject([
        { order: { id: orderId, collectCode: '' }, isOfWeb: true, isShopTold: true, returned: [] },
      ]);
      await arrives([back(1)], 1);
      const after = await findOrders(database, { by: 'id', ids: [orderId] }, 0);
      expect(after).toMatchObject({
        orders: [{ returned: [{ line: 1, quantityMilli: 1_000 }] }],
        entries: [{ type: 'transaction' }],
      });
      expect(await findOrders(database, { by: 'number', number: 'W-2' }, 0)).toMatchObject({
        orders: [],
      });
    });

    test('its shop is told once what came back, where, and what it has to pay back', async () => {
      await arrives([back(2)], 1);
      const told = await database.query(`select kind, data from webhook_messages`);
      expect(told).toMatchObject([
        {
          kind: 'order.returned',
          data: {
            ...{
              id: orderId,
              number: 'W-1',
              storeId: 's-1',
              currency: 'EUR',
              toPayBackMinor: 2_400,
            },
            lines: [
              { line: 1, sku: 'SKU-1', quantityMilli: 2_000, amountMinor: 2_400, goods: 'restock' },
            ],
          },
        },
      ]);
      expect(JSON.stringify(told)).not.toContain('Camille');
      expect(
        await database.query(
          `select quantity_milli from stock where place_id = 's-1' and sku = 'SKU-1'`,
        ),
      ).toEqual([{ quantity_milli: 2_000 }]);
    });

    test('what its shop took back itself can’t come back at a store, and the reverse', async () => {
      expect((await step('returned', 2)).ok).toBe(true);
      expect(await found()).toMatchObject([
        {
          order: {
            lines: [
              { parts: [{ state: 'delivered', quantityMilli: 1_000 }, { state: 'returned' }] },
            ],
          },
        },
      ]);
      await arrives([back(1)], 1);
      expect(await step('returned', 1)).toMatchObject({
        error: { code: 'ORDER_STEP_REFUSED', details: { line: 1, state: 'returned' } },
      });
    });

    test('two stores that took the same pieces are told, with the amount at stake', async () => {
      await arrives([back(2)], 1);
      await arrives([back(2)], 2);
      const tasks = await database.query(
        `select distinct content -> 'kind' as kind, content -> 'details' -> 'amountMinor' as minor
         from documents where collection = 'tasks'`,
      );
      expect(tasks).toEqual([{ kind: 'order-refused', minor: 2_400 }]);
      const states = (await found()).flatMap(({ order }) => order.lines[0]?.parts ?? []);
      const returned = states.filter(({ state }) => state === 'returned');
      expect(returned.reduce((sum, { quantityMilli }) => sum + quantityMilli, 0)).toBe(2_000);
    });
  });
