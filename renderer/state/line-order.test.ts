import { expect, test } from 'vitest';
import { inOrder, orderLines } from './line-order.ts';

const line = (number: number, touchedAtStep: number) => ({ number, touchedAtStep });

test('the line touched last is on top', () => {
  const lines = [line(1, 1), line(2, 2), line(3, 3)];
  expect(inOrder(lines, orderLines(new Map(), lines, null)).map(({ number }) => number)).toEqual([
    3, 2, 1,
  ]);
});

test('an item scanned again comes to the top', () => {
  const order = orderLines(new Map(), [line(1, 1), line(2, 2)], null);
  const rescanned = [line(1, 3), line(2, 2)];
  const after = inOrder(rescanned, orderLines(order, rescanned, null));
  expect(after.map(({ number }) => number)).toEqual([1, 2]);
});

test('a line keeps its place while its quantity is changed by hand', () => {
  const order = orderLines(new Map(), [line(1, 1), line(2, 2)], null);
  const changed = [line(1, 3), line(2, 2)];
  const held = orderLines(order, changed, 1);
  expect(inOrder(changed, held).map(({ number }) => number)).toEqual([2, 1]);
  const changedAgain = [line(1, 4), line(2, 2)];
  expect(
    inOrder(changedAgain, orderLines(held, changedAgain, 1)).map(({ number }) => number),
  ).toEqual([2, 1]);
});
