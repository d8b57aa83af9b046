import { expect, test } from 'vitest';
import type { OrderStep } from './order.ts';
import { wrongOrderStep } from './wrong-order-step.ts';

const line = { line: 1, sku: 'SKU-1', quantity: { value: 1, scale: 0 } };
const sound: OrderStep = {
  ...{ order: 'journal/2', kind: 'picked', lines: [line] },
  ...{ reasonCode: '', parcel: '', check: '', holdUntil: '' },
};

test('a step that agrees with itself is sound', () => {
  expect(wrongOrderStep(sound)).toBeNull();
});

test.each([
  ['line twice', { lines: [line, line] }],
  ['quantity', { lines: [{ ...line, quantity: { value: 0, scale: 0 } }] }],
  ['quantity', { lines: [{ ...line, quantity: { value: -1, scale: 3 } }] }],
  ['reason', { kind: 'short' }],
  ['reason', { kind: 'refused' }],
  ['check', { kind: 'handed-over' }],
  ['hold', { kind: 'extended' }],
] as const)('refuses a step for its %s', (what, changes) => {
  expect(wrongOrderStep({ ...sound, ...changes })).toBe(what);
});
