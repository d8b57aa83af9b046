import { paidLineNamed } from '../../domain/order/paid-line.ts';
import { orderIdsGivenBack } from '../../domain/order/step-order.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { LineItem } from '../../domain/transaction/transaction.ts';
import { type OrderSources, storeOrder } from '../orders/store-orders.ts';
import type { KnownReceipts } from './known-receipts.ts';
import { knownOrder } from './known-sale.ts';
import { partsGone } from './sale-of-order.ts';

/**
 * Thousandths of a sold line that are with the customer, as far as this till knows: all of a line that was
 * taken, of a line of an order what was shipped or handed over. Only they can come back over the counter. Of
 * an order of another store it is what the platform said when the receipt was looked up; null where it could
 * not be asked: who takes the goods back sees whether they are there.
 */
export async function leftMilli(
  sold: LineItem,
  of: EntryPlace,
  from: OrderSources & { receipts: KnownReceipts },
): Promise<number | null> {
  const { fulfilment } = sold;
  if (fulfilment === 'take' || fulfilment === 'return') return Number.MAX_SAFE_INTEGER;
  const orderLine = paidLineNamed(sold.priceSource);
  const at = { ...of, line: sold.number };
  for (const id of orderIdsGivenBack({ of: at, orderLine })) {
    const order = (await storeOrder(id, from)) ?? knownOrder(from.receipts, id);
    const line = order?.lines.find(({ line }) => line === (orderLine ?? at).line);
    if (line)
      return line.parts
        .filter(({ state }) => partsGone.has(state))
        .reduce((sum, { quantityMilli }) => sum + quantityMilli, 0);
  }
  return null;
}
