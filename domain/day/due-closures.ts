export type ClosurePeriod = 'day' | 'month' | 'year';

/** A closure to make now, after those before it in the list. */
export interface DueClosure {
  period: ClosurePeriod;
  from: string;
  through: string;
  late: boolean;
}

/** Business days since the last closure of a kind; empty when there is nothing to close. */
export interface OpenDays {
  firstDay: string;
  lastDay: string;
}

/**
 * What must be closed before money moves on `today`: a day that is over, then its month, then its
 * fiscal year (BOI-TVA-DECLA-30-10-30 §170). Each is late: its last day has passed. Days are
 * `YYYY-MM-DD`. A day is over when it is not today, also when a clock that was ahead is set right.
 */
export function overdueClosures(
  open: Readonly<Record<ClosurePeriod, OpenDays>>,
  today: string,
  yearEndsInMonth: number,
): DueClosure[] {
  const due: DueClosure[] = [];
  const add = (period: ClosurePeriod, nameOf: (day: string) => string | number): void => {
    const { firstDay, lastDay } = open[period];
    const isOver = [firstDay, lastDay].some((day) => day !== '' && nameOf(day) !== nameOf(today));
    if (isOver) due.push({ period, from: firstDay, through: lastDay, late: true });
  };
  add('day', (day) => day);
  add('month', monthOf);
  add('year', (day) => fiscalYearOf(day, yearEndsInMonth));
  return due;
}

/**
 * What closing `today` by hand makes: the day; on the last day of a month the month, and of a fiscal
 * year the year. Sold on after that and closed again, such a day has two of each, so that every entry is
 * in the period of its day.
 */
export function closuresOfDay(
  open: Readonly<Record<ClosurePeriod, OpenDays>>,
  today: string,
  yearEndsInMonth: number,
): DueClosure[] {
  const closure = (period: ClosurePeriod): DueClosure => {
    const { firstDay } = open[period];
    return { period, from: firstDay === '' ? today : firstDay, through: today, late: false };
  };
  const isMonthEnd = monthOf(dayAfter(today)) !== monthOf(today);
  const isYearEnd = isMonthEnd && Number(today.slice(5, 7)) === yearEndsInMonth;
  return [
    closure('day'),
    ...(isMonthEnd ? [closure('month')] : []),
    ...(isYearEnd ? [closure('year')] : []),
  ];
}

function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The calendar year in which the fiscal year of a day ends. */
function fiscalYearOf(day: string, yearEndsInMonth: number): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month > yearEndsInMonth ? year + 1 : year;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10);
}
