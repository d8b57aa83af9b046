import { assert } from '../assert.ts';

/** The same day so many months later, or the last one of a month that has none such: 31 January plus 1 is 28 February. */
export function plusMonths(day: string, months: number): string {
  const { year, month, date } = partsOf(day);
  const index = year * 12 + (month - 1) + months;
  const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  return dayText(Date.UTC(Math.floor(index / 12), index % 12, Math.min(date, last)));
}

export function nextDay(day: string): string {
  const { year, month, date } = partsOf(day);
  return dayText(Date.UTC(year, month - 1, date + 1));
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(day: string): number {
  const { year, month, date } = partsOf(day);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay() || 7;
}

function partsOf(day: string): { year: number; month: number; date: number } {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  assert(year !== undefined && month !== undefined && date !== undefined, 'A day is YYYY-MM-DD');
  return { year: Number(year), month: Number(month), date: Number(date) };
}

function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
