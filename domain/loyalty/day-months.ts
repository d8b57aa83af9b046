import { assert } from '../assert.ts';

/** The same day so many months later, or the last one of a month that has none such: 31 January plus 1 is 28 February. */
export function plusMonths(day: string, months: number): string {
  const { year, month, date } = partsOf(day);
  const index = year * 12 + (month - 1) + months;
  const [inYear, inMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return dayText(inYear, inMonth, Math.min(date, daysOf(inYear, inMonth)));
}

export function nextDay(day: string): string {
  const { year, month, date } = partsOf(day);
  if (date < daysOf(year, month)) return dayText(year, month, date + 1);
  return month < 12 ? dayText(year, month + 1, 1) : dayText(year + 1, 1, 1);
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

/** Of a month in the Gregorian calendar. */
function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function dayText(year: number, month: number, date: number): string {
  const padded = String(year * 10_000 + month * 100 + date).padStart(8, '0');
  return `${padded.slice(0, 4)}-${padded.slice(4, 6)}-${padded.slice(6)}`;
}
