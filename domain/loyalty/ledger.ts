import type { EntryPlace } from '../transaction/entry-place.ts';
import type { LoyaltyReturn, Purchase } from './loyalty-line.ts';
import type { LinePoints } from './points-of-purchase.ts';
import type { OpeningTier } from './tier-meter.ts';

/** All that counts of one customer, in any order; what is there twice counts once. */
export interface LedgerFacts {
  purchases: readonly Purchase[];
  returns: readonly LoyaltyReturn[];
  /** What an earlier system had of them. */
  opening: (OpeningTier & { points: number }) | null;
}

/** One change of a customer's points, by the line that made it. */
export interface PointsMovement {
  kind: 'opening' | 'earned' | 'spent' | 'earned-back' | 'spent-back' | 'expired';
  businessDay: string;
  /** Signed. */
  points: number;
  /** Null for what no entry made. */
  of: (EntryPlace & { line: number }) | null;
  /** Of what a line earned. */
  why: LinePoints | null;
}

/** Points spent that were not there, by tills that did not know of each other. */
export interface Overdrawn {
  place: EntryPlace;
  points: number;
  /** What they took off prices. */
  amountMinor: number;
}

export interface Ledger {
  /** The day it is told for. */
  asOf: string;
  points: number;
  tier: string;
  /** The next day on which the tier is another one by itself; null when it stays. */
  nextTier: { on: string; tier: string } | null;
  /** What expires first; null when nothing does. */
  nextExpiry: { on: string; points: number } | null;
  hasPurchased: boolean;
  /** Of the newest birthday reward; empty for none. */
  birthdayYear: string;
  movements: readonly PointsMovement[];
  overdrawn: readonly Overdrawn[];
}
