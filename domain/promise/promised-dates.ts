import { assert } from '../assert.ts';
import { type Calendar, carrierHours, openDaysAfter } from '../calendar/open-days.ts';
import { daysAfter } from '../report/days-of-span.ts';
import type { DeliveryMethod } from './delivery-method.ts';

/** When something is there: the first and the last day that are promised, both included. */
export interface PromisedDates {
  from: string;
  through: string;
}

/** Where the goods lie, and what becomes of them before they leave. */
export interface LeavingFrom extends Calendar {
  /** Open days until they can leave: none from a shelf, the supplier's `dropShipDays` from a supplier. */
  leadDays: number;
}

/** When it was ordered, by the clock of the place where it was. */
export interface OrderedAt {
  day: string;
  /** `HH:MM`. */
  time: string;
}

/**
 * The days on which a line is with the customer: it leaves on the day it was ordered if that is before
 * the method's cut-off and somebody works there, else on the next such day, `leadDays` later; then the
 * method's working days of the carrier (no Sunday, no public holiday where it goes). Null when the
 * place it leaves from is never open.
 */
export function shippingDates(
  orderedAt: OrderedAt,
  method: Pick<DeliveryMethod, 'days' | 'cutOff'>,
  leavingFrom: LeavingFrom,
  destination: { country: string; postcode: string },
): PromisedDates | null {
  const leaves = leavingDay(orderedAt, method.cutOff, leavingFrom);
  if (leaves === null) return null;
  return onTheWay(leaves, method.days, { ...destination, openingHours: carrierHours });
}

/**
 * The days on which a line waits at the store that the customer chose. Goods that lie there are ready
 * when it is open, on the day they were ordered if that is before the cut-off; from elsewhere they
 * travel the method's working days and are there on the store's next open day. Null when one of the
 * two is never open.
 */
export function pickupDates(
  orderedAt: OrderedAt,
  method: Pick<DeliveryMethod, 'days' | 'cutOff'>,
  leavingFrom: LeavingFrom,
  store: Calendar,
  liesThere: boolean,
): PromisedDates | null {
  const leaves = leavingDay(orderedAt, method.cutOff, leavingFrom);
  if (leaves === null) return null;
  const there = liesThere
    ? { from: leaves, through: leaves }
    : onTheWay(leaves, method.days, { ...store, openingHours: carrierHours });
  const from = there && openDaysAfter(there.from, 0, store);
  const through = there && openDaysAfter(there.through, 0, store);
  return from && through ? { from, through } : null;
}

/**
 * The last day on which the seller may deliver: the day that was agreed on, and 30 days after the
 * contract where none was (code de la consommation L216-1; the day of the contract is not counted,
 * règlement (CEE, Euratom) 1182/71, article 3).
 */
export function latestDay(orderedDay: string, agreedDay: string | null): string {
  return agreedDay ?? daysAfter(orderedDay, 30);
}

/** Both as dates of several lines that are promised together: all are there when the last is. */
export function togetherDates(dates: readonly PromisedDates[]): PromisedDates {
  assert(dates.length > 0, 'A group that is promised has lines');
  const last = (days: readonly string[]) => days.reduce((a, b) => (a > b ? a : b));
  return {
    from: last(dates.map(({ from }) => from)),
    through: last(dates.map(({ through }) => through)),
  };
}

/** The day on which it leaves, or is ready; null when nobody ever works there. */
function leavingDay(
  { day, time }: OrderedAt,
  cutOff: string,
  { leadDays, ...calendar }: LeavingFrom,
): string | null {
  return openDaysAfter(time < cutOff ? day : daysAfter(day, 1), leadDays, calendar);
}

function onTheWay(
  leaves: string,
  { from, through }: DeliveryMethod['days'],
  carrier: Calendar,
): PromisedDates | null {
  const first = openDaysAfter(daysAfter(leaves, 1), from - 1, carrier);
  const last = openDaysAfter(daysAfter(leaves, 1), through - 1, carrier);
  return first && last ? { from: first, through: last } : null;
}
