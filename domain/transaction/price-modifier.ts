import type { EntryPlace } from './entry-place.ts';

/**
 * What changed a line's price, in the order applied. The sum of a line's modifiers and its
 * unit price times quantity is its gross.
 */
export interface PriceModifier {
  source:
    | 'promotion'
    | 'markdown'
    | 'loyalty'
    | 'coupon'
    | 'line-discount'
    | 'basket-discount'
    | 'price-override'
    | 'staff';
  /** Which promotion, markdown, reward…; empty for a manual one. */
  sourceId: string;
  label: string;
  /** Signed: a discount is negative. */
  amountMinor: number;
  /** Required for manual ones. */
  reasonCode: string;
  /** Who gave it, for manual ones; empty otherwise. */
  operatorId: string;
  /** The approval entry, or null if none was needed. */
  approval: EntryPlace | null;
}
