import type { SoldFigures } from './figures.ts';

/** Turnover of one hour of the shop's wall clock, beside the same hour of the day that is compared with. */
export interface HourRow {
  /** 0 to 23. */
  hour: number;
  /** Null for an hour that has not begun. */
  nowMinor: number | null;
  count: number;
  /** Null where that day is not known. */
  beforeMinor: number | null;
}

const hoursOfDay = 24;

/**
 * Every hour from the first to the last in which either day has something, none left out between, and
 * the hour that runs; in the order of the trading day, which may go on past midnight. `amount` picks
 * with or without VAT.
 */
export function hourRows({
  now,
  before,
  currentHour,
  startsAtHour,
  amount,
}: {
  now: readonly SoldFigures[];
  before: readonly SoldFigures[] | null;
  /** Null for a day that is over. */
  currentHour: number | null;
  /** Until which hour the evening before goes on. */
  startsAtHour: number;
  amount(row: SoldFigures): number;
}): readonly HourRow[] {
  const place = (hour: number): number => (hour - startsAtHour + hoursOfDay) % hoursOfDay;
  const byPlace = (rows: readonly SoldFigures[]) =>
    new Map(rows.map((row) => [place(Number(row.key)), row]));
  const ofNow = byPlace(now);
  const ofBefore = before && byPlace(before);
  const running = currentHour === null ? null : place(currentHour);
  const seen = [...ofNow.keys(), ...(ofBefore?.keys() ?? [])];
  if (seen.length === 0) return [];
  if (running !== null && ofNow.size > 0) seen.push(running);
  const first = Math.min(...seen);
  const last = Math.max(...seen);
  const lastBegun = Math.max(running ?? last, ...ofNow.keys());
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const at = first + index;
    const row = ofNow.get(at);
    const earlier = ofBefore?.get(at);
    return {
      hour: (at + startsAtHour) % hoursOfDay,
      nowMinor: row ? amount(row) : at <= lastBegun ? 0 : null,
      count: row?.count ?? 0,
      beforeMinor: ofBefore === null ? null : earlier ? amount(earlier) : 0,
    };
  });
}
