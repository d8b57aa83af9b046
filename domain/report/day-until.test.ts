import fc from 'fast-check';
import { expect, test } from 'vitest';
import { targetUntil, turnoverUntil } from './day-until.ts';

const hour = (key: string, grossMinor: number) => ({
  ...{ key, count: 1, grossMinor, netMinor: grossMinor },
});
const hours = [hour('10', 6_000), hour('11', 12_000), hour('23', 600), hour('00', 300)];
const at = (time: string, dayStartsAtHour = 0) => {
  const [h = 0, minute = 0] = time.split(':').map(Number);
  return { hour: h, minute, dayStartsAtHour };
};

test('of the running hour as much counts as has passed of it', () => {
  expect(turnoverUntil(hours, at('11:15', 5)).grossMinor).toBe(9_000);
});

test('what is sold after midnight is the end of a day that starts in the morning', () => {
  expect(turnoverUntil(hours, at('23:30', 5)).grossMinor).toBe(18_300);
  expect(turnoverUntil(hours, at('00:20', 5)).grossMinor).toBe(18_700);
  expect(turnoverUntil(hours, at('00:20', 0)).grossMinor).toBe(100);
});

test('a target grows as the hours of another day did', () => {
  const like = { hours: [hour('10', 100), hour('14', 300)], opening: [] };
  expect(targetUntil(80_000, at('12:00'), like)).toBe(20_000);
  expect(targetUntil(80_000, at('14:30'), like)).toBe(50_000);
  expect(targetUntil(80_000, at('23:59'), like)).toBe(80_000);
});

test('without another day it grows evenly over the opening hours, and stands still at noon', () => {
  const opening = [
    { from: '10:00', to: '12:00' },
    { from: '14:00', to: '16:00' },
  ];
  const like = { hours: null, opening };
  expect(targetUntil(40_000, at('09:00'), like)).toBe(0);
  expect(targetUntil(40_000, at('11:00'), like)).toBe(10_000);
  expect(targetUntil(40_000, at('13:00'), like)).toBe(20_000);
  expect(targetUntil(40_000, at('18:00'), like)).toBe(40_000);
});

test('a target is never passed, and never falls while the day goes on', () => {
  const anyHours = fc
    .uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1 })
    .chain((keys) =>
      fc.tuple(
        ...keys.map((key) =>
          fc
            .integer({ min: -50_000, max: 500_000 })
            .map((gross) => hour(String(key).padStart(2, '0'), gross)),
        ),
      ),
    );
  fc.assert(
    fc.property(
      anyHours,
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 0, max: 23 }),
      (like, target, dayStartsAtHour) => {
        let before = 0;
        for (let minutes = 0; minutes < 24 * 60; minutes += 20) {
          const clock = (minutes + dayStartsAtHour * 60) % (24 * 60);
          const moment = { hour: Math.floor(clock / 60), minute: clock % 60, dayStartsAtHour };
          const now = targetUntil(target, moment, { hours: like, opening: [] });
          expect(now).toBeGreaterThanOrEqual(before);
          expect(now).toBeLessThanOrEqual(target);
          before = now;
        }
      },
    ),
    { numRuns: 50 },
  );
});
