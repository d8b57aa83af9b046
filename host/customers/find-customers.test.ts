import { beforeEach, expect, test } from 'vitest';
import {
  sampleBusiness,
  sampleCustomer,
  tillPage,
} from '../../test/conformance/sample-documents.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { findCustomers } from './find-customers.ts';

const elise = { ...sampleCustomer('customer-0000000000001'), cardNumber: '033042' };
let till: MemoryTill;

beforeEach(async () => {
  till = await memoryTill();
  const pro = sampleBusiness('customer-0000000000002');
  const business = pro.business && { ...pro.business, siren: '330123456' };
  const documents = [elise, { ...pro, phone: '+33478000000', cardNumber: '', business }];
  await till.documents.applyPage(
    tillPage(
      1,
      documents.map((document) => ({ collection: 'customers', document })),
    ),
  );
});

const found = async (text: string) =>
  (await findCustomers(till.context(), text, 5)).map(({ id }) => id.slice(-1));

test.each([
  '06 39 98 00 01',
  '(06) 39 98 00 01',
  '06/39/98/00/01',
  '+33 (0)6 39 98 00 01',
  '0033 6 39 98 00 01',
  '+33 6 39 98 00 01',
  '39 98 00',
])('a telephone is found however it is written: %s', async (text) => {
  expect(await found(text)).toEqual(['1']);
});

test('a card and a SIREN are compared as they are, though they begin like a country or an area', async () => {
  expect(await found('330 123 456')).toEqual(['2']);
  expect(await found('033042')).toEqual(['1']);
});
