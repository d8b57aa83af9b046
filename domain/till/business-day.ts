/** Days of a journal that began with its clock jumping forwards, or with its first entry. */
export interface Stretch {
  firstDay: string;
  /** The day reached before; empty if nothing was. */
  dayBefore: string;
}

/** No till ran this program before: a clock that says so has lost its battery. */
export const earliestDay = '2026-01-01';

/**
 * The trading date of an act: the shop's calendar day, but never earlier than the day already
 * reached, so that a clock set back moves nothing (law 16). Only what a noted jump forwards brought
 * goes back with it: a clock before the first day of such a stretch was wrong then, or is set right
 * now. Dates are `YYYY-MM-DD`; stretches newest first, asked for only when the date is behind.
 */
export function businessDayAt(
  localDate: string,
  reached: string,
  stretches: () => Iterable<Stretch>,
): string {
  if (localDate >= reached) return localDate;
  if (localDate < earliestDay) return reached;
  let day = reached;
  for (const { firstDay, dayBefore } of stretches()) {
    if (localDate >= firstDay) return day;
    day = dayBefore;
    if (localDate >= day) return localDate;
  }
  return day;
}
