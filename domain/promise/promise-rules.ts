import type { SourceKind } from '../allocation/allocation-rules.ts';

/** How sure a promise is. `on-request`: nothing is promised but an answer. */
export type PromiseLevel = 'confirmed' | 'likely' | 'on-request';

/** What a retailer takes as sure. Shares in hundredths of a percent. */
export interface PromiseRules {
  /** From this chance on a promise is `confirmed`. */
  confirmedBp: number;
  /** From this one on it is `likely`. */
  likelyBp: number;
  /** Older figures, in seconds, promise nothing of that level, whatever they say. */
  oldestSeconds: { confirmed: number; likely: number };
  /** How many of the figures are wrong (inventory record error). */
  wrongBp: number;
  /** Of wrong figures, how many are too high by so much that the last piece is not there. */
  lacksBp: number;
  /** Of wrong figures, how many are of an item that is not there at all, however many they say. */
  emptyBp: number;
  /** Of the other wrong ones each piece more takes the chance that so many are not there to this share of it. */
  lacksNextBp: number;
  /**
   * Pieces of one item that leave a place in a day, in thousandths, for an item that sells well: what
   * is looked for elsewhere is what sells.
   */
  soldPerDayMilli: Readonly<Record<SourceKind, number>>;
  /** What is promised of goods that nobody counts, as a supplier's. */
  uncounted: PromiseLevel;
}

const hour = 3_600;

/**
 * A retailer that set nothing: five figures in a hundred are wrong, one of these five of goods that are
 * not there at all. So no record of one place alone confirms anything, however deep: two places do, or
 * somebody who holds the piece.
 */
export const shippedPromiseRules: PromiseRules = {
  confirmedBp: 9_900,
  likelyBp: 9_000,
  oldestSeconds: { confirmed: 24 * hour, likely: 7 * 24 * hour },
  wrongBp: 500,
  lacksBp: 6_000,
  emptyBp: 2_100,
  lacksNextBp: 7_500,
  soldPerDayMilli: { store: 400, warehouse: 2_500, supplier: 0 },
  uncounted: 'likely',
};
