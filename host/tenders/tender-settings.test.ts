import { expect, test } from 'vitest';
import { tenderTypesKey, tenderTypesSetting } from '../../contract/document/tender-types.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { cash, shippedTenderSettings } from '../../domain/tender/shipped-tender-types.ts';
import { catalogPage } from '../../test/conformance/sample-documents.ts';
import { memoryDocuments } from '../store/memory-documents.ts';
import { openTenderSettings } from './tender-settings.ts';

async function give(documents: Documents, value: unknown): Promise<void> {
  const page = catalogPage(1, []);
  const document = {
    id: tenderTypesKey,
    kind: 'setting' as const,
    value: JSON.parse(JSON.stringify(value)),
  };
  await documents.applyPage({
    ...page,
    file: 'till',
    changes: [{ collection: 'settings', document }],
  });
}

test('a till without the retailer’s list takes what is shipped, which is a list as the setting has it', async () => {
  const tenders = await openTenderSettings(memoryDocuments(), () => undefined);
  expect(tenders.current()).toBe(shippedTenderSettings);
  expect(tenderTypesSetting.parse(shippedTenderSettings)).toEqual(shippedTenderSettings);
});

test('a list that arrives while the till sells is taken at once, with what the till books itself', async () => {
  const documents = memoryDocuments();
  const { promise, resolve } = Promise.withResolvers<void>();
  const tenders = await openTenderSettings(documents, resolve);
  await give(documents, { ...shippedTenderSettings, types: [cash], cashRoundingMinor: 5 });
  await promise;
  expect(tenders.current().types.map(({ id }) => id)).toEqual([
    'cash',
    'voucher-excess',
    'web-shop',
  ]);
  expect(tenders.current().cashRoundingMinor).toBe(5);
});

test('a list that can not be read is said to be bad, and the one before stays', async () => {
  const documents = memoryDocuments();
  await give(documents, { ...shippedTenderSettings, types: [cash, cash] });
  const tenders = await openTenderSettings(documents, () => undefined);
  expect(tenders.unreadable()).toEqual([tenderTypesKey]);
  expect(tenders.current()).toBe(shippedTenderSettings);
});
