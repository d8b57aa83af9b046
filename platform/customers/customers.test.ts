// Customers of the whole retailer: enrolled by entries, found by what they are called, known where they are wanted.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CustomerDocument } from '../../contract/document/customer.ts';
import { loyaltyProgrammeId } from '../../contract/document/loyalty-programme.ts';
import type { CustomerPart } from '../../contract/entry/customer.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { nameWords, slipsOf } from '../../domain/customer/name-words.ts';
import { sampleCustomer } from '../../test/conformance/sample-documents.ts';
import { saleDraft } from '../../test/support/journal-kit.ts';
import { sampleProgramme } from '../../test/support/loyalty/sample-programme.ts';
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
import type { Scope } from '../documents/scope.ts';
import { erasePersonal } from '../journals/erase-personal.ts';
import { bringCustomer } from './bring-customer.ts';
import { findCustomers } from './find-customers.ts';
import { forgetVisitors, visitorDays } from './forget-visitors.ts';

const programme = { version: 1, ...sampleProgramme };
const loyaltySetting = {
  ...{ id: loyaltyProgrammeId, kind: 'setting' as const },
  value: JSON.parse(JSON.stringify(programme)),
};
const dayMs = 24 * 3_600_000;
const nowMs = Date.parse('2026-11-22T10:00:00Z');
const zoeId = 'customer-zoe-00000001';
const zoe: CustomerPart = {
  ...{
    firstName: 'Zoé',
    lastName: 'Le Goff-Pérrin',
    phone: '+33639981234',
    email: 'zoe@example.fr',
  },
  ...{ postcode: '69002', city: 'Lyon', language: 'fr', cardNumber: '200777', birthMonth: null },
};

