import { expect, test } from 'vitest';
import { manualTimers } from '../../test/support/manual-timers.ts';
import { createToasts } from './toasts.ts';

test('a toast goes by itself, and a fourth one pushes the first out', () => {
  const timers = manualTimers();
  const { store, say } = createToasts(timers);
  for (const label of ['a', 'b', 'c', 'd']) say('toast.suspended.as', { label });
  expect(store.getState().toasts.map(({ values }) => values.label)).toEqual(['b', 'c', 'd']);
  timers.pass(5_000);
  expect(store.getState().toasts).toEqual([]);
});
