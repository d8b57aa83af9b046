// Somebody asks to be erased: here at once, in the list that every till reads first, and proved by each of them.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { personalErasedDraft } from '../../contract/entry/personal-erased.ts';
import type { ErasurePosition } from '../../contract/platform/erasures.ts';
import { sampleCustomer } from '../../test/conformance/sample-documents.ts';
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
import { eraseForStore, eraseOnRequest } from './erase-on-request.ts';
import { listErasures, noteHeard } from './list-erasures.ts';

const nowMs = Date.parse('2026-11-22T10:00:00Z');
const elise = sampleCustomer('customer-0000000000001');
const nobodyYet: ErasurePosition = { number: 0, customerId: '' };

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Erasures on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      await database.query(`update tills set public_key = '{}'`);
      await inFeedTransaction(database, async (sql) =>
        sql.write([{ scope: 'store:s-1', change: { collection: 'customers', document: elise } }]),
      );
    });

    const erase = (customerId: string, atMs = nowMs) =>
      eraseOnRequest(database, { customerId, nowMs: atMs, askedBy: 'platform' });

    test('the answer says what went, which tills have not proved it, and until when at the latest they will', async () => {
      await noteHeard(database, { tillId: 't-2', nowMs: nowMs - 5 });
      expect(await erase(elise.id)).toEqual({
        ...{ customerId: elise.id, number: 1, partsErased: 0, wasKnown: true },
        erasedAt: '2026-11-22T10:00:00.000Z',
        tills: {
          ...{ total: 2, confirmed: 0 },
          waiting: [
            { tillId: 't-1', storeId: 's-1', tillNumber: '1', heardAt: null },
            {
              ...{ tillId: 't-2', storeId: 's-2', tillNumber: '2' },
              heardAt: '2026-11-22T09:59:59.995Z',
            },
          ],
        },
        atLatest: '2026-12-22T10:00:00.000Z',
      });
    });

    test('a till proves it by a signed entry, and asking again says so and erases nothing more', async () => {
      await erase(elise.id);
      await erase('customer-0000000000002');
      const proof = personalErasedDraft({ through: 1, told: 1, parts: 3 });
      await push(pushContext(database), sealedEntries([proof]));
      expect(await erase(elise.id, nowMs + 99)).toMatchObject({
        ...{ number: 1, erasedAt: '2026-11-22T10:00:00.000Z', wasKnown: false },
        tills: { total: 2, confirmed: 1, waiting: [{ tillId: 't-2' }] },
      });
      expect((await erase('customer-0000000000002')).tills).toMatchObject({ confirmed: 0 });
    });

    test('the list goes on after what a till has, in the order in which they were erased', async () => {
      for (const id of ['one', 'two', 'three']) await erase(id);
      const all = await listErasures(database, nobodyYet);
      expect(all.erased.map(({ customerId }) => customerId)).toEqual(['one', 'two', 'three']);
      expect(all).toMatchObject({ through: { number: 3, customerId: 'three' }, hasMore: false });
      const rest = await listErasures(database, { number: 2, customerId: 'two' });
      expect(rest.erased).toMatchObject([{ number: 3, customerId: 'three' }]);
      expect(await listErasures(database, all.through)).toEqual({ ...all, erased: [] });
    });

    test('a till that never asked holds nobody whom a platform erased, and begins at the end', async () => {
      expect(await listErasures(database, null)).toEqual({
        ...{ erased: [], through: nobodyYet, hasMore: false },
      });
      await erase('one');
      expect(await listErasures(database, null)).toMatchObject({
        ...{ erased: [], through: { number: 1, customerId: 'one' } },
      });
    });

    test('a position of a platform that was put back since begins the list anew', async () => {
      for (const id of ['one', 'two']) await erase(id);
      const { erased } = await listErasures(database, { number: 2, customerId: 'somebody else' });
      expect(erased.map(({ number }) => number)).toEqual([1, 2]);
      expect((await listErasures(database, { number: 9, customerId: 'nine' })).erased).toHaveLength(
        2,
      );
    });

    test('a till may ask it of a customer of its own store alone', async () => {
      const asked = { customerId: elise.id, operatorId: 'op-1', nowMs };
      const at = (storeId: string) =>
        eraseForStore(database, { ...asked, till: { id: 't-9', storeId } });
      expect(await at('s-2')).toMatchObject({ ok: false, error: { code: 'CUSTOMER_GONE' } });
      expect(await at('s-1')).toMatchObject({ ok: true, value: { wasKnown: true } });
      expect(await at('s-1')).toMatchObject({ ok: true, value: { wasKnown: false } });
      const [row] = await database.query('select asked_by from erased_references');
      expect(row).toEqual({ asked_by: 't-9 op-1' });
    });

    test('what a till sends late of them is not kept, and its entries verify as they are', async () => {
      await erase(elise.id);
      const sold = makeTransaction({ basketId: 'basket-000000000000001', lines: [breadLine] });
      const personal = { reference: elise.id, part: { name: 'Élise' } };
      const entries = sealedEntries([{ ...saleDraft(sold), personal }]);
      expect(await push(pushContext(database), entries)).toMatchObject({
        ok: true,
        value: { kind: 'acknowledged', quarantined: [] },
      });
      expect(await database.query('select * from personal_parts')).toEqual([]);
    });
  });
