// What a person may ask to see, and how long they are kept when they ask nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { retentionRulesId } from '../../contract/document/retention-rules.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { sampleBusiness, sampleCustomer } from '../../test/conformance/sample-documents.ts';
import { saleDraft } from '../../test/support/journal-kit.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import {
  addNetwork,
  push,
  pushContext,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import { erasePersonal } from '../journals/erase-personal.ts';
import { exportCustomer } from './export-customer.ts';
import { eraseInactive, inactiveCustomers } from './inactive-customers.ts';
import { readableExport } from './readable-export.ts';

const zoeId = 'customer-zoe-00000001';
const nowMs = Date.parse('2026-11-22T10:00:00Z');

const enrolled: EntryDraft = {
  type: 'customer',
  operatorId: 'op-1',
  personal: {
    reference: zoeId,
    part: {
      ...{ firstName: 'Zoé', lastName: 'Pérrin', phone: '+33639981234', email: 'zoe@example.fr' },
      ...{
        postcode: '69002',
        city: 'Lyon',
        language: 'fr',
        cardNumber: '200777',
        birthMonth: null,
      },
    },
  },
  body: {
    act: 'enrolled',
    consents: [
      { purpose: 'email', isGiven: true, textVersion: '2026-11', language: 'fr', how: 'said' },
    ],
  },
};
const bought: EntryDraft = {
  ...saleDraft(makeTransaction({ basketId: 'basket-000000000000001', lines: [breadLine] })),
  personal: { reference: zoeId, part: { name: 'Zoé Pérrin' } },
};

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`A person’s data on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      await database.query(`update tills set public_key = '{}'`);
    });

    const told = () => exportCustomer(database, { customerId: zoeId, nowMs });
    const knows = (...documents: ReturnType<typeof sampleCustomer>[]) =>
      inFeedTransaction(database, async (sql) =>
        sql.write(
          documents.map((document) => ({
            scope: 'store:s-1',
            change: { collection: 'customers', document },
          })),
        ),
      );

    test('an export has who they are, each consent with its proof, purchases, and which tills may have more', async () => {
      await push(pushContext(database), sealedEntries([enrolled, bought]));
      const exported = await told();
      expect(exported).toMatchObject({
        customer: { lastName: 'Pérrin', phone: '+33639981234' },
        knownTo: ['store:s-1'],
        consents: [
          { purpose: 'email', isGiven: true, textVersion: '2026-11', how: 'said', storeId: 's-1' },
        ],
        purchases: [{ storeId: 's-1', lines: [{ sku: 'SKU-1', grossMinor: expect.any(Number) }] }],
        parts: [{ type: 'customer' }, { type: 'transaction', part: { name: 'Zoé Pérrin' } }],
        tills: [{ tillId: 't-1', heardAt: null }, { tillId: 't-2' }],
      });
      const text = exported && readableExport(exported, 'fr');
      for (const said of ['Pérrin', 'email: oui', '2026-11 fr', '2026-11-22, s-1'])
        expect(text).toContain(said);
    });

    test('of who was erased there is nothing to export but what the books keep under a random id', async () => {
      await push(pushContext(database), sealedEntries([enrolled, bought]));
      await erasePersonal(database, { reference: zoeId, nowMs });
      expect(JSON.stringify(await told())).not.toContain('rrin');
      expect(await exportCustomer(database, { customerId: 'nobody', nowMs })).toBeNull();
    });

    test('a table that knows customers is erased without anybody having thought of it', async () => {
      await database.query('create table wishes_to_come (customer_id text, wish text)');
      await database.query(`insert into wishes_to_come values ($1, 'red'), ('other', 'blue')`, [
        zoeId,
      ]);
      expect((await told())?.tables).toMatchObject({ wishes_to_come: [{ wish: 'red' }] });
      await erasePersonal(database, { reference: zoeId, nowMs });
      expect(await database.query('select wish from wishes_to_come')).toEqual([{ wish: 'blue' }]);
      await database.query('drop table wishes_to_come');
    });

    test('who did nothing for three years is listed a month before, and then erased', async () => {
      const at = (id: string, day: string) => {
        const consent = { isGiven: false, at: day };
        const consents = { email: consent, sms: consent, profiling: consent };
        return { ...sampleCustomer(id), consents };
      };
      await knows(
        at('customer-long-gone', '2023-11-22'),
        at('customer-soon-gone', '2023-12-10'),
        at('customer-of-today', '2026-01-01'),
        { ...at('business', '2019-01-01'), business: sampleBusiness('x').business },
      );
      expect(await inactiveCustomers(database, nowMs)).toEqual({
        months: 36,
        inactive: [
          { customerId: 'customer-long-gone', lastActiveOn: '2023-11-22', isOver: true },
          { customerId: 'customer-soon-gone', lastActiveOn: '2023-12-10', isOver: false },
        ],
      });
      expect(await eraseInactive(database, nowMs)).toMatchObject({
        erased: 1,
        inactive: [{ customerId: 'customer-soon-gone' }],
      });
      const [row] = await database.query('select reference, asked_by from erased_references');
      expect(row).toEqual({ reference: 'customer-long-gone', asked_by: 'retention' });
    });

    test('a purchase counts as their last act, and a retailer keeps them as long as it says', async () => {
      await push(pushContext(database), sealedEntries([enrolled, bought]));
      const later = Date.parse('2028-11-25T00:00:00Z');
      expect((await inactiveCustomers(database, later)).inactive).toEqual([]);
      await inFeedTransaction(database, async (sql) =>
        sql.write([
          {
            scope: 'network',
            change: {
              collection: 'settings',
              document: { id: retentionRulesId, kind: 'setting', value: { months: 24 } },
            },
          },
        ]),
      );
      expect(await inactiveCustomers(database, later)).toMatchObject({
        months: 24,
        inactive: [{ customerId: zoeId, isOver: true }],
      });
    });
  });
