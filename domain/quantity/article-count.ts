import type { LineItem } from '../transaction/transaction.ts';
import type { Quantity } from './quantity.ts';

/**
 * Articles as one counts them on the counter: pieces by their number, anything measured as one. A
 * deposit is money, not an article.
 */
export function articleCount(
  lines: readonly { quantity: Quantity; accounting: LineItem['accounting'] }[],
): number {
  return lines
    .filter(({ accounting }) => accounting !== 'deposit')
    .reduce(
      (count, { quantity }) => count + (quantity.scale === 0 ? Math.abs(quantity.value) : 1),
      0,
    );
}
