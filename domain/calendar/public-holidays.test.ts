import { expect, test } from 'vitest';
import { easterSunday, isPublicHoliday } from './public-holidays.ts';

test.each([
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
])('Easter of %i is %s', (year, day) => {
  expect(easterSunday(year)).toBe(day);
});

test('France has eleven days of rest in 2026', () => {
  const days = Array.from({ length: 365 }, (_, index) =>
    new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
  );
  expect(days.filter((day) => isPublicHoliday(day, 'FR', '69003'))).toEqual([
    ...['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25'],
    ...['2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25'],
  ]);
});

test('Good Friday and 26 December are of Alsace and Moselle only', () => {
  for (const day of ['2026-04-03', '2026-12-26']) {
    expect(isPublicHoliday(day, 'FR', '67000')).toBe(true);
    expect(isPublicHoliday(day, 'FR', '75003')).toBe(false);
  }
});

test('of a country that nobody described no holiday is known', () => {
  expect(isPublicHoliday('2026-12-25', 'JP', '')).toBe(false);
});
