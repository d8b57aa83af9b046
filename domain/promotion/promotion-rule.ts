/**
 * What a promotion gives, without saying on which items: that was worked out when an item was rung
 * (`LineOffer`), so a feed that arrives in the middle of a sale changes nothing in it.
 * Amounts are minor units, VAT included.
 */
export interface PromotionRule {
  id: string;
  /** As screen and receipt call it. */
  label: string;
  offer: PromotionOffer;
  /** The code that brings it, or empty: it comes by itself. */
  coupon: string;
  /** Loyalty tiers whose customers it is for; empty: for everybody. */
  tiers: readonly string[];
  /** The higher is applied first. */
  priority: number;
  combines: Combination;
  /** How often in one basket; null for as often as it fits. */
  timesPerBasket: number | null;
}

/** With no other on the same piece; one of its group, beside those of other groups; with any that may. */
type Combination = { kind: 'alone' } | { kind: 'in-group'; group: string } | { kind: 'any' };

export type Benefit =
  | { kind: 'percent'; rateBp: number }
  | { kind: 'amount'; amountMinor: number }
  /** Costs this instead. */
  | { kind: 'price'; priceMinor: number };

/** The places of an offer are numbered from 0: `buy-x-get-y` has two, a bundle one for each part, others one. */
export type PromotionOffer =
  | { kind: 'each'; benefit: Benefit }
  | { kind: 'n-for-m'; pieces: number; paidPieces: number }
  | { kind: 'mix-and-match'; pieces: number; benefit: Benefit }
  | { kind: 'buy-x-get-y'; buysPieces: number; getsPieces: number; benefit: Benefit }
  | { kind: 'threshold'; steps: readonly { fromMinor: number; benefit: Benefit }[] }
  | { kind: 'bundle'; parts: readonly number[]; benefit: Benefit };

/** That a line's item may take these places of a promotion. */
export interface LineOffer {
  promotionId: string;
  places: readonly number[];
}
