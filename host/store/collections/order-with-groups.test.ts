import { expect, test } from 'vitest';
import { orderDocument } from '../../../contract/document/order.ts';
import { orderWithGroups } from './order-with-groups.ts';

test('an order that the first release stored says the same today', () => {
  const line = { sku: 'jumper', name: 'Pull', quantityMilli: 2_000, amountMinor: 7_990 };
  const order = orderWithGroups({
    ...{ id: 'journal-0000000000000001/7', kind: 'order', storeId: 's-1', customerId: '' },
    ...{ receiptNumber: '1-000007-AB', takenAt: '2026-11-22T07:00:00.000Z', currency: 'EUR' },
    lines: [
      { ...line, line: 1, fulfilment: 'ship', state: 'pending', sourceId: '' },
      { ...line, line: 3, fulfilment: 'pickup', state: 'allocated', sourceId: 's-1' },
    ],
  });
  expect(orderDocument.parse(order)).toMatchObject({
    number: '1-000007-AB',
    groups: [
      { number: 1, fulfilment: 'ship', placeId: '', method: 'standard' },
      { number: 2, fulfilment: 'pickup', placeId: 's-1', method: '' },
    ],
    lines: [
      { line: 1, group: 1, parts: [{ state: 'placed', sourceId: '', quantityMilli: 2_000 }] },
      { line: 3, group: 2, parts: [{ state: 'allocated', sourceId: 's-1' }] },
    ],
  });
});
