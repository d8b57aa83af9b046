import type { BasketLine } from '../basket/basket.ts';
import { accountPaymentSku } from '../transaction/account-payment.ts';
import type { Quantity } from './quantity.ts';

/**
 * Articles as one counts them on the counter: pieces by their number, anything measured as one. A
 * deposit is money, not an article, and so is what is paid on an account.
 */
export function articleCount(
  lines: readonly {
    quantity: Quantity;
    accounting: BasketLine['accounting'];
    sku?: string;
  }[],
): number {
  return lines
    .filter(({ accounting, sku }) => {
      return accounting !== 'deposit' && accounting !== 'receivable' && sku !== accountPaymentSku;
    })
    .reduce(
      (count, { quantity }) => count + (quantity.scale === 0 ? Math.abs(quantity.value) : 1),
      0,
    );
}
