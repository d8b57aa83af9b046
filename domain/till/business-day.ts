/**
 * The trading date of an act: the shop's calendar day, but never earlier than the day already
 * reached, so that a clock set back moves nothing (law 16). Dates are `YYYY-MM-DD`.
 */
export function businessDayAt(localDate: string, reached: string): string {
  return localDate > reached ? localDate : reached;
}
