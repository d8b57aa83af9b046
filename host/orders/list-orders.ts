import { groupOf, type OrderDocument } from '../../contract/document/order.ts';
import type { ListedOrder } from '../../contract/host/calls/order-calls.ts';
import { placeOfOrder } from '../../domain/order/order.ts';
import { lineState, sourcesOf } from '../../domain/order/order-parts.ts';
import { type CustomerReader, customerReader, personName } from '../customers/known-customers.ts';
import { orderAlone } from '../printing/print-order.ts';
import { placeName } from './place-name.ts';
import { cancellableMilli } from './plan-cancel.ts';
import { type OrderSources, storeOrders } from './store-orders.ts';

/** The orders of the store, newest first, with who they are for and where each line comes from. */
export async function listOrders(limit: number, sources: OrderSources): Promise<ListedOrder[]> {
  const newest = await storeOrders(limit, sources);
  const buyer = await customerReader(sources);
  return Promise.all(newest.map((order) => listed(order, { ...sources, buyer })));
}

async function listed(
  order: OrderDocument,
  { documents, journal, buyer }: OrderSources & { buyer: CustomerReader },
): Promise<ListedOrder> {
  const { id, number, receiptNumber, takenAt, currency, customerId, lines } = order;
  const place = placeOfOrder(id);
  return {
    ...{ id, number, receiptNumber, takenAt, currency },
    customerName: personName(await buyer(customerId)),
    isAlone: place !== null && orderAlone(place, { journal }) !== null,
    canCancel: lines.some((line) => cancellableMilli(order, line) > 0),
    lines: await Promise.all(
      lines.map(async (each) => {
        const { line, sku, name, quantityMilli, amountMinor, parts } = each;
        const { fulfilment } = groupOf(order, each);
        const places = sourcesOf(parts).map((place) => placeName(place, documents));
        return {
          ...{ line, sku, name, fulfilment, quantityMilli, amountMinor, state: lineState(parts) },
          sourceName: (await Promise.all(places)).join(', '),
        };
      }),
    ),
  };
}
