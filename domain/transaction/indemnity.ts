import type { LineItem } from './transaction.ts';

/** What names the line of arrhes that are kept. */
export const arrhesKeptSku = 'ARRHES-KEPT';

/**
 * A line of money that is kept and is the price of nothing: no goods, no service, no VAT. Nothing of it moves
 * stock, earns points, is reported as a sale or comes back.
 */
export function isIndemnity({ sku, vatCategory }: Pick<LineItem, 'sku' | 'vatCategory'>): boolean {
  return sku === arrhesKeptSku && vatCategory === 'O';
}
