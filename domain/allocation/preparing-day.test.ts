import { expect, test } from 'vitest';
import { shippedAllocationRules } from './allocation-rules.ts';
import { preparingDay } from './preparing-day.ts';

const open = [{ from: '10:00', to: '19:00' }];
const place: Parameters<typeof preparingDay>[1] = {
  ...{ id: 'LYO1', kind: 'store', country: 'FR', postcode: '69003', leadDays: 0 },
  // Closed on Sunday and Monday.
  openingHours: [[], open, open, open, open, open, []],
};
const none = () => 0;
const saturday = (time: string) => ({ day: '2026-11-28', time });

test('a place prepares on the day of the order until its cut-off, then on its next open day', () => {
  const day = (time: string) => preparingDay(saturday(time), place, none, shippedAllocationRules);
  expect(day('15:59')).toBe('2026-11-28');
  expect(day('16:00')).toBe('2026-12-01');
});

test('a place that has its parcels of the day prepares the next one on another', () => {
  const rules = { ...shippedAllocationRules, places: { LYO1: { parcelsPerDay: 2 } } };
  const planned = new Map([
    ['2026-11-28', 2],
    ['2026-12-01', 2],
    ['2026-12-02', 1],
  ]);
  const day = preparingDay(saturday('11:00'), place, (each) => planned.get(each) ?? 0, rules);
  expect(day).toBe('2026-12-02');
});

test('a place that takes no parcels, or never opens, is no source', () => {
  const rules = { ...shippedAllocationRules, places: { LYO1: { parcelsPerDay: 0 } } };
  expect(preparingDay(saturday('11:00'), place, none, rules)).toBeNull();
  const closed = { ...place, openingHours: [] };
  expect(preparingDay(saturday('11:00'), closed, none, shippedAllocationRules)).toBeNull();
});

test('a supplier needs its working days first, and its own cut-off holds', () => {
  const supplier = { ...place, kind: 'supplier' as const, leadDays: 3 };
  const day = (time: string) =>
    preparingDay(saturday(time), supplier, none, shippedAllocationRules);
  expect(day('11:59')).toBe('2026-12-03');
  expect(day('12:00')).toBe('2026-12-04');
});
