import { expect, test } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import { retryWaitMs } from './retry-pace.ts';

const gone = fail('PLATFORM_UNREACHABLE', { reason: 'timeout' });

test('waits double up to half a minute, and never more however long it lasts', () => {
  const waits = [1, 2, 3, 6, 7, 5_000].map((failures) => retryWaitMs(gone, failures, () => 1));
  expect(waits).toEqual([1_000, 2_000, 4_000, 30_000, 30_000, 30_000]);
});

test('tills that lost the platform together do not come back together', () => {
  expect(retryWaitMs(gone, 3, () => 0)).toBe(2_000);
  expect(retryWaitMs(gone, 3, () => 0.5)).toBe(3_000);
});

test('what somebody must put right is asked every five minutes at most', () => {
  expect(retryWaitMs(fail('TILL_REVOKED'), 5_000, () => 1)).toBe(300_000);
});

test('a platform that names a time is not asked before it, nor forgotten for hours', () => {
  const busy = (retryAfterS: number) => fail('PLATFORM_BUSY', { status: 503, retryAfterS });
  expect(retryWaitMs(busy(20), 1, () => 1)).toBe(20_000);
  expect(retryWaitMs(busy(86_400), 1, () => 1)).toBe(300_000);
});
