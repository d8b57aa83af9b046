import { assert } from '../assert.ts';
import { multiplyDivide } from '../money/minor.ts';
import type { SoldFigures } from './figures.ts';

/** Turned over, in minor units, by so many transactions. */
export interface Turnover {
  count: number;
  grossMinor: number;
  netMinor: number;
}

/** A moment on the shop's wall. The trading day may begin later than at midnight. */
export interface MomentOfDay {
  hour: number;
  minute: number;
  /** 0 to 23. */
  dayStartsAtHour: number;
}

type Hours = readonly Pick<SoldFigures, 'key' | 'count' | 'grossMinor' | 'netMinor'>[];

/**
 * What had been turned over by this moment of a day, by its hours: the whole ones, and of the running
 * one as much as has passed of it.
 */
export function turnoverUntil(hours: Hours, moment: MomentOfDay): Turnover {
  let sum: Turnover = { count: 0, grossMinor: 0, netMinor: 0 };
  for (const { key, ...sold } of hours) {
    const minutes = minutesPassed(Number(key), moment);
    const part = (amount: number) => multiplyDivide(amount, minutes, 60);
    sum = {
      count: sum.count + part(sold.count),
      grossMinor: sum.grossMinor + part(sold.grossMinor),
      netMinor: sum.netMinor + part(sold.netMinor),
    };
  }
  return sum;
}

/** From `HH:MM` to `HH:MM`. */
export interface OpeningSpan {
  from: string;
  to: string;
}

/**
 * As much of a day's target as should be reached by this moment: as another day's hours went (last
 * year's, else last week's), and evenly over the opening hours when no day is known. 0 before the day
 * began and while nothing at all is known of it.
 */
export function targetUntil(
  targetMinor: number,
  moment: MomentOfDay,
  like: { hours: Hours | null; opening: readonly OpeningSpan[] },
): number {
  const { hours, opening } = like;
  const whole = hours?.reduce((sum, { grossMinor }) => sum + Math.max(0, grossMinor), 0) ?? 0;
  if (hours !== null && whole > 0) {
    const sold = hours.map((hour) => ({ ...hour, grossMinor: Math.max(0, hour.grossMinor) }));
    return multiplyDivide(targetMinor, turnoverUntil(sold, moment).grossMinor, whole);
  }
  const spans = opening.map(({ from, to }) => [minuteOfDay(from, moment), minuteOfDay(to, moment)]);
  const now = fromDayStart(moment.hour, moment) * 60 + moment.minute;
  const all = spans.reduce((sum, [from = 0, to = 0]) => sum + Math.max(0, to - from), 0);
  const passed = spans.reduce(
    (sum, [from = 0, to = 0]) => sum + Math.max(0, Math.min(now, to) - from),
    0,
  );
  return all === 0 ? 0 : multiplyDivide(targetMinor, passed, all);
}

/** Of an hour of the day, 0 to 60. */
function minutesPassed(hour: number, moment: MomentOfDay): number {
  assert(hour >= 0 && hour < 24, 'An hour is one of a day');
  const order = fromDayStart(hour, moment) - fromDayStart(moment.hour, moment);
  if (order !== 0) return order < 0 ? 60 : 0;
  return moment.minute;
}

function fromDayStart(hour: number, { dayStartsAtHour }: MomentOfDay): number {
  return (hour - dayStartsAtHour + 24) % 24;
}

function minuteOfDay(text: string, moment: MomentOfDay): number {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return fromDayStart(hour, moment) * 60 + minute;
}
