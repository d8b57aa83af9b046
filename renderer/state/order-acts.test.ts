import { expect, test } from 'vitest';
import type { OrderDetail } from '../../contract/host/calls/order-work-calls.ts';
import {
  isReadyHere,
  isRefunded,
  missingLine,
  orderActs,
  readyDueMinor,
  stepLines,
} from './order-acts.ts';

type Line = OrderDetail['lines'][number];
type Part = Line['parts'][number];

const part = (state: Part['state'], quantityMilli = 1_000): Part => ({
  ...{ state, quantityMilli, sourceName: 'Lyon', isHere: true },
});

function orderWith(
  fulfilment: 'ship' | 'pickup',
  lines: readonly (Pick<Line, 'may' | 'parts'> & Partial<Line>)[],
  { isHere = true, dueMinor = 0 } = {},
): OrderDetail {
  return {
    ...{ id: 'journal-1/7', number: 'C-1', receiptNumber: '', currency: 'EUR', hasCode: true },
    hasDeposit: false,
    ...{ takenAt: '2026-11-22T07:00:00.000Z', customerId: '', customerName: '', customerPhone: '' },
    groups: [
      {
        ...{ number: 1, fulfilment, placeName: 'Lyon', isHere, method: '', latest: '' },
        ...{
          holdUntil: '',
          to: null,
          dueMinor,
          promise: { level: 'likely', from: '', through: '' },
        },
      },
    ],
    lines: lines.map((line, index) => ({
      ...{ line: index + 1, group: 1, sku: `SKU-${index}`, name: 'Pull', quantityMilli: 1_000 },
      ...{ gtin: '', size: '', colour: '', amountMinor: 7_990, dueMinor: 0 },
      ...{ isPartPaid: true, ...line },
    })),
  };
}

test('what is still on the shelf comes before what can be laid ready or handed over', () => {
  const order = orderWith('pickup', [
    { may: ['ready', 'packed', 'handed-over'], parts: [part('picking')] },
    { may: ['picked', 'short', 'refused', 'ready'], parts: [part('allocated')] },
  ]);
  expect(orderActs(order, 1).main).toBe('picked');
  expect(orderActs(order, 1).others).toContain('ready');
});

test('picked for collection it is laid ready here, and packed where another store hands it over', () => {
  const lines: Pick<Line, 'may' | 'parts'>[] = [
    { may: ['packed', 'ready', 'handed-over'], parts: [part('picking')] },
  ];
  expect(orderActs(orderWith('pickup', lines), 1).main).toBe('ready');
  const there = orderActs(orderWith('pickup', lines, { isHere: false }), 1);
  expect(there.main).toBe('packed');
  expect(there.others).not.toContain('handed-over');
});

test('a parcel is packed, then given to the carrier', () => {
  const packed = orderWith('ship', [{ may: ['shipped', 'refused'], parts: [part('packed')] }]);
  expect(orderActs(packed, 1)).toMatchObject({ main: 'shipped', others: ['refused'] });
  const picked = orderWith('ship', [{ may: ['packed', 'shipped'], parts: [part('picking')] }]);
  expect(orderActs(picked, 1)).toMatchObject({ main: 'packed', others: ['shipped'] });
});

test('what no place has is asked for again, or cancelled', () => {
  const order = orderWith('ship', [
    { may: ['asked-again', 'cancelled'], parts: [part('unfillable')] },
  ]);
  expect(orderActs(order, 1)).toEqual({ main: 'asked-again', others: ['cancelled'] });
});

test('instead of what no place has something else is looked for: of the line that was touched, else of the first', () => {
  const missing = { may: ['asked-again' as const], parts: [part('unfillable')] };
  const order = orderWith('ship', [{ may: [], parts: [part('picking')] }, missing, missing]);
  expect(missingLine(order, 1, 0)?.line).toBe(2);
  expect(missingLine(order, 1, 1)?.line).toBe(2);
  expect(missingLine(order, 1, 3)?.line).toBe(3);
  expect(missingLine(order, 2, 0)).toBeNull();
});

test('only what was not picked yet is missing, of the line that was touched or of all', () => {
  const order = orderWith('pickup', [
    { may: ['short'], parts: [part('picking', 2_000), part('allocated', 1_000)] },
    { may: ['short'], parts: [part('allocated', 3_000)] },
    { may: ['short'], parts: [part('picking')] },
    { may: [], parts: [part('ready')] },
  ]);
  const all = [
    { line: 1, quantityMilli: 1_000 },
    { line: 2, quantityMilli: 3_000 },
  ];
  expect(stepLines(order, 1, { kind: 'short', line: 0 })).toEqual(all);
  expect(stepLines(order, 1, { kind: 'short', line: 2 })).toEqual(all.slice(1));
  expect(stepLines(order, 1, { kind: 'short', line: 3 })).toEqual([
    { line: 3, quantityMilli: 1_000 },
  ]);
  expect(stepLines(order, 1, { kind: 'ready', line: 2 })).toEqual([]);
});

test('what lies ready can be handed over, once what is due of it is paid', () => {
  const of = (dueMinor: number, state: Part['state']) => ({
    ...{ may: ['handed-over' as const], parts: [part(state)], dueMinor },
  });
  const order = orderWith('pickup', [of(4_000, 'ready'), of(2_000, 'allocated')]);
  expect([isReadyHere(order, 1), readyDueMinor(order, 1)]).toEqual([true, 4_000]);
  expect(stepLines(order, 1, { kind: 'handed-over', line: 0 })).toEqual([
    { line: 1, quantityMilli: 1_000 },
  ]);
  const picking = orderWith('pickup', [of(4_000, 'picking')]);
  expect([isReadyHere(picking, 1), readyDueMinor(picking, 1)]).toEqual([false, 0]);
});

test('what is given back by its receipt is what was paid of, not what half of is cancelled', () => {
  const half = { may: [], parts: [part('allocated'), part('cancelled')], dueMinor: 3_995 };
  const of = (isPartPaid: boolean) => ({
    ...orderWith('pickup', [{ ...half, isPartPaid }]),
    receiptNumber: '2-000007-K7',
  });
  expect(isRefunded(of(false), 1)).toBe(false);
  expect(isRefunded(of(true), 1)).toBe(true);
});
