import { expect, test } from 'vitest';
import { minutesOfHour, tradingDate } from './trading-date.ts';

test.each([
  ['2026-11-22T23:59:59', '00:00', '2026-11-22'],
  ['2026-11-23T00:00:00', '00:00', '2026-11-23'],
  ['2026-11-23T03:59:59', '04:00', '2026-11-22'],
  ['2026-11-23T04:00:00', '04:00', '2026-11-23'],
  ['2027-01-01T02:30:00', '06:00', '2026-12-31'],
  ['2028-03-01T00:10:00', '01:00', '2028-02-29'],
])('%s with a day that starts at %s is traded under %s', (local, startsAt, date) => {
  expect(tradingDate(local, minutesOfHour(startsAt))).toBe(date);
});

test('the hour that comes twice or not at all is of one day, also where the day starts within it', () => {
  // 25 October 2026: 02:00 to 03:00 twice; 28 March 2027: never.
  for (const local of ['2026-10-25T02:29:00', '2026-10-25T02:29:00', '2027-03-28T01:59:00']) {
    expect(tradingDate(local, 150)).not.toBe(local.slice(0, 10));
  }
  expect(tradingDate('2027-03-28T03:00:00', 150)).toBe('2027-03-28');
});
