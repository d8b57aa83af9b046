import { expect, test } from 'vitest';
import type { DocumentChange, Documents } from '../../contract/port/documents.ts';
import {
  sampleCustomer,
  sampleOperator,
  tillPage,
} from '../../test/conformance/sample-documents.ts';
import { memoryDocuments } from '../store/memory-documents.ts';
import { eraseCustomers } from './erase-customers.ts';
import { forgetWhenSilent } from './forget-when-silent.ts';

const customers = (from: number, count: number): DocumentChange[] =>
  Array.from({ length: count }, (_, index) => ({
    collection: 'customers',
    document: sampleCustomer(`customer-${String(from + index)}`),
  }));

/** A till with customers of its seed, and then of its platform's feed. */
async function tillOf(seeded: number, fed: number): Promise<Documents> {
  const documents = memoryDocuments();
  const seed = tillPage(1, [
    { collection: 'operators', document: sampleOperator('op-1') },
    ...customers(0, seeded),
  ]);
  await documents.applyPage({ ...seed, feed: 'till' });
  const state = { ...seed.state, epoch: 'e7', seq: 40, appliedThrough: 12, except: [9] };
  if (fed > 0)
    await documents.applyPage({
      ...seed,
      feed: 'store.till',
      changes: customers(1_000, fed),
      state,
    });
  return documents;
}

test('a revoked till keeps no customer, whichever feed brought them, and keeps who sells', async () => {
  const documents = await tillOf(3, 1_100);
  await eraseCustomers(documents);
  expect(await documents.count('customers')).toBe(0);
  expect(await documents.count('operators')).toBe(1);
});

test('its store’s feed then begins anew at a platform, and the cut-off of its entries stays', async () => {
  const documents = await tillOf(0, 1);
  await eraseCustomers(documents);
  expect(await documents.feedState('store.till')).toMatchObject({
    ...{ epoch: 'revoked', seq: 0, tag: '' },
    ...{ appliedThrough: 12, except: [9] },
  });
});

test('a till that knew no platform’s customers yet is as clean', async () => {
  const documents = await tillOf(3, 0);
  await eraseCustomers(documents);
  expect(await documents.count('customers')).toBe(0);
  expect(await documents.feedState('store.till')).toBeNull();
});

test('what a crash in between leaves is erased the next time', async () => {
  const documents = await tillOf(0, 1_100);
  let pages = 0;
  const crashing: Documents = {
    ...documents,
    async applyPage(page) {
      pages += 1;
      if (pages > 1) throw new Error('the power is gone');
      await documents.applyPage(page);
    },
  };
  await expect(eraseCustomers(crashing)).rejects.toThrow('the power is gone');
  expect(await documents.count('customers')).toBe(600);
  expect(await documents.feedState('store.till')).toMatchObject({ epoch: 'revoked' });
  await eraseCustomers(documents);
  expect(await documents.count('customers')).toBe(0);
});

test('a till that heard nothing of its platform for thirty days forgets them, and reads them anew later', async () => {
  const documents = await tillOf(0, 3);
  const dayMs = 24 * 3_600_000;
  const at = (days: number) => ({ upToDateAtMs: 1_000, nowMs: 1_000 + days * dayMs });
  expect(await forgetWhenSilent(documents, { upToDateAtMs: null, nowMs: 99 * dayMs })).toBe(false);
  expect(await forgetWhenSilent(documents, at(29))).toBe(false);
  expect(await documents.count('customers')).toBe(3);
  expect(await forgetWhenSilent(documents, at(30))).toBe(true);
  expect(await documents.count('customers')).toBe(0);
  expect(await documents.feedState('store.till')).toMatchObject({ seq: 0 });
  expect(await forgetWhenSilent(documents, at(31))).toBe(false);
});
