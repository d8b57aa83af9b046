import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { OrderGroup, OrderLine, OrderPlaced, OrderStep } from '../../domain/order/order.ts';
import { shippedGroup } from './orders.ts';

const jumper: OrderLine = {
  ...{
    number: 1,
    group: 1,
    sku: 'SKU-1',
    gtin: '',
    label: 'Pull',
    size: 'M',
    colour: '',
    model: '',
  },
  ...{ quantity: { value: 1, scale: 0 }, unit: 'piece', unitPriceMinor: 7_990 },
  ...{ amountMinor: 7_990, dueMinor: 0 },
};

/** What is collected in a store. */
export function pickupGroup(placeId: string, changes: Partial<OrderGroup> = {}): OrderGroup {
  return { ...shippedGroup, fulfilment: 'pickup', placeId, method: '', ...changes };
}

/** A jumper that is sent home, or what the changes say. */
export function anOrder(
  changes: Partial<Omit<OrderPlaced, 'lines'>> & { lines?: readonly Partial<OrderLine>[] } = {},
): OrderPlaced {
  const { lines = [{}], ...rest } = changes;
  return {
    ...{ basketId: 'basket-0000000000001', seat: 'till', currency: 'EUR' },
    ...{ groups: [shippedGroup], depositKind: '', depositNumber: '' },
    lines: lines.map((line, index) => ({ ...jumper, number: index + 1, ...line })),
    ...rest,
  };
}

export function placedDraft(order: OrderPlaced, customerId: string | null = null): EntryDraft {
  const personal = customerId && { reference: customerId, part: { name: 'Camille Durand' } };
  return { type: 'order-placed', body: order, operatorId: 'op-1', personal: personal || null };
}

/** A step with one piece of line 1, or what the changes say. */
export function stepDraft(
  order: string,
  kind: OrderStep['kind'],
  changes: Partial<OrderStep> = {},
): EntryDraft {
  const body: OrderStep = {
    ...{ order, kind, reasonCode: '', parcel: '', check: '', holdUntil: '' },
    lines: [{ line: 1, sku: 'SKU-1', quantity: { value: 1, scale: 0 } }],
    ...changes,
  };
  return { type: 'order-step', body, operatorId: 'op-1', personal: null };
}
