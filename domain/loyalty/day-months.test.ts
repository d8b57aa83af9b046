import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextDay, plusMonths } from './day-months.ts';

test('the next day is the one of the calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_900_000 }), (number) => {
      expect(nextDay(dayNumber(number))).toBe(dayNumber(number + 1));
    }),
  );
});

test('months later it is the same day, or the last of a month that has none such', () => {
  expect(plusMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(plusMonths('2028-01-31', 1)).toBe('2028-02-29');
  expect(plusMonths('2026-12-15', 12)).toBe('2027-12-15');
  expect(plusMonths('2026-10-31', 13)).toBe('2027-11-30');
  expect(plusMonths('1999-11-30', 3)).toBe('2000-02-29');
});

/** Days since 1 January 1970. */
function dayNumber(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}
