/** When and where a promotion counts; what is absent asks for nothing. */
export interface PromotionConditions {
  from?: string | undefined;
  through?: string | undefined;
  hours?: readonly { days: readonly number[]; from: string; to: string }[] | undefined;
  stores?: readonly string[] | undefined;
  segments?: readonly string[] | undefined;
}

/** Where and when a sale is rung: business day, and the wall clock of the store (`2026-11-22T14:05`). */
export interface PromotionMoment {
  storeId: string;
  businessDay: string;
  localTime: string;
}

/**
 * Days are business days, so a promotion's last day ends with the store's; hours are those on the
 * store's clock, `to` not included; they may pass midnight. One for segments needs a customer who is in them, which no till
 * knows of anybody: it is never in force.
 */
export function isInForce(conditions: PromotionConditions, moment: PromotionMoment): boolean {
  const { from, through, hours, stores, segments } = conditions;
  if (segments !== undefined) return false;
  if (stores !== undefined && !stores.includes(moment.storeId)) return false;
  if (from !== undefined && moment.businessDay < from) return false;
  if (through !== undefined && moment.businessDay > through) return false;
  return hours === undefined || hours.some((span) => isWithin(span, moment.localTime));
}

function isWithin(
  { days, from, to }: { days: readonly number[]; from: string; to: string },
  localTime: string,
): boolean {
  const time = localTime.slice(11, 16);
  const weekday = weekdayOf(localTime.slice(0, 10));
  if (from < to) return days.includes(weekday) && from <= time && time < to;
  // Past midnight, on the day after one of its days; `00:00` ends with the day.
  const dayBefore = weekday === 1 ? 7 : weekday - 1;
  return (days.includes(weekday) && from <= time) || (days.includes(dayBefore) && time < to);
}

/** 1 is Monday, 7 Sunday (ISO 8601). */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
