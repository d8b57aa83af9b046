import type { Quantity } from '../quantity/quantity.ts';
import type { StockCondition, StockMoved } from '../stock-works/stock-moved.ts';

/** Pieces (or kilograms…) that came to a place, or left it: then the quantity is below zero. */
export interface StockEffect {
  /** Of its entry; with the entry's place the row's identity. */
  line: number;
  placeId: string;
  sku: string;
  condition: StockCondition;
  change: Quantity;
}

/** The stock rows of goods that moved without a sale. What was counted as it should be moves nothing. */
export function stockMovedEffects({ lines }: StockMoved, placeId: string): StockEffect[] {
  return lines.flatMap(({ number: line, sku, condition, change }) =>
    change.value === 0 ? [] : [{ line, placeId, sku, condition, change }],
  );
}
