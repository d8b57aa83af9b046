import type { LoyaltyTerms, Reward } from './loyalty-programme.ts';

/** What is known of a customer, with what their till did since. */
export interface KnownPoints {
  points: number;
  tier: string;
  hasPurchased: boolean;
  /** Of the newest birthday reward; empty for none. */
  birthdayYear: string;
  /** 1 to 12; null if not said. */
  birthMonth: number | null;
}

export interface RewardOffer {
  reward: Reward;
  /** What is lacking: points, value of goods, or the gift itself among what is rung. */
  lacks: null | { kind: 'points' | 'amount'; by: number } | { kind: 'gift' };
}

/** What a basket is worth before rewards, and what is in it. */
export interface RewardedBasket {
  businessDay: string;
  goodsMinor: number;
  skus: readonly string[];
  /** Points of the rewards that were taken already. */
  takenPoints: number;
}

/** The rewards that are for this customer today, in the programme's order, each with what it still lacks. */
export function rewardsOffered(
  { rewards }: LoyaltyTerms,
  customer: KnownPoints,
  basket: RewardedBasket,
): RewardOffer[] {
  return rewards
    .filter((reward) => isFor(reward, customer, basket.businessDay))
    .map((reward) => ({ reward, lacks: lacking(reward, customer, basket) }));
}

/** Whether the occasion of a reward has had its gift: of a birthday one a calendar year, of a welcome one ever. */
export function wasGiven(
  { occasion }: Pick<Reward, 'occasion'>,
  { hasPurchased, birthdayYear }: Pick<KnownPoints, 'hasPurchased' | 'birthdayYear'>,
  businessDay: string,
): boolean {
  switch (occasion) {
    case 'birthday':
      return birthdayYear === businessDay.slice(0, 4);
    case 'welcome':
      return hasPurchased;
    case 'any':
      return false;
  }
}

function isFor(reward: Reward, customer: KnownPoints, businessDay: string): boolean {
  const { withdrawn, tiers, occasion } = reward;
  if (withdrawn || (tiers.length > 0 && !tiers.includes(customer.tier))) return false;
  if (occasion === 'birthday' && customer.birthMonth !== Number(businessDay.slice(5, 7)))
    return false;
  return !wasGiven(reward, customer, businessDay);
}

function lacking(
  { points, fromMinor, benefit }: Reward,
  customer: KnownPoints,
  { goodsMinor, skus, takenPoints }: RewardedBasket,
): RewardOffer['lacks'] {
  const left = Math.max(0, customer.points - takenPoints);
  if (points > left) return { kind: 'points', by: points - left };
  if (benefit.kind === 'gift') return skus.includes(benefit.sku) ? null : { kind: 'gift' };
  const neededMinor = Math.max(fromMinor, benefit.kind === 'amount' ? benefit.amountMinor : 1);
  if (goodsMinor < neededMinor) return { kind: 'amount', by: neededMinor - goodsMinor };
  return null;
}
