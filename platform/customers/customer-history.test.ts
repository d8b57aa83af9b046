// What a customer bought everywhere, as the platform answers a till.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { CustomerMark } from '../../domain/customer/customer-mark.ts';
import { sampleCustomer } from '../../test/conformance/sample-documents.ts';
import { saleDraft } from '../../test/support/journal-kit.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import {
  addNetwork,
  journalId,
  push,
  pushContext,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import { reverse } from '../../test/support/reverse-transaction.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import { erasePersonal } from '../journals/erase-personal.ts';
import { changeWishes, readWishes } from '../shop/wishes.ts';
import { customerHistory } from './customer-history.ts';

const elise = sampleCustomer('customer-0000000000001');
const nowMs = 5_000;
const wish = { kind: 'wish' as const, key: 'SKU-1', value: '', by: 'op-1' };
const personal = { reference: elise.id, part: { name: 'any' } };

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`History on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      await inFeedTransaction(database, async (sql) =>
        sql.write([{ scope: 'store:s-1', change: { collection: 'customers', document: elise } }]),
      );
    });

    const sale = (index: number) =>
      makeTransaction({
        basketId: `basket-${String(index).padStart(15, '0')}`,
        lines: [breadLine],
      });
    const bought = (index: number): EntryDraft => ({ ...saleDraft(sale(index)), personal });
    const history = (before: Parameters<typeof customerHistory>[1]['before'] = null) =>
      customerHistory(database, { customerId: elise.id, before }, nowMs);

    test('is told in pages, newest first, each purchase once, with what came back of it', async () => {
      const sold = Array.from({ length: 25 }, (_, index) => bought(index));
      const back = reverse(
        sale(0),
        { journalId, sequence: 2 },
        {
          ...{ basketId: 'basket-back-000000000001', seat: 'till' },
          ...{ openedAt: '2026-11-22T13:05:00.000Z', reasonCode: 'too-small' },
        },
      );
      await push(
        pushContext(database),
        sealedEntries([...sold, { ...saleDraft(back), personal }, saleDraft(sale(99))]),
      );
      const first = await history();
      expect(first).toMatchObject({ isKnown: true, atMs: nowMs, orders: [] });
      expect(first.purchases[0]?.lines).toMatchObject([{ isReturn: true }]);
      const second = await history(first.next);
      expect(second.next).toBeNull();
      const places = [...first.purchases, ...second.purchases].map(({ place }) => place?.sequence);
      expect(places).toEqual(Array.from({ length: 26 }, (_, index) => 27 - index));
      const [oldest] = second.purchases.slice(-1);
      expect(oldest).toMatchObject({
        ...{ channel: 'store', totalMinor: sale(0).totals.grossMinor },
        lines: [{ sku: 'SKU-1', isReturn: false, backMilli: 1_000 }],
      });
    });

    test('what the web sold is among it, and an order that is not over is told beside', async () => {
      await database.query(
        `insert into api_clients (id, name, store_id, key_hash, created_at_ms)
         values ('shop', 'Shop', 's-1', 'any', 0)`,
      );
      await database.query(
        `insert into orders (order_id, store_id, number, receipt_number, customer_id, taken_at, currency)
         values ('web-1', 's-1', 'W-1', '', $1, '2026-11-23T10:00:00Z', 'EUR')`,
        [elise.id],
      );
      await database.query(
        `insert into order_lines (order_id, line, sku, name, fulfilment, quantity_milli, amount_minor)
         values ('web-1', 1, 'SKU-1', 'Bread', 'ship', 2000, 240)`,
      );
      await database.query(
        `insert into order_parts (order_id, line, part, quantity_milli, state, source_id)
         values ('web-1', 1, 1, 1000, 'shipped', 's-1'), ('web-1', 1, 2, 1000, 'placed', '')`,
      );
      await database.query(
        `insert into web_contacts (order_id, client_id, customer_id, part, since_ms)
         values ('web-1', 'shop', $1, '{}', 7)`,
        [elise.id],
      );
      await push(pushContext(database), sealedEntries([bought(1)]));
      expect(await history()).toMatchObject({
        purchases: [
          { id: 'web-1', channel: 'web', place: null, number: 'W-1', totalMinor: 240 },
          { channel: 'store' },
        ],
        orders: [{ id: 'web-1', amountMinor: 240, state: 'placed', name: 'Bread', moreCount: 0 }],
      });
      await database.query(`update order_parts set state = 'delivered'`);
      expect((await history()).orders).toEqual([]);
    });

    const marked = (mark: Partial<CustomerMark>): EntryDraft => ({
      ...{ type: 'customer', operatorId: 'op-1', body: { act: 'marked', consents: [] } },
      personal: {
        reference: elise.id,
        part: { marks: [{ ...wish, at: '2026-11-22T10:00:00.000Z', ...mark }] },
      },
    });
    const document = async () => {
      const [row] = await database.query(
        `select content from documents where collection = 'customers' and id = $1`,
        [elise.id],
      );
      return row?.content;
    };

    test('wishes of a till and of the web are one list, and its notes are told to who asks alone', async () => {
      await push(
        pushContext(database),
        sealedEntries([
          marked({}),
          marked({ kind: 'note', key: 'n-1', value: 'Allergic to wool' }),
        ]),
      );
      const customerId = elise.id;
      const asked = { customerId, add: ['SKU-2'], remove: [] };
      expect(await changeWishes(database, asked, Date.parse('2026-11-22T11:00:00Z'))).toMatchObject(
        {
          value: { wishes: [{ sku: 'SKU-2' }, { sku: 'SKU-1' }] },
        },
      );
      const off = { customerId, add: [], remove: ['SKU-1'] };
      // Whatever the platform's clock says.
      expect(await changeWishes(database, off, 0)).toMatchObject({
        value: { wishes: [{ sku: 'SKU-2' }] },
      });
      expect(await document()).toMatchObject({ marks: [{ key: 'SKU-2', by: '' }] });
      expect(JSON.stringify(await document())).not.toContain('wool');
      expect((await history()).notes).toMatchObject([{ value: 'Allergic to wool', by: 'op-1' }]);
    });

    test('an erasure takes what was said of them, and what comes after it says nothing', async () => {
      await push(pushContext(database), sealedEntries([marked({})]));
      await erasePersonal(database, { reference: elise.id, nowMs });
      await push(pushContext(database), sealedEntries([marked({}), marked({ key: 'SKU-3' })]));
      expect(await database.query('select * from customer_marks')).toEqual([]);
      expect(await readWishes(database, elise.id)).toMatchObject({
        error: { code: 'CUSTOMER_GONE' },
      });
    });

    test('of who was erased nothing is told', async () => {
      await push(pushContext(database), sealedEntries([bought(1)]));
      await erasePersonal(database, { reference: elise.id, nowMs });
      expect(await history()).toEqual({
        ...{ isKnown: false, atMs: nowMs, purchases: [], next: null, orders: [], notes: [] },
      });
    });
  });
