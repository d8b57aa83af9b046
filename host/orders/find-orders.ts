import type { OrderDocument } from '../../contract/document/order.ts';
import { readCollectCode } from '../../domain/order/collect-code.ts';
import { findCustomers } from '../customers/find-customers.ts';
import type { OrderContext } from './order-context.ts';
import { storeOrders } from './store-orders.ts';

/** Orders of one store that are looked through. */
const mostOrders = 20_000;
/** More than somebody reads. */
const mostFound = 20;
const mostCustomers = 50;

/**
 * The orders of the store that a text names, newest first: the code that the customer says, the order's or
 * its receipt's number, or the customer. `isByCode`: who collects it said the code.
 */
export async function findOrders(
  text: string,
  { day: { till }, orders }: OrderContext,
): Promise<{ found: OrderDocument[]; isByCode: boolean }> {
  const all = await storeOrders(mostOrders, orders);
  const code = readCollectCode(text);
  const byCode = code === null ? [] : all.filter(({ collectCode }) => collectCode === code);
  if (byCode.length > 0) return { found: byCode.slice(0, mostFound), isByCode: true };
  const wanted = plain(text);
  const byNumber = all.filter(({ number, receiptNumber }) =>
    [number, receiptNumber].some((each) => wanted !== '' && plain(each) === wanted),
  );
  if (byNumber.length > 0) return { found: byNumber.slice(0, mostFound), isByCode: false };
  const customers = await findCustomers(till, text, mostCustomers);
  const ids = new Set(customers.map(({ id }) => id));
  const theirs = all.filter(({ customerId }) => ids.has(customerId));
  return { found: theirs.slice(0, mostFound), isByCode: false };
}

/** However it was typed: `c 2 42 k7` is no number, `C-2-000042-K7` in small letters is. */
function plain(text: string): string {
  return text.replaceAll(/[\s-]/g, '').toUpperCase();
}
