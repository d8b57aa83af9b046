import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { receiptKey } from '../../contract/document/receipt-key.ts';
import { findReceiptsAnswer } from '../../contract/platform/find-receipts.ts';
import { journalMark } from '../../domain/till/receipt-number.ts';
import { newSigner, saleDraft, testContext, tillIdentity } from '../../test/support/journal-kit.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import {
  addNetwork,
  journalId,
  push,
  pushContext,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { embeddedDatabases } from '../../test/support/platform/test-databases.ts';
import { reverse } from '../../test/support/reverse-transaction.ts';
import type { Database } from '../database/database.ts';
import { findReceipts } from './find-receipts.ts';

const databases = embeddedDatabases();
let database: Database;
beforeAll(() => databases.start());
afterAll(() => databases.stop());
beforeEach(async () => {
  database = await databases.fresh();
  await addNetwork(database);
});

const sold = makeTransaction({ basketId: 'basket-0000000000001', lines: [breadLine] });
const reference = 'customer-0000000000001';
const now = { seat: 'till', openedAt: sold.openedAt, reasonCode: 'changed-mind' };
/** Of another store. */
const returning = 'journal-returning-00000001';

async function soldAndReturned() {
  const personal = { reference, part: { name: 'Camille Durand' } };
  const sales = [saleDraft(sold), { ...saleDraft(sold), personal }];
  await push(pushContext(database), sealedEntries(sales));
  const signer = newSigner();
  const store = { ...tillIdentity.store, id: 's-2' };
  const context = testContext(signer, {
    identity: { ...tillIdentity, store, till: { id: 't-2', number: '2' } },
  });
  const back = reverse(
    sold,
    { journalId, sequence: 2 },
    { ...now, basketId: 'basket-0000000000009' },
  );
  await push(pushContext(database), sealedEntries([saleDraft(back)], signer, context, returning), {
    till: { id: 't-2', storeId: 's-2' },
    journalId: returning,
  });
}
const find = async (asked: Parameters<typeof findReceipts>[1]) =>
  findReceiptsAnswer.parse(await findReceipts(database, asked, 1_000));

test('a receipt is found by its place, number, order and customer, with what came back of it elsewhere', async () => {
  await soldAndReturned();
  const of = { journalId, sequence: 2 };
  const number = { by: 'number' as const, tillNumber: '1', transactionNumber: 1 };
  for (const asked of [
    { by: 'place' as const, of },
    { ...number, journalMark: journalMark(journalId) },
    { ...number, journalMark: null },
    { by: 'order' as const, orderId: `${journalId}/2` },
  ]) {
    const { found, entries } = await find(asked);
    expect(found).toEqual([of]);
    expect(entries.map((entry) => entry.journalId).sort()).toEqual([journalId, returning].sort());
  }
  const ofCustomer = await find({ by: 'customer', reference });
  expect(ofCustomer.found).toEqual([{ journalId, sequence: 3 }]);
  expect(JSON.stringify(ofCustomer)).not.toContain('Camille');
});

test('what there is not is not found, and a number alone names nothing', async () => {
  await soldAndReturned();
  const number = { by: 'number' as const, transactionNumber: 1, journalMark: null };
  for (const asked of [
    { by: 'place' as const, of: { journalId, sequence: 1 } },
    { by: 'place' as const, of: { journalId: 'journal-of-nobody-000000', sequence: 2 } },
    { ...number, tillNumber: null },
    { ...number, tillNumber: '7' },
    { ...number, tillNumber: '1', transactionNumber: 99 },
    { by: 'order' as const, orderId: 'web-4711' },
  ])
    expect((await find(asked)).found).toEqual([]);
});

test('every till is told the key of a journal that begins, once, and whose it is', async () => {
  await soldAndReturned();
  const rows = await database.query(
    `select scope, content from documents where id like 'receipt-key.%' order by content->'value'->>'tillNumber'`,
  );
  expect(rows.map(({ scope }) => scope)).toEqual(['network', 'network']);
  const keys = rows.map(({ content }) => receiptKey.parse(Object(content).value));
  expect(keys.map((key) => [key.tillNumber, key.store.id, key.journalId])).toEqual([
    ['1', 's-1', journalId],
    ['2', 's-2', returning],
  ]);
});
