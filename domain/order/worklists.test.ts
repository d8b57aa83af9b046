import { expect, test } from 'vitest';
import { orderLine, orderOf, shippedGroup } from '../../test/support/orders.ts';
import type { OrderGroup } from './order.ts';
import type { OrderState } from './order-parts.ts';
import { shippedOrderWorkRules } from './work-rules.ts';
import { worksOf } from './worklists.ts';

const at = {
  ...{ storeId: 's-1', businessDay: '2026-11-22', nowMs: Date.parse('2026-11-22T15:00:00Z') },
  rules: shippedOrderWorkRules,
};

/** The lists that one line in this state is in. */
function lists(state: OrderState, group: Partial<OrderGroup>, sourceId = 's-1'): string[] {
  const order = orderOf({
    groups: [{ ...shippedGroup, ...group }],
    lines: [orderLine(1, state, { sourceId })],
  });
  return worksOf(order, at).map(({ list }) => list);
}
const pickup = { fulfilment: 'pickup', placeId: 's-1', method: '' } as const;
const reserve = { ...pickup, fulfilment: 'reserve' } as const;

test('a parcel is picked, packed, given to the carrier, and then in no list', () => {
  const states = ['allocated', 'picking', 'packed', 'shipped'] as const;
  expect(states.map((state) => lists(state, {}))).toEqual([
    ...[['pick-ship'], ['pack'], ['send'], []],
  ]);
});

test('what is collected is picked, laid ready and waits', () => {
  const states = ['allocated', 'picking', 'packed', 'ready', 'handed-over'] as const;
  expect(states.map((state) => lists(state, pickup))).toEqual([
    ...[['pick-collect'], ['pack'], ['pack'], ['collect'], []],
  ]);
});

test('what lies elsewhere is no work here, and what is collected elsewhere is sent there', () => {
  expect(lists('allocated', {}, 's-2')).toEqual([]);
  expect(lists('allocated', { ...pickup, placeId: 's-2' })).toEqual(['transfer']);
  expect(lists('allocated', pickup, 's-2')).toEqual(['arriving']);
  expect(lists('ready', pickup, 's-2')).toEqual([]);
});

test('what no place has is decided where it would be collected, or where it was sold', () => {
  expect(lists('unfillable', {}, '')).toEqual(['decide']);
  expect(lists('unfillable', { ...pickup, placeId: 's-2' }, '')).toEqual([]);
});

test('nobody came in time: by the end that was set, or by the days of the rule', () => {
  const through = (day: string) => ({ ...pickup, promise: promised(day) });
  expect(lists('ready', { ...pickup, holdUntil: '2026-11-22T14:00:00Z' })).toEqual(['overdue']);
  expect(lists('ready', { ...pickup, holdUntil: '2026-11-22T16:00:00Z' })).toEqual(['collect']);
  expect(lists('ready', through('2026-11-12'))).toEqual(['collect']);
  expect(lists('ready', through('2026-11-11'))).toEqual(['overdue']);
});

test('a reservation that ends tonight is told, one of tomorrow is not', () => {
  expect(lists('allocated', { ...reserve, holdUntil: '2026-11-22T19:00:00Z' })).toEqual([
    'expires-today',
  ]);
  expect(lists('ready', { ...reserve, holdUntil: '2026-11-23T19:00:00Z' })).toEqual(['collect']);
});

function promised(day: string): OrderGroup['promise'] {
  return { level: 'confirmed', from: day, through: day };
}
