import { unreachable } from '../assert.ts';
import { weekdayOf } from './day-months.ts';
import type { LoyaltyLine } from './loyalty-line.ts';
import type { LoyaltyItems, LoyaltyTerms, Multiplier } from './loyalty-programme.ts';
import { sharePoints, spreadPoints } from './share-points.ts';

/** What a line earned, and why. */
export interface LinePoints {
  line: number;
  /** All that it earned, with its share of what is given for a first purchase. */
  points: number;
  welcomePoints: number;
  /** In hundredths; 100 where nothing multiplies. */
  percent: number;
  /** Which multiplier that is; empty for none. */
  multiplierId: string;
}

export interface EarningCustomer {
  /** On that day; empty for none. */
  tier: string;
  isFirst: boolean;
}

/**
 * The points that each line of a purchase earns under the terms of its business day. Per amount: the
 * lines together, rounded down to a whole point once. Per visit, and for a first purchase: shared by
 * what the lines cost. Lines that earn nothing are named with 0.
 */
export function pointsOfPurchase(
  { businessDay, lines }: { businessDay: string; lines: readonly LoyaltyLine[] },
  terms: LoyaltyTerms,
  { tier, isFirst }: EarningCustomer,
): LinePoints[] {
  const amounts = lines.map((line) => (isAmong(terms.without, line) ? 0 : line.amountMinor));
  const multiplied = lines.map((line) => multiplierOf(line, { terms, businessDay, tier }));
  const percents = multiplied.map((multiplier) => multiplier?.percent ?? 100);
  const base = basePoints(terms, amounts, percents);
  const welcome = spreadPoints(isFirst ? terms.welcomePoints : 0, amounts);
  return lines.map(({ line }, index) => ({
    line,
    points: (base[index] ?? 0) + (welcome[index] ?? 0),
    welcomePoints: welcome[index] ?? 0,
    percent: percents[index] ?? 100,
    multiplierId: multiplied[index]?.id ?? '',
  }));
}

/** Whether it is a purchase at all: a basket of nothing but gift cards is not somebody's first. */
export function earns({ lines }: { lines: readonly LoyaltyLine[] }, terms: LoyaltyTerms): boolean {
  return lines.some((line) => line.amountMinor > 0 && !isAmong(terms.without, line));
}

function basePoints(
  { earning }: LoyaltyTerms,
  amounts: readonly number[],
  percents: readonly number[],
): number[] {
  switch (earning.kind) {
    case 'per-amount':
      return sharePoints(
        amounts.map(
          (minor, index) => BigInt(minor) * BigInt(earning.points) * BigInt(percents[index] ?? 100),
        ),
        BigInt(earning.perMinor) * 100n,
      );
    case 'per-visit': {
      const sum = amounts.reduce((total, minor) => total + minor, 0);
      if (sum < earning.fromMinor) return amounts.map(() => 0);
      const highest = Math.max(100, ...percents.filter((_, index) => (amounts[index] ?? 0) > 0));
      return spreadPoints(Math.floor((earning.points * highest) / 100), amounts);
    }
    default:
      return unreachable(earning);
  }
}

function multiplierOf(
  line: LoyaltyLine,
  { terms, businessDay, tier }: { terms: LoyaltyTerms; businessDay: string; tier: string },
): Multiplier | null {
  let highest: Multiplier | null = null;
  for (const multiplier of terms.multipliers) {
    const { percent, items, tiers, from, through, weekdays } = multiplier;
    if (percent <= (highest?.percent ?? 100)) continue;
    if (items !== null && !isAmong(items, line)) continue;
    if (tiers.length > 0 && !tiers.includes(tier)) continue;
    if (from > businessDay || (through !== '' && through < businessDay)) continue;
    if (weekdays.length > 0 && !weekdays.includes(weekdayOf(businessDay))) continue;
    highest = multiplier;
  }
  return highest;
}

function isAmong(items: LoyaltyItems | null, { sku, model, category }: LoyaltyLine): boolean {
  if (items === null) return false;
  return (
    items.skus.includes(sku) ||
    (model !== '' && items.models.includes(model)) ||
    (category !== '' && items.categories.includes(category))
  );
}
