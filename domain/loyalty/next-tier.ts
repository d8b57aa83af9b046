import { nextDay } from './day-months.ts';
import type { Ledger } from './ledger.ts';
import type { LoyaltyTerms } from './loyalty-programme.ts';
import { createTierMeter, leavesOn, type OpeningTier, type TierCount } from './tier-meter.ts';

/** The first day after this one on which a customer of this tier has another one by itself; null when none is. */
export function nextTier(
  of: { counts: readonly TierCount[]; opening: OpeningTier | null },
  terms: LoyaltyTerms,
  { today, tier }: { today: string; tier: string },
): Ledger['nextTier'] {
  if (terms.tiers.length === 0) return null;
  const days = new Set([nextDay(today)]);
  const add = (day: string) => {
    if (day > today) days.add(day);
  };
  for (const day of new Set(of.counts.map(({ businessDay }) => businessDay))) {
    if (day >= today) days.add(nextDay(day));
    add(leavesOn(day, terms.tierWindow));
  }
  if (of.opening) add(leavesOn(of.opening.day, terms.tierWindow));
  const meter = createTierMeter(terms, of);
  for (const on of [...days].sort()) {
    const next = meter.on(on);
    if (next !== tier) return { on, tier: next };
  }
  return null;
}
