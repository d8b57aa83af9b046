import { daysAfter, weekdayOf } from '../report/days-of-span.ts';
import { isPublicHoliday } from './public-holidays.ts';

/** From Monday to Sunday; each day's opening and closing times (`HH:MM`, local), none on a closed day. */
export type OpeningHours = readonly (readonly { from: string; to: string }[])[];

/** Where days are counted: what is open when, and whose holidays there are. */
export interface Calendar {
  openingHours: OpeningHours;
  country: string;
  postcode: string;
}

/** A carrier brings from Monday to Saturday. */
export const carrierHours: OpeningHours = [1, 2, 3, 4, 5, 6, 0].map((open) =>
  open === 0 ? [] : [{ from: '08:00', to: '19:00' }],
);

/** No calendar is searched farther: a place that is never open has no open day. */
const searchedDays = 60;

/** Whether somebody works there on that day (`YYYY-MM-DD`). */
function isOpenDay(day: string, { openingHours, country, postcode }: Calendar): boolean {
  const hours = openingHours[weekdayOf(day)] ?? [];
  return hours.length > 0 && !isPublicHoliday(day, country, postcode);
}

/** The day itself if somebody works there, or else the next such day; null when there is none in two months. */
export function openDayFrom(day: string, calendar: Calendar): string | null {
  for (let ahead = 0; ahead < searchedDays; ahead += 1) {
    const candidate = daysAfter(day, ahead);
    if (isOpenDay(candidate, calendar)) return candidate;
  }
  return null;
}

/** So many open days after a day; the day itself, or the next open one, for none. */
export function openDaysAfter(day: string, count: number, calendar: Calendar): string | null {
  let reached = openDayFrom(day, calendar);
  for (let left = count; left > 0 && reached !== null; left -= 1)
    reached = openDayFrom(daysAfter(reached, 1), calendar);
  return reached;
}

/** Calendar days from one day to a later one. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / 86_400_000,
  );
}
