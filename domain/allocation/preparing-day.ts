import { type Calendar, openDayFrom, openDaysAfter } from '../calendar/open-days.ts';
import type { OrderedAt } from '../promise/promised-dates.ts';
import { daysAfter } from '../report/days-of-span.ts';
import type { AllocationRules, SourceKind } from './allocation-rules.ts';

/** Days that a full place is asked for: later than that it is no source. */
const fullDays = 14;

/**
 * The first day on which a place can prepare one parcel more: that of the order if it is open and the
 * cut-off has not passed, else its next open day; `leadDays` open days later; and on with open days
 * while as many parcels as it prepares in a day are planned. `orderedAt` is by the place's own clock.
 * Null for a place that is never open, or full for a fortnight of its days.
 */
export function preparingDay(
  orderedAt: OrderedAt,
  place: Calendar & { id: string; kind: SourceKind; leadDays: number },
  plannedOn: (day: string) => number,
  rules: AllocationRules,
): string | null {
  const own = rules.places[place.id] ?? {};
  const cutOff = own.cutOff ?? rules.cutOff[place.kind];
  const perDay = parcelsPerDay(place, rules);
  const first = orderedAt.time < cutOff ? orderedAt.day : daysAfter(orderedAt.day, 1);
  let day = openDaysAfter(first, place.leadDays, place);
  for (let tried = 0; day !== null && tried < fullDays; tried += 1) {
    if (perDay === null || plannedOn(day) < perDay) return day;
    day = openDayFrom(daysAfter(day, 1), place);
  }
  return null;
}

/** How many parcels a place prepares in a day; null for any number. */
export function parcelsPerDay(
  { id, kind }: { id: string; kind: SourceKind },
  rules: Pick<AllocationRules, 'places' | 'parcelsPerDay'>,
): number | null {
  const own = rules.places[id]?.parcelsPerDay;
  return own === undefined ? rules.parcelsPerDay[kind] : own;
}
