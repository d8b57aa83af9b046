import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderDocument } from '../../../contract/document/order.ts';
import { everyDatabase } from '../../../test/support/platform/test-databases.ts';
import { migrate, migrations } from '../migrate.ts';

const journal = 'journal-0000000000000001';

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Orders of before, on ${databases.name}`, () => {
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());

    test('keep their lines, places, payments and cancellations, and tills that come later are told of them', async () => {
      const database = await databases.empty();
      await migrate(database, migrations.slice(0, 13));
      const told = JSON.stringify({
        ...{ id: `${journal}/7`, kind: 'order', storeId: 's-1', receiptNumber: '1-000007-AB' },
        ...{ customerId: '', takenAt: '2026-11-22T07:00:00.000Z', currency: 'EUR' },
        lines: [
          {
            ...{ line: 1, sku: 'A', name: 'Pull', fulfilment: 'ship', quantityMilli: 2_000 },
            ...{ amountMinor: 7_990, state: 'pending', sourceId: '' },
          },
        ],
      });
      await database.transaction(async (sql) => {
        await sql.script(`
          insert into companies (id, name, siren, details) values ('c-1', 'Maison', '123456782', '{}');
          insert into places (id, company_id, kind, name, details)
            values ('s-1', 'c-1', 'store', 'Lyon', '{}');
          insert into entries
            select '${journal}', sequence, 1, 'transaction', 1, 1, '2026-11-22', 1, '', '', '', '', 0
            from (values (7), (9)) as entry (sequence);
          insert into orders (journal_id, sequence, store_id, receipt_number, customer_id, taken_at, currency)
            values ('${journal}', 7, 's-1', '1-000007-AB', '', '2026-11-22T07:00:00.000Z', 'EUR');
          insert into order_lines (journal_id, sequence, line, sku, name, fulfilment, quantity_milli,
                                   cancelled_milli, amount_minor, state, source_id)
            values ('${journal}', 7, 1, 'A', 'Pull', 'ship', 2000, 0, 7990, 'pending', null),
                   ('${journal}', 7, 3, 'B', 'Gant', 'pickup', 1000, 1000, 990, 'cancelled', 's-1');
          insert into order_cancels values ('${journal}', 9, 1, '${journal}', 7, 3, 1000);
          insert into documents values ('store:s-1', 'till', 'orders', '${journal}/7', '${told}', 1);`);
      });
      await migrate(database);
      expect(await database.query('select * from order_parts order by line')).toEqual([
        {
          ...{ order_id: `${journal}/7`, line: 1, part: 1, quantity_milli: 2_000 },
          ...{ state: 'placed', source_id: '' },
        },
        {
          ...{ order_id: `${journal}/7`, line: 3, part: 1, quantity_milli: 1_000 },
          ...{ state: 'cancelled', source_id: 's-1' },
        },
      ]);
      const [cancel] = await database.query('select order_id, order_line from order_cancels');
      expect(cancel).toEqual({ order_id: `${journal}/7`, order_line: 3 });
      expect(await database.query('select order_id from order_payments')).toHaveLength(1);
      const [document] = await database.query(`select content from documents`);
      expect(orderDocument.parse(document?.content)).toMatchObject({
        groups: [{ fulfilment: 'ship' }, { fulfilment: 'pickup', placeId: 's-1' }],
        lines: [{ group: 1, parts: [{ state: 'placed', quantityMilli: 2_000 }] }],
      });
    });
  });
