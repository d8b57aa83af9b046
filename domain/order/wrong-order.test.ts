import { expect, test } from 'vitest';
import { anOrder } from '../../test/support/placed-orders.ts';
import { wrongOrder } from './wrong-order.ts';

const sound = anOrder();
const line = sound.lines[0] ?? fail();
const group = sound.groups[0] ?? fail();

function fail(): never {
  throw new Error('The order has a line and a group');
}

test('an order that agrees with itself is sound', () => {
  expect(wrongOrder(sound)).toBeNull();
});

test.each([
  ['line twice', { lines: [line, line] }],
  ['group twice', { groups: [group, group] }],
  ['group of line', { lines: [{ ...line, group: 9 }] }],
  ['empty group', { groups: [group, { ...group, number: 2 }] }],
  ['quantity', { lines: [{ ...line, quantity: { value: 0, scale: 0 } }] }],
  ['due', { lines: [{ ...line, dueMinor: 7_991 }] }],
  ['deposit', { depositKind: 'acompte' }],
  ['group', { groups: [{ ...group, placeId: 'LYO1' }] }],
  ['group', { groups: [{ ...group, method: '' }] }],
  ['group', { groups: [{ ...group, fulfilment: 'pickup', method: '' }] }],
  [
    'group',
    { groups: [{ ...group, promise: { level: 'likely', from: '2026-12-02', through: '' } }] },
  ],
] as const)('refuses an order for its %s', (what, changes) => {
  expect(wrongOrder({ ...sound, ...changes })).toBe(what);
});
