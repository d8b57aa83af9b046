import type { VatTotal } from '../tax/included-vat.ts';
import type { TenderType } from '../tender/tender-type.ts';

/**
 * What a range of entries turned over, broken down: the content of X and Z, of the manager's page and
 * of a month. Figures of two ranges add up to those of both (`add-figures.ts`). Amounts are minor units
 * of `currency`, VAT included unless named net.
 */
export interface Figures {
  currency: string;
  transactionCount: number;
  /** Those with a known customer. */
  customerCount: number;
  /** Pieces sold; what is measured counts one. Returned ones are not taken off. */
  articlesSold: number;
  /** Turnover lines above zero, and below zero as a positive amount. */
  salesMinor: number;
  returnsMinor: number;
  /** sales − returns, and its split. */
  turnover: Split;
  perRate: readonly VatTotal[];
  /** Money taken for goods to come, less what was deducted: no turnover, VAT due. */
  deposits: readonly VatTotal[];
  /** Multi-purpose gift cards sold. */
  liabilitiesMinor: number;
  roundingMinor: number;
  tenders: readonly TenderFigures[];
  /** By the item's category; empty without one. */
  categories: readonly SoldFigures[];
  /** By who completed the transaction. */
  operators: readonly SoldFigures[];
  /** By the associate credited with the line. */
  associates: readonly SoldFigures[];
  /** By hour of the shop's clock, `00` to `23`. */
  hours: readonly SoldFigures[];
  /** By promotion, markdown, coupon or reward, as `source/id`. */
  promotions: readonly CountedFigures[];
  /** By hand, as `source/reason`. */
  discounts: readonly CountedFigures[];
  /** Returned lines, as `reason/disposition`. */
  returns: readonly CountedFigures[];
  /** What was taken back before payment: line voids, lower quantities, undos, tenders. */
  voids: readonly CountedFigures[];
  /** Baskets given up, by reason. */
  abandoned: readonly CountedFigures[];
  /** Anything else that is counted, as `what/reason`. */
  others: readonly CountedFigures[];
}

export interface Split {
  grossMinor: number;
  netMinor: number;
  vatMinor: number;
}

export interface TenderFigures {
  type: string;
  kind: TenderType['kind'];
  inCount: number;
  inMinor: number;
  /** Given back, as a positive amount. */
  outCount: number;
  outMinor: number;
}

/** Of turnover: `count` transactions (operators, hours) or lines (categories, associates). */
export interface SoldFigures {
  key: string;
  count: number;
  grossMinor: number;
  netMinor: number;
}

export interface CountedFigures {
  key: string;
  count: number;
  /** Signed as it was journalled: a discount is negative. */
  amountMinor: number;
}

export function noFigures(currency: string): Figures {
  return {
    currency,
    ...{ transactionCount: 0, customerCount: 0, articlesSold: 0, salesMinor: 0, returnsMinor: 0 },
    turnover: { grossMinor: 0, netMinor: 0, vatMinor: 0 },
    ...{ perRate: [], deposits: [], liabilitiesMinor: 0, roundingMinor: 0, tenders: [] },
    ...{ categories: [], operators: [], associates: [], hours: [], promotions: [] },
    ...{ discounts: [], returns: [], voids: [], abandoned: [], others: [] },
  };
}
