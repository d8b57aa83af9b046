import type { OrderPart } from '../../domain/order/order-parts.ts';
import { paidLineNamed } from '../../domain/order/paid-line.ts';
import { orderIdsGivenBack } from '../../domain/order/step-order.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { LineItem } from '../../domain/transaction/transaction.ts';
import { type OrderSources, storeOrder } from '../orders/store-orders.ts';

const gone: ReadonlySet<OrderPart['state']> = new Set(['shipped', 'handed-over', 'delivered']);

/**
 * Thousandths of a sold line that are with the customer, as far as this till knows: all of a line that was
 * taken, of a line of an order what was shipped or handed over. Only they can come back over the counter.
 */
export async function leftMilli(
  sold: LineItem,
  of: EntryPlace,
  orders: OrderSources,
): Promise<number> {
  if (sold.fulfilment === 'take') return Number.MAX_SAFE_INTEGER;
  const orderLine = paidLineNamed(sold.priceSource);
  const at = { ...of, line: sold.number };
  for (const id of orderIdsGivenBack({ of: at, orderLine })) {
    const order = await storeOrder(id, orders);
    const line = order?.lines.find(({ line }) => line === (orderLine ?? at).line);
    if (line)
      return line.parts
        .filter(({ state }) => gone.has(state))
        .reduce((sum, { quantityMilli }) => sum + quantityMilli, 0);
  }
  return 0;
}
