import type { DenominationCount } from './money.ts';

/** What a retailer decides of the day at a till. Amounts in minor units of its currency. */
export interface DayRules {
  /** Whether the page asks for an opening before the first sale; the host never refuses a sale for want of one. */
  isOpeningAsked: boolean;
  /** What stays in the drawer overnight. */
  floatMinor: number;
  /** More cash than this in the drawer asks for a drop; null for no limit. */
  drawerLimitMinor: number | null;
  /** A larger difference of a tender type is counted a second time. */
  recountOverMinor: number;
  /** A larger difference needs a reason. */
  reasonOverMinor: number;
  /** Whether the drawer is counted when another person takes it, so that a difference has its person. */
  isHandoverCounted: boolean;
  /** Fewer of these in the drawer asks for a change order; empty for a roll of each coin and some small notes. */
  changeMinimum: readonly DenominationCount[];
  /** Whether baskets that are put aside keep the day from being closed, or are only listed. */
  suspendedBaskets: 'list' | 'block';
  /** Last month of the fiscal year, 1 to 12: its closure ends the segment. */
  yearEndsInMonth: number;
}

/** A shop that set nothing: nobody has to open, a small difference is noted, a larger one counted again. */
export const shippedDayRules: DayRules = {
  isOpeningAsked: false,
  floatMinor: 20_000,
  drawerLimitMinor: 100_000,
  recountOverMinor: 500,
  reasonOverMinor: 200,
  isHandoverCounted: true,
  changeMinimum: [],
  suspendedBaskets: 'list',
  yearEndsInMonth: 12,
};