function told(
  act: 'enrolled' | 'changed',
  part: Partial<CustomerPart> = {},
  consents: { purpose: 'email' | 'sms'; isGiven: boolean }[] = [],
): EntryDraft {
  return {
    type: 'customer',
    operatorId: 'op-1',
    personal: { reference: zoeId, part: { ...zoe, ...part } },
    body: {
      act,
      consents: consents.map((said) => ({
        ...{ ...said, textVersion: '2026-11', language: 'fr' as const, how: 'said' as const },
      })),
    },
  };
}

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Customers on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
    });

    const pushAll = (...drafts: EntryDraft[]) => push(pushContext(database), sealedEntries(drafts));
    const found = async (text: string, storeId = 's-1') =>
      (await findCustomers(database, { text, limit: 10, storeId, country: 'FR' })).found;
    const idsOf = async (text: string) => (await found(text)).map(({ id }) => id);
    const write = (scope: Scope, document: CustomerDocument) =>
      inFeedTransaction(database, async (sql) =>
        sql.write([{ scope, change: { collection: 'customers', document } }]),
      );
    const documents = () =>
      database.query(
        `select scope, content from documents where collection = 'customers' order by scope`,
      );
    const bring = (customerId: string, storeId: string) =>
      inFeedTransaction(database, (sql) => bringCustomer(sql, { customerId, storeId, nowMs }));

    test('an enrolled customer is known to the store’s tills, and found from everywhere by what they said', async () => {
      await pushAll(told('enrolled', {}, [{ purpose: 'email', isGiven: true }]));
      expect(await documents()).toMatchObject([
        {
          scope: 'store:s-1',
          content: {
            ...{ id: zoeId, lastName: 'Le Goff-Pérrin', tier: '', points: 0 },
            consents: { email: { isGiven: true }, sms: { isGiven: false } },
          },
        },
      ]);
      for (const text of [
        ...['zoe', 'perrin', 'goff zoé', 'Le Goff', 'ZOE PERR', 'le goff'],
        ...['06 39 98 12 34', '0639', '+336399812', '200777', 'zoe@exam'],
      ])
        expect(await idsOf(text), text).toEqual([zoeId]);
      for (const text of ['zoe martin', '0640', 'x@', '%%%', '___', 'le', '063', ''])
        expect(await idsOf(text), text).toEqual([]);
    });

    test('a slip of one letter is forgiven where nobody is called so', async () => {
      await pushAll(told('enrolled'));
      for (const text of ['périn', 'perirn', 'perrinn', 'zoe perrix', 'Le Gof'])
        expect(await idsOf(text), text).toEqual([zoeId]);
      await write('store:s-2', { ...sampleCustomer('customer-perin'), lastName: 'Perin' });
      expect(await idsOf('perin')).toEqual(['customer-perin']);
    });

    test('what changes is changed in every store that knows them, and what they were called is forgotten', async () => {
      const changed = told('changed', { lastName: 'Durand', phone: '' });
      const entries = sealedEntries([told('enrolled'), changed]);
      await push(pushContext(database), entries.slice(0, -1));
      await bring(zoeId, 's-2');
      await push(pushContext(database), entries);
      expect(await documents()).toMatchObject([
        { scope: 'store:s-1', content: { lastName: 'Durand', phone: '' } },
        { scope: 'store:s-2', content: { lastName: 'Durand' } },
      ]);
      expect(await idsOf('durand')).toEqual([zoeId]);
      expect(await idsOf('perrin')).toEqual([]);
      const words = await database.query(`select distinct word from customer_word_slips`);
      expect(words.map(({ word }) => word).toSorted()).toEqual(['durand', 'zoe']);
    });

    test('who was erased is enrolled by no entry that comes late, and no word of theirs is left', async () => {
      await erasePersonal(database, { reference: zoeId, nowMs });
      await pushAll(told('enrolled'), told('changed'));
      expect(await documents()).toEqual([]);
      expect(await database.query('select * from customer_word_slips')).toEqual([]);
    });

    test('who is enrolled and buys in one push has their document with what they said and what they bought', async () => {
      await inFeedTransaction(database, async (sql) =>
        sql.write([
          {
            scope: 'network',
            change: { collection: 'settings', document: loyaltySetting },
          },
        ]),
      );
      const bought = saleDraft(
        makeTransaction({ basketId: 'basket-000000000000001', lines: [breadLine] }),
      );
      await pushAll(told('enrolled'), { ...bought, personal: { reference: zoeId, part: {} } });
      const [known] = await documents();
      expect(known).toMatchObject({
        content: { phone: zoe.phone, loyalty: { hasPurchased: true } },
      });
    });

    test('who is erased is found by nobody, known to no till, and nothing that they bought or said brings them back', async () => {
      const bought = saleDraft(
        makeTransaction({ basketId: 'basket-000000000000001', lines: [breadLine] }),
      );
      const later = [
        { ...bought, personal: { reference: zoeId, part: {} } },
        told('changed', { lastName: 'Durand' }),
      ];
      const entries = sealedEntries([told('enrolled'), ...later]);
      await push(pushContext(database), entries.slice(0, 2));
      await bring(zoeId, 's-2');
      await erasePersonal(database, { reference: zoeId, nowMs });
      await push(pushContext(database), entries);
      expect((await documents()).map(({ content }) => content)).toEqual([null, null]);
      for (const text of ['zoe', 'perrin', 'durand', '0639981234', 'zoe@'])
        expect(await idsOf(text), text).toEqual([]);
      expect(await bring(zoeId, 's-2')).toBe(false);
      for (const table of ['customer_index', 'customer_word_slips', 'customer_visits'])
        expect(await database.query(`select * from ${table}`), table).toEqual([]);
    });

    test('one who is not known is not made by a change', async () => {
      await pushAll(told('changed'));
      expect(await documents()).toEqual([]);
    });

    test('another store brings them, keeps them while it has to do with them, and forgets them after', async () => {
      await write('store:s-1', { ...sampleCustomer(zoeId), lastName: 'Garnier' });
      expect(await found('garnier', 's-2')).toMatchObject([{ id: zoeId, isKnownHere: false }]);
      expect(await bring('nobody', 's-2')).toBe(false);
      expect(await bring(zoeId, 's-2')).toBe(true);
      expect(await found('garnier', 's-2')).toMatchObject([{ isKnownHere: true }]);
      expect(await forgetVisitors(database, nowMs + visitorDays * dayMs)).toBe(0);
      expect(await forgetVisitors(database, nowMs + visitorDays * dayMs + 1)).toBe(1);
      expect(await documents()).toMatchObject([
        { scope: 'store:s-1', content: { lastName: 'Garnier' } },
        { scope: 'store:s-2', content: null },
      ]);
      expect(await idsOf('garnier')).toEqual([zoeId]);
    });

    test('a store that was given a customer for good does not forget them', async () => {
      await write('store:s-1', sampleCustomer(zoeId));
      await bring(zoeId, 's-1');
      expect(await forgetVisitors(database, nowMs + 10 * visitorDays * dayMs)).toBe(0);
    });

    test('the database takes names apart as the program does', async () => {
      const names = [
        'Zoé Pérrin',
        'LE GOFF-Œillet',
        'O’Neil  d’Aubigné',
        'Łukasz',
        'ß Ærø',
        '李 小龍',
      ];
      for (const name of names) {
        const [row] = await database.query('select plain_words($1) as words', [name]);
        expect(row?.words, name).toEqual(nameWords(name).toSorted());
      }
      await write('store:s-1', { ...sampleCustomer(zoeId), firstName: 'Anne', lastName: 'Lille' });
      const slips = await database.query(
        `select slip from customer_word_slips where word = 'lille'`,
      );
      expect(slips.map(({ slip }) => slip).toSorted()).toEqual(slipsOf('lille').toSorted());
    });
  });
