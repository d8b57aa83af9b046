const dayMs = 86_400_000;

/** Business days, both ends included. */
export interface DaySpan {
  from: string;
  through: string;
}

/** The day alone, or its week from Monday up to it. */
export function daysOfSpan(businessDay: string, span: 'day' | 'week'): DaySpan {
  if (span === 'day') return { from: businessDay, through: businessDay };
  return { from: daysAfter(businessDay, -weekdayOf(businessDay)), through: businessDay };
}

/** The same weekdays a week before, and as near as that comes to a year before (52 weeks). */
export function spansBefore({ from, through }: DaySpan): { lastWeek: DaySpan; lastYear: DaySpan } {
  const before = (days: number) => ({
    from: daysAfter(from, -days),
    through: daysAfter(through, -days),
  });
  return { lastWeek: before(7), lastYear: before(364) };
}

/** 0 for Monday. */
export function weekdayOf(day: string): number {
  return (new Date(Date.parse(`${day}T00:00:00.000Z`)).getUTCDay() + 6) % 7;
}

export function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + count * dayMs).toISOString().slice(0, 10);
}

export function daysIn({ from, through }: DaySpan): string[] {
  const days: string[] = [];
  for (let day = from; day <= through; day = daysAfter(day, 1)) days.push(day);
  return days;
}
