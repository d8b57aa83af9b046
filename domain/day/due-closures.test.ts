import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closuresOfDay, type OpenDays, overdueClosures } from './due-closures.ts';

const none: OpenDays = { firstDay: '', lastDay: '' };
const on = (firstDay: string, lastDay = firstDay): OpenDays => ({ firstDay, lastDay });
const periods = (due: readonly { period: string }[]) => due.map(({ period }) => period);

test('nothing is overdue on the day itself, and nothing where nothing moved', () => {
  const open = {
    day: on('2026-11-22'),
    month: on('2026-11-02', '2026-11-22'),
    year: on('2026-01-05', '2026-11-22'),
  };
  expect(overdueClosures(open, '2026-11-22', 12)).toEqual([]);
  expect(overdueClosures({ day: none, month: none, year: none }, '2027-02-01', 12)).toEqual([]);
});

test('a day, a month and a year that are over are due in that order, late', () => {
  const open = {
    day: on('2026-12-31'),
    month: on('2026-12-01', '2026-12-31'),
    year: on('2026-01-02', '2026-12-31'),
  };
  expect(overdueClosures(open, '2027-01-02', 12)).toEqual([
    { period: 'day', from: '2026-12-31', through: '2026-12-31', late: true },
    { period: 'month', from: '2026-12-01', through: '2026-12-31', late: true },
    { period: 'year', from: '2026-01-02', through: '2026-12-31', late: true },
  ]);
});

test('a month whose days were all closed is due once another month begins', () => {
  const open = {
    day: none,
    month: on('2026-11-02', '2026-11-28'),
    year: on('2026-01-05', '2026-11-28'),
  };
  expect(periods(overdueClosures(open, '2026-12-01', 12))).toEqual(['month']);
});

test('a fiscal year that ends in March ends there', () => {
  const open = {
    day: on('2027-03-31'),
    month: on('2027-03-01', '2027-03-31'),
    year: on('2026-04-01', '2027-03-31'),
  };
  expect(periods(overdueClosures(open, '2027-04-01', 3))).toEqual(['day', 'month', 'year']);
  const calendar = { ...open, year: on('2027-01-04', '2027-03-31') };
  expect(periods(overdueClosures(calendar, '2027-04-01', 12))).toEqual(['day', 'month']);
  expect(periods(closuresOfDay(open, '2027-03-31', 3))).toEqual(['day', 'month', 'year']);
  expect(periods(closuresOfDay(open, '2027-03-30', 3))).toEqual(['day']);
});

test('a clock that was ahead and is set right leaves no day open', () => {
  const open = { day: on('2036-11-22'), month: on('2036-11-22'), year: on('2036-11-22') };
  expect(periods(overdueClosures(open, '2026-11-23', 12))).toEqual(['day', 'month', 'year']);
});

test('a longer period is never due without the shorter ones that are open', () => {
  const day = fc
    .integer({ min: 0, max: 1_500 })
    .map((n) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, fc.integer({ min: 1, max: 12 }), (last, today, month) => {
      const open = { day: on(last), month: on(last), year: on(last) };
      const due = periods(overdueClosures(open, today, month));
      expect(['', 'day', 'day month', 'day month year']).toContain(due.join(' '));
    }),
  );
});
