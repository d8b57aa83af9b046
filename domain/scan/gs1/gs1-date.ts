/** Whether `YYMMDD` can be a date; day 00 stands for the last day of the month (GS1 §3.4). */
export function isGs1Date(date: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d\d)(\d\d)(\d\d)$/.exec(date) ?? [];
  const monthNumber = Number(month);
  if (monthNumber < 1 || monthNumber > 12) return false;
  // Every fourth year of either century that this may be is a leap year; 2100 is far.
  return Number(day) <= daysIn(2000 + Number(year), monthNumber);
}

/**
 * `YYMMDD` as `YYYY-MM-DD`. The century is the one that brings the year within 49 years before and 50
 * after the given one (General Specifications §7.12). The date must be a right one.
 */
export function readGs1Date(date: string, currentYear: number): string {
  const shortYear = Number(date.slice(0, 2));
  const difference = shortYear - (currentYear % 100);
  const century =
    Math.floor(currentYear / 100) + (difference >= 51 ? -1 : difference <= -50 ? 1 : 0);
  const year = century * 100 + shortYear;
  const month = Number(date.slice(2, 4));
  const day = Number(date.slice(4, 6)) || daysIn(year, month);
  return `${year}-${two(month)}-${two(day)}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
