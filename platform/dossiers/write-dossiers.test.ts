// What entries open is in the hands of every till of their store.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { AfterSalesFile } from '../../domain/after-sales/after-sales-file.ts';
import type { AfterSalesState } from '../../domain/after-sales/states.ts';
import { quoteNumber } from '../../domain/quote/quote.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import { newSigner, saleDraft, testContext, tillIdentity } from '../../test/support/journal-kit.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import {
  addNetwork,
  journalId,
  poison,
  push,
  pushContext,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import { bringDossier } from './bring-dossier.ts';

const personal = { reference: 'customer-0000000000001', part: { told: 'any' } };

const quote: EntryDraft = {
  type: 'quote',
  operatorId: 'op-1',
  personal,
  body: {
    ...{ validThrough: '2026-12-22', currency: 'EUR' },
    lines: [
      {
        ...{ number: 1, sku: 'SKU-1', gtin: '', label: 'Pull', size: '', colour: '' },
        ...{ quantity: { value: 1, scale: 0 }, unit: 'piece', unitPriceMinor: 1_200 },
        ...{ discountMinor: 0, grossMinor: 1_200, netMinor: 1_000, vatMinor: 200 },
        ...{ vatCategory: 'S', vatRateBp: 2_000, ecoParticipationMinor: 0 },
      },
    ],
    vat: [
      { vatCategory: 'S', vatRateBp: 2_000, grossMinor: 1_200, netMinor: 1_000, vatMinor: 200 },
    ],
    totals: { grossMinor: 1_200, netMinor: 1_000, vatMinor: 200, discountMinor: 0 },
  },
};

const file = (state: AfterSalesState): EntryDraft => {
  const body: AfterSalesFile = {
    ...{ fileId: 'file-00000000000001', number: 'S-1-000001-AA', state },
    of: { journalId, sequence: 2, line: 1 },
    ...{ receipt: '1-000001-AA', soldOn: '2026-11-22', sku: 'SKU-1', label: 'Pull' },
    ...{ size: '', colour: '', serialNumber: '', quantity: { value: 1, scale: 0 } },
    ...{ fault: 'defect', basis: 'conformity', remedy: 'repair' },
    guaranteeThrough: '2028-11-22',
  };
  return { type: 'after-sales', body, operatorId: 'op-1', personal };
};

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Dossiers on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
    });

    const dossiers = () =>
      database.query(
        `select scope, content from documents where collection = 'dossiers' order by id`,
      );
    const pushAll = (drafts: readonly EntryDraft[]) =>
      push(pushContext(database), sealedEntries(drafts));

    test('a quote is a document of its store, and says which receipt was sold by it', async () => {
      const sold = makeTransaction({ basketId: 'basket-000000000000001', lines: [breadLine] });
      const number = receiptNumber({ tillNumber: '1', transactionNumber: 1, journalId });
      const id = quoteNumber(number);
      const lines = sold.lines.map((line) => ({ ...line, priceSource: `quote:${id}` }));
      await pushAll([quote, saleDraft({ ...sold, lines })]);
      expect(await dossiers()).toMatchObject([
        { scope: 'store:s-1', content: { id, details: { usedBy: [number] } } },
      ]);
    });

    test('a file goes on by what may follow, and what can’t follow changes nothing', async () => {
      await pushAll([file('opened'), file('sent'), file('handed-over'), file('back')]);
      const [known] = await dossiers();
      expect(known).toMatchObject({
        content: {
          id: 'file-00000000000001',
          details: {
            file: { state: 'back' },
            history: [{ state: 'opened' }, { state: 'sent' }, { state: 'back' }],
          },
        },
      });
      expect(JSON.stringify(known)).not.toContain('told');
    });

    test('a file goes on although an entry between its steps is set aside', async () => {
      await pushAll([file('opened'), file('sent'), poison, file('back')]);
      expect(await dossiers()).toMatchObject([
        { content: { details: { file: { state: 'back' } } } },
      ]);
    });

    const bring = (storeId: string, number = 'S-1-000001-AA') =>
      inFeedTransaction(database, (sql) => bringDossier(sql, { number, storeId }));
    const pushAt = async (storeId: string, id: string, drafts: readonly EntryDraft[]) => {
      const signer = newSigner();
      const till = { id: 't-2', number: '2' };
      const identity = { ...tillIdentity, till, store: { ...tillIdentity.store, id: storeId } };
      const context = testContext(signer, { identity });
      const entries = sealedEntries(drafts, signer, context, id);
      await push(pushContext(database), entries, { till: { id: 't-2', storeId }, journalId: id });
    };

    test('a file that another store asks for goes on in both, and of two steps the first that arrives', async () => {
      await pushAll([file('opened'), file('sent'), file('back')]);
      expect(await bring('s-2')).toBe('file-00000000000001');
      await pushAt('s-2', 'journal-0000000000000002', [file('ready')]);
      // The first store did not know of it.
      await pushAt('s-1', 'journal-0000000000000003', [file('sent')]);
      const states = (await dossiers()).map(({ scope, content }) => [
        scope,
        Object(content).details.file.state,
        Object(content).details.history.length,
      ]);
      expect(states.toSorted()).toEqual([
        ['store:s-1', 'ready', 4],
        ['store:s-2', 'ready', 4],
      ]);
    });

    test('what nobody has is not brought, nor another company’s quote, and what is here once is not brought twice', async () => {
      await pushAll([quote]);
      const id = quoteNumber(receiptNumber({ tillNumber: '1', transactionNumber: 1, journalId }));
      expect(await bring('s-2', 'D-1-000009-AA')).toBeNull();
      await database.query(
        `insert into companies (id, name, siren, details) values ('c-9', 'Autre', '404833048', '{}')`,
      );
      await database.query(
        `insert into places (id, company_id, kind, name, details) values ('s-9', 'c-9', 'store', 'Autre', '{}')`,
      );
      expect(await bring('s-9', id)).toBeNull();
      for (const _ of [1, 2]) expect(await bring('s-2', id)).toBe(id);
      expect(await dossiers()).toHaveLength(2);
    });

    test('what the customer is told of is queued, once however often it is pushed', async () => {
      const drafts = [file('opened'), file('sent'), file('back'), file('ready')];
      const entries = sealedEntries(drafts);
      await push(pushContext(database), entries);
      await push(pushContext(database), entries);
      expect(
        await database.query(
          'select customer_id, subject, state, reference, sent_at_ms from customer_notices order by sequence',
        ),
      ).toEqual(
        ['sent', 'ready'].map((state) => ({
          ...{ customer_id: personal.reference, subject: 'after-sales', state },
          ...{ reference: 'S-1-000001-AA', sent_at_ms: null },
        })),
      );
    });
  });
