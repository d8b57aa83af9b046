import { expect, it } from 'vitest';
import { customerCalls } from '../../contract/host/calls/customer-calls.ts';
import { sampleCustomer } from '../../test/conformance/sample-documents.ts';
import { detailOf } from './customer-detail.ts';

it('who has wishes and sizes is told for correction as anybody is', () => {
  const elise = sampleCustomer('customer-0000000000001');
  const mark = {
    kind: 'size' as const,
    key: 'knits',
    value: 'M',
    at: '2026-11-22T10:00:00.000Z',
    by: '',
  };
  const told = { customer: detailOf({ ...elise, marks: [mark] }) };
  expect(customerCalls.customerDetail.output.parse(told)).toEqual(told);
});
