import { expect, test } from 'vitest';
import { businessDayAt, type Stretch } from './business-day.ts';

const none = (): Stretch[] => [];
const opening: Stretch = { firstDay: '2026-11-01', dayBefore: '' };
const ten = { firstDay: '2036-11-22', dayBefore: '2026-11-22' };

test('the day follows the calendar, and a clock set back a little moves nothing', () => {
  expect(businessDayAt('2026-11-22', '', none)).toBe('2026-11-22');
  expect(businessDayAt('2026-11-23', '2026-11-22', none)).toBe('2026-11-23');
  expect(businessDayAt('2026-11-22', '2026-11-23', () => [opening])).toBe('2026-11-23');
});

test('stretches are not looked for while the date is not behind', () => {
  const never = () => {
    throw new Error('asked');
  };
  expect(businessDayAt('2026-11-22', '2026-11-22', never)).toBe('2026-11-22');
});

test('what a jump brought goes back with it, to the day reached before it at the earliest', () => {
  expect(businessDayAt('2026-11-23', '2036-11-24', () => [ten, opening])).toBe('2026-11-23');
  expect(businessDayAt('2026-11-20', '2036-11-24', () => [ten, opening])).toBe('2026-11-22');
});

test('within a stretch the day does not go back', () => {
  expect(businessDayAt('2036-11-23', '2036-11-24', () => [ten, opening])).toBe('2036-11-24');
});

test('of two jumps as many are left as the date lies before', () => {
  const twenty = { firstDay: '2046-01-02', dayBefore: '2036-11-24' };
  const stretches = () => [twenty, ten, opening];
  expect(businessDayAt('2036-12-01', '2046-01-02', stretches)).toBe('2036-12-01');
  expect(businessDayAt('2036-11-23', '2046-01-02', stretches)).toBe('2036-11-24');
  expect(businessDayAt('2026-11-23', '2046-01-02', stretches)).toBe('2026-11-23');
});

test('a first start with a clock years ahead is left too, for a clock that may be right', () => {
  const ahead = { firstDay: '2036-11-22', dayBefore: '' };
  expect(businessDayAt('2026-11-22', '2036-11-23', () => [ahead])).toBe('2026-11-22');
  expect(businessDayAt('2000-01-01', '2026-11-22', () => [opening])).toBe('2026-11-22');
});
