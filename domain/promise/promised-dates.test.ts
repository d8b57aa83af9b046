import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  deliveryMethodsId,
  deliveryMethodsSetting,
} from '../../contract/document/delivery-methods.ts';
import type { OpeningHours } from '../calendar/open-days.ts';
import { deliveryFeeMinor, methodsTo, shippedDeliveryMethods } from './delivery-method.ts';
import { latestDay, pickupDates, shippingDates, togetherDates } from './promised-dates.ts';

const week = (days: string): OpeningHours =>
  [...days].map((day) => (day === '.' ? [] : [{ from: '10:00', to: '19:00' }]));
const warehouse = { openingHours: week('MTWTF..'), country: 'FR', postcode: '01150', leadDays: 0 };
const shop = { openingHours: week('.TWTFS.'), country: 'FR', postcode: '69002', leadDays: 0 };
const home = { country: 'FR', postcode: '75003' };
const method = { days: { from: 2, through: 4 }, cutOff: '15:00' };

test('what is ordered before the cut-off leaves that day, and Sundays are no days', () => {
  // Thursday 12 November 2026.
  const dates = shippingDates({ day: '2026-11-12', time: '14:59' }, method, warehouse, home);
  expect(dates).toEqual({ from: '2026-11-14', through: '2026-11-17' });
});

test('after the cut-off it leaves on the next day somebody works there', () => {
  const friday = { day: '2026-11-13', time: '15:00' };
  expect(shippingDates(friday, method, warehouse, home)).toEqual({
    from: '2026-11-18',
    through: '2026-11-20',
  });
});

test('nothing leaves or arrives on a public holiday', () => {
  // Wednesday 11 November is one.
  const dates = shippingDates({ day: '2026-11-10', time: '16:00' }, method, warehouse, home);
  expect(dates).toEqual({ from: '2026-11-14', through: '2026-11-17' });
});

test('a supplier that sends it first needs its own days', () => {
  const supplier = { ...warehouse, leadDays: 5 };
  const dates = shippingDates({ day: '2026-11-12', time: '10:00' }, method, supplier, home);
  expect(dates).toEqual({ from: '2026-11-21', through: '2026-11-24' });
});

test('goods that lie in the store are ready there the same day, or when it opens again', () => {
  const lies = (day: string, time: string) =>
    pickupDates({ day, time }, method, shop, shop, true)?.from;
  expect(lies('2026-11-14', '11:00')).toBe('2026-11-14');
  expect(lies('2026-11-14', '18:00')).toBe('2026-11-17');
});

test('goods from elsewhere wait at the store on a day that it is open', () => {
  // They arrive on Saturday at the earliest, on Monday (closed) at the latest.
  const short = { ...method, days: { from: 2, through: 3 } };
  expect(pickupDates({ day: '2026-11-12', time: '09:00' }, short, warehouse, shop, false)).toEqual({
    from: '2026-11-14',
    through: '2026-11-17',
  });
});

test('a place that is never open promises nothing', () => {
  const closed = { ...warehouse, openingHours: week('.......') };
  expect(shippingDates({ day: '2026-11-12', time: '10:00' }, method, closed, home)).toBeNull();
});

test('the law gives 30 days where no day was agreed on', () => {
  expect(latestDay('2026-11-30', null)).toBe('2026-12-30');
  expect(latestDay('2026-11-30', '2026-12-04')).toBe('2026-12-04');
});

test('lines that come together are there when the last one is', () => {
  const [a, b] = [
    { from: '2026-11-14', through: '2026-11-20' },
    { from: '2026-11-16', through: '2026-11-17' },
  ];
  expect(togetherDates([a, b])).toEqual({ from: '2026-11-16', through: '2026-11-20' });
});

test('later ordered is never there earlier, and never before it was ordered', () => {
  const ordered = fc.record({
    day: fc.integer({ min: 0, max: 700 }).map((ahead) => dayOf(ahead)),
    time: fc.constantFrom('09:00', '14:59', '15:00', '20:00'),
  });
  fc.assert(
    fc.property(ordered, ordered, fc.integer({ min: 0, max: 8 }), (one, other, leadDays) => {
      const [first, second] = [one, other].toSorted((a, b) =>
        `${a.day} ${a.time}` < `${b.day} ${b.time}` ? -1 : 1,
      );
      if (!first || !second) return;
      const of = (at: typeof one) => shippingDates(at, method, { ...warehouse, leadDays }, home);
      const [early, late] = [of(first), of(second)];
      expect(early && late && early.from <= late.from && early.through <= late.through).toBe(true);
      expect(early && early.from > first.day && early.from <= early.through).toBe(true);
    }),
  );
});

test('from an amount on a method costs nothing', () => {
  const [standard] = shippedDeliveryMethods;
  if (!standard) throw new Error('no method');
  expect([5_999, 6_000].map((goods) => deliveryFeeMinor(standard, goods))).toEqual([490, 0]);
});

test('what is shipped as methods is a setting that can be read, and says where each goes', () => {
  expect(deliveryMethodsId).toBe('orders.delivery-methods');
  expect(deliveryMethodsSetting.parse(shippedDeliveryMethods)).toEqual(shippedDeliveryMethods);
  const ids = (to: 'ship' | 'pickup', country: string) =>
    methodsTo(shippedDeliveryMethods, to, country).map(({ id }) => id);
  expect(ids('ship', 'FR')).toEqual(['home', 'express', 'point']);
  expect(ids('ship', 'BE')).toEqual(['point']);
  expect(ids('ship', 'JP')).toEqual([]);
  expect(ids('pickup', '')).toEqual(['pickup']);
});

test('a method that arrives before it leaves, or the same id twice, is no setting', () => {
  const [standard] = shippedDeliveryMethods;
  const wrong = { ...standard, days: { from: 4, through: 2 } };
  expect(deliveryMethodsSetting.safeParse([wrong]).success).toBe(false);
  expect(deliveryMethodsSetting.safeParse([standard, standard]).success).toBe(false);
});

function dayOf(ahead: number): string {
  return new Date(Date.UTC(2026, 0, 1 + ahead)).toISOString().slice(0, 10);
}
