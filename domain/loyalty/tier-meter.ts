import { unreachable } from '../assert.ts';
import { plusMonths } from './day-months.ts';
import type { LoyaltyTerms, TierWindow } from './loyalty-programme.ts';

/** What a purchase counts for tiers, with what has come back of it by now taken off. */
export interface TierCount {
  businessDay: string;
  points: number;
  spentMinor: number;
}

/** The tier that a customer brought along from an earlier system, and the day on which they did. */
export interface OpeningTier {
  day: string;
  tier: string;
}

/** Tells tiers under some terms, one day after the other. */
export interface TierMeter {
  terms: LoyaltyTerms;
  /**
   * The highest tier that the counts of earlier days reach on this one; empty for none. Never ask for a
   * day before the last one that was asked for.
   */
  on(businessDay: string): string;
  /** Something of it came back. */
  changed(count: TierCount): void;
}

/**
 * Every count is taken in once and taken out once, however many days are asked for. `counts` are by their
 * day; more may be added at their end.
 */
export function createTierMeter(
  terms: LoyaltyTerms,
  { counts, opening }: { counts: readonly TierCount[]; opening: OpeningTier | null },
): TierMeter {
  const { tiers, tierMeasure, tierWindow } = terms;
  const openingLeavesOn = opening === null ? '' : leavesOn(opening.day, tierWindow);
  const brought = opening === null ? -1 : tiers.findIndex(({ id }) => id === opening.tier);
  /** By year; of a rolling window all in one, 0. */
  const sums = new Map<number, number>();
  /** What each count in the sums was when it was added. */
  const added = new Map<TierCount, number>();
  let entered = 0;
  let left = 0;
  let leaving = { day: '', on: '' };

  const isRolling = tierWindow.kind === 'rolling';
  const measureOf = (count: TierCount) =>
    tierMeasure === 'points' ? count.points : count.spentMinor;
  const bucketOf = ({ businessDay }: TierCount) => (isRolling ? 0 : yearOf(businessDay));

  function set(count: TierCount, measure: number): void {
    const bucket = bucketOf(count);
    sums.set(bucket, (sums.get(bucket) ?? 0) + measure - (added.get(count) ?? 0));
    added.set(count, measure);
  }

  function hasLeft({ businessDay: day }: TierCount, businessDay: string): boolean {
    if (leaving.day !== day) leaving = { day, on: leavesOn(day, tierWindow) };
    return leaving.on <= businessDay;
  }

  function advance(businessDay: string): void {
    for (let next = counts[entered]; next; next = counts[entered]) {
      if (next.businessDay >= businessDay) break;
      set(next, measureOf(next));
      entered += 1;
    }
    for (let oldest = counts[left]; oldest && left < entered; oldest = counts[left]) {
      if (!hasLeft(oldest, businessDay)) break;
      set(oldest, 0);
      added.delete(oldest);
      left += 1;
    }
  }

  function sumOn(businessDay: string): number {
    if (isRolling) return sums.get(0) ?? 0;
    const year = yearOf(businessDay);
    return Math.max(sums.get(year) ?? 0, sums.get(year - 1) ?? 0);
  }

  return {
    terms,
    on(businessDay) {
      if (tiers.length === 0) return '';
      advance(businessDay);
      const measure = sumOn(businessDay);
      const reached = tiers.findLastIndex(({ fromMeasure }) => measure >= fromMeasure);
      const holds = businessDay < openingLeavesOn;
      return tiers[Math.max(reached, holds ? brought : -1)]?.id ?? '';
    },
    changed(count) {
      if (added.has(count)) set(count, measureOf(count));
    },
  };
}

/** The first day on which what was bought on this one counts no more. */
export function leavesOn(day: string, window: TierWindow): string {
  switch (window.kind) {
    case 'rolling':
      return plusMonths(day, window.months);
    case 'calendar':
      return `${String(yearOf(day) + 2).padStart(4, '0')}-01-01`;
    default:
      return unreachable(window);
  }
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
