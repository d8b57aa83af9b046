/**
 * A loyalty programme as the retailer set it. Amounts are minor units of `currency`, VAT included;
 * points are whole. What counts is decided by the business day that stands in the signed entry, so
 * till and platform ask for the same terms whenever they ask.
 */
export interface LoyaltyProgramme {
  names: Names;
  currency: string;
  /** By the day they begin, the earliest first; each holds until the next one begins. */
  terms: readonly LoyaltyTerms[];
  offline: {
    /** Points that one till without its link gives away of one customer before it asks for a second person. */
    points: number;
  };
}

export interface LoyaltyTerms {
  /** First business day. */
  from: string;
  earning: Earning;
  /** What earns nothing; null when everything that is sold earns. Gift cards and deposits never do. */
  without: LoyaltyItems | null;
  /** Of those that fit a line the highest counts; one of 100 or less changes nothing. */
  multipliers: readonly Multiplier[];
  /** By what they ask for, the lowest first. */
  tiers: readonly Tier[];
  tierMeasure: 'points' | 'spent';
  tierWindow: TierWindow;
  /** For a customer's first purchase; 0 for none. */
  welcomePoints: number;
  /** Months after which points that were earned are gone; null when they stay. */
  expiryMonths: number | null;
  rewards: readonly Reward[];
}

interface Names {
  fr: string;
  en: string;
}

type Earning =
  /** So many points for each full `perMinor`. */
  | { kind: 'per-amount'; points: number; perMinor: number }
  /** So many for a purchase of `fromMinor` or more. */
  | { kind: 'per-visit'; points: number; fromMinor: number };

/** One of the values of any field. */
export interface LoyaltyItems {
  skus: readonly string[];
  models: readonly string[];
  categories: readonly string[];
}

export interface Multiplier {
  id: string;
  names: Names;
  /** 200 doubles. */
  percent: number;
  /** Null for everything. */
  items: LoyaltyItems | null;
  /** Customers of these tiers; empty for all. */
  tiers: readonly string[];
  /** Business days, both included; empty for no bound. */
  from: string;
  through: string;
  /** 1 is Monday (ISO 8601); empty for every day. */
  weekdays: readonly number[];
}

interface Tier {
  id: string;
  names: Names;
  /** Points or minor units of the measure, within the window. */
  fromMeasure: number;
}

export type TierWindow =
  /** What was bought on a day counts for so many months. */
  | { kind: 'rolling'; months: number }
  /** What was reached in a year holds to the end of the next one. */
  | { kind: 'calendar' };

export interface Reward {
  id: string;
  names: Names;
  /** What it costs; 0 for what is given. */
  points: number;
  /** `birthday`: in the month of birth, once a calendar year. `welcome`: with the first purchase. */
  occasion: 'any' | 'birthday' | 'welcome';
  benefit: RewardBenefit;
  /** Customers of these tiers; empty for all. */
  tiers: readonly string[];
  /** What the goods of the basket have to be worth at least. */
  fromMinor: number;
  withdrawn: boolean;
}

type RewardBenefit =
  | { kind: 'amount'; amountMinor: number }
  | { kind: 'percent'; rateBp: number }
  /** One piece of it, rung like anything else, is free. */
  | { kind: 'gift'; sku: string };

/** The terms of a business day; null before the programme began. */
export function termsOn(
  { terms }: Pick<LoyaltyProgramme, 'terms'>,
  businessDay: string,
): LoyaltyTerms | null {
  return terms.findLast(({ from }) => from <= businessDay) ?? null;
}
