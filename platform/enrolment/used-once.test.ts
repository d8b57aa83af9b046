import { expect, test } from 'vitest';
import { createUsedOnce } from './used-once.ts';

test('what was used is refused for as long as it is valid, then forgotten', () => {
  const used = createUsedOnce(10);
  expect(used.isFirst('a', { untilMs: 100, nowMs: 0 })).toBe(true);
  expect(used.isFirst('a', { untilMs: 100, nowMs: 50 })).toBe(false);
  expect(used.isFirst('b', { untilMs: 300, nowMs: 200 })).toBe(true);
  expect(used.isFirst('a', { untilMs: 300, nowMs: 200 })).toBe(true);
});

test('no more than so many are remembered; the oldest is forgotten first', () => {
  const used = createUsedOnce(2);
  for (const id of ['a', 'b', 'c']) used.isFirst(id, { untilMs: 100, nowMs: 0 });
  expect(used.isFirst('c', { untilMs: 100, nowMs: 1 })).toBe(false);
  expect(used.isFirst('b', { untilMs: 100, nowMs: 1 })).toBe(false);
  expect(used.isFirst('a', { untilMs: 100, nowMs: 1 })).toBe(true);
});
