import { expect, test } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import { addNotice, createNotices, settleNotices } from './notices.ts';

test('a refused scan in a burst stays to be read although good scans follow', () => {
  const store = createNotices();
  addNotice(store, 'scan', fail('UNKNOWN_CODE', { code: '123' }), 1_000);
  settleNotices(store, 'scan', 1_030);
  expect(store.getState().notices).toHaveLength(1);
  settleNotices(store, 'scan', 6_000);
  expect(store.getState().notices).toHaveLength(0);
});

test('an act that goes well at the second try takes its refusal away at once', () => {
  const store = createNotices();
  addNotice(store, 'act', fail('BASKET_CHANGED'), 1_000);
  settleNotices(store, 'act', 1_500);
  expect(store.getState().notices).toHaveLength(0);
});

test('more refusals than can be read are counted, and equal ones said once', () => {
  const store = createNotices();
  for (const code of ['1', '2', '2', '3', '4', '5']) {
    addNotice(store, 'scan', fail('UNKNOWN_CODE', { code }), 1_000);
  }
  const { notices, olderCount } = store.getState();
  expect(notices.map(({ failure }) => failure.details.code)).toEqual(['5', '4']);
  expect(olderCount).toBe(3);
});
