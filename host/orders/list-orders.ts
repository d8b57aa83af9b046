import { networkPlace, placeSettingId } from '../../contract/document/network.ts';
import type { OrderDocument } from '../../contract/document/order.ts';
import type { ListedOrder } from '../../contract/host/calls/order-calls.ts';
import { type OrderSources, storeOrders } from './store-orders.ts';

/** The orders of the store, newest first, with who they are for and where each line comes from. */
export async function listOrders(limit: number, sources: OrderSources): Promise<ListedOrder[]> {
  const newest = await storeOrders(limit, sources);
  return Promise.all(newest.map((order) => listed(order, sources.documents)));
}

async function listed(
  { id, receiptNumber, takenAt, currency, customerId, lines }: OrderDocument,
  documents: OrderSources['documents'],
): Promise<ListedOrder> {
  const customer = customerId === '' ? null : await documents.get('customers', customerId);
  return {
    ...{ id, receiptNumber, takenAt, currency },
    customerName: customer ? `${customer.firstName} ${customer.lastName}`.trim() : '',
    lines: await Promise.all(
      lines.map(async ({ sourceId, ...line }) => ({
        ...line,
        sourceName: sourceId === '' ? '' : await placeName(sourceId, documents),
      })),
    ),
  };
}

async function placeName(id: string, documents: OrderSources['documents']): Promise<string> {
  const setting = await documents.get('settings', placeSettingId(id));
  return networkPlace.safeParse(setting?.value).data?.name ?? id;
}
