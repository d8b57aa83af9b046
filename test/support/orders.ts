import type { OrderDocument } from '../../contract/document/order.ts';
import type { OrderGroup } from '../../domain/order/order.ts';
import type { OrderState } from '../../domain/order/order-parts.ts';

/** What is sent home, with nothing promised. */
export const shippedGroup: OrderGroup = {
  ...{ number: 1, fulfilment: 'ship', placeId: '', method: 'standard', feeLine: 0 },
  ...{ latest: '', holdUntil: '', promise: { level: 'on-request', from: '', through: '' } },
};

/** A line of one part. */
export function orderLine(
  line: number,
  state: OrderState,
  changes: Partial<OrderDocument['lines'][number]> & { sourceId?: string } = {},
): OrderDocument['lines'][number] {
  const { sourceId = '', ...rest } = changes;
  return {
    ...{ line, group: 1, sku: 'jumper', name: 'Pull', quantityMilli: 1_000 },
    ...{ amountMinor: 7_990, dueMinor: 0 },
    parts: [{ part: 1, quantityMilli: rest.quantityMilli ?? 1_000, state, sourceId }],
    ...rest,
  };
}

/** An order of a jumper that is sent home. */
export function orderOf(changes: Partial<OrderDocument> = {}): OrderDocument {
  return {
    ...{ id: 'journal-0000000000000009/7', kind: 'order', storeId: 's-1', customerId: '' },
    ...{ number: '2-000007-ABCD', receiptNumber: '2-000007-ABCD', depositNumber: '' },
    collectCode: 'K7M4QX',
    ...{ takenAt: '2026-11-22T07:00:00.000Z', currency: 'EUR', groups: [{ ...shippedGroup }] },
    lines: [orderLine(1, 'allocated')],
    ...changes,
  };
}
