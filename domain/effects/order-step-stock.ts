import { negate } from '../money/minor.ts';
import type { OrderStep } from '../order/order.ts';
import type { StockEffect } from './stock-effects.ts';

/**
 * Goods of an order that leave the store where somebody hands them over, to a carrier or to their
 * customer; whatever else is done with an order leaves them where they lie.
 */
export function handedOverStock({ kind, lines }: OrderStep, placeId: string): StockEffect[] {
  if (kind !== 'shipped' && kind !== 'handed-over') return [];
  return lines.map(({ line, sku, quantity }) => ({
    ...{ line, placeId, sku, condition: 'sellable' },
    change: { ...quantity, value: negate(quantity.value) },
  }));
}
