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

/** The highest tier that the counts of earlier days reach on this one; empty for none. */
export function tierOn(
  businessDay: string,
  terms: LoyaltyTerms,
  { counts, opening }: { counts: readonly TierCount[]; opening: OpeningTier | null },
): string {
  const measure = measureOn(businessDay, terms, counts);
  const reached = terms.tiers.findLastIndex(({ fromMeasure }) => measure >= fromMeasure);
  const holds = opening !== null && businessDay < leavesOn(opening.day, terms.tierWindow);
  const brought = holds ? terms.tiers.findIndex(({ id }) => id === opening.tier) : -1;
  return terms.tiers[Math.max(reached, brought)]?.id ?? '';
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

function measureOn(
  businessDay: string,
  { tierMeasure, tierWindow }: LoyaltyTerms,
  counts: readonly TierCount[],
): number {
  const measureOf = (of: readonly TierCount[]): number =>
    of.reduce((sum, each) => sum + (tierMeasure === 'points' ? each.points : each.spentMinor), 0);
  const earlier = counts.filter((each) => each.businessDay < businessDay);
  switch (tierWindow.kind) {
    case 'rolling':
      return measureOf(
        earlier.filter((each) => businessDay < leavesOn(each.businessDay, tierWindow)),
      );
    case 'calendar': {
      const inYear = (year: number): number =>
        measureOf(earlier.filter((each) => yearOf(each.businessDay) === year));
      return Math.max(inYear(yearOf(businessDay)), inYear(yearOf(businessDay) - 1));
    }
    default:
      return unreachable(tierWindow);
  }
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
