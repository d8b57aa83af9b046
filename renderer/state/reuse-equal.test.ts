import { expect, test } from 'vitest';
import { reuseEqual } from './reuse-equal.ts';

const snapshot = () => ({
  basket: {
    version: 3,
    lines: [
      { number: 1, quantity: { value: 1, scale: 0 } },
      { number: 2, quantity: { value: 2, scale: 0 } },
    ],
  },
});

test('an equal snapshot is the one before', () => {
  const before = snapshot();
  expect(reuseEqual(before, snapshot())).toBe(before);
});

test('one changed line leaves the others as they were', () => {
  const before = snapshot();
  const changed = snapshot();
  changed.basket.version = 4;
  changed.basket.lines.push({ number: 3, quantity: { value: 1, scale: 0 } });
  const line = changed.basket.lines[1];
  if (line) line.quantity.value = 5;
  const after = reuseEqual(before, changed);
  expect(after).not.toBe(before);
  expect(after.basket.lines[0]).toBe(before.basket.lines[0]);
  expect(after.basket.lines[1]).toEqual({ number: 2, quantity: { value: 5, scale: 0 } });
  expect(after.basket.lines).toHaveLength(3);
});

test('a basket that ends and one that opens are taken as they are', () => {
  const before = snapshot();
  expect(reuseEqual<{ basket: unknown }>(before, { basket: null })).toEqual({ basket: null });
  expect(reuseEqual({ basket: null }, snapshot())).toEqual(snapshot());
});
