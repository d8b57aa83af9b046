import type { OrderDocument } from '../../contract/document/order.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { OrderEffects } from '../../domain/effects/order-effects.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { orderIdsGivenBack, stepOrder } from '../../domain/order/step-order.ts';
import type { OwnJournals } from '../journal/entries-since.ts';
import { storeFeed } from '../store/store-feed.ts';
import { type OwnOrderAct, readOwnOrders } from './own-orders.ts';

/** Orders of one store that are looked through. */
const mostOrders = 20_000;

export interface OrderSources extends OwnJournals {
  documents: Pick<Documents, 'all' | 'get' | 'feedState'>;
  /** Lets other work run. */
  pause(): Promise<void>;
}

/**
 * The orders of the store, newest first: those of its documents, and over them what this till placed, paid,
 * did and gave back since (law 8).
 */
export async function storeOrders(
  limit: number,
  { documents, pause, ...journals }: OrderSources,
): Promise<OrderDocument[]> {
  // The cut-off first: of what a page brings in between nothing is lost, and twice is seen by its id.
  const feed = await documents.feedState(storeFeed);
  const own = await readOwnOrders(journals, feed, pause);
  const known = await documents.all('orders', mostOrders);
  return foldOwn(known, own).toSorted(newestFirst).slice(0, limit);
}

/** One of them by its id, or null where this store has none such. */
export async function storeOrder(
  id: string,
  { documents, pause, ...journals }: OrderSources,
): Promise<OrderDocument | null> {
  const feed = await documents.feedState(storeFeed);
  const own = await readOwnOrders(journals, feed, pause);
  const known = await documents.get('orders', id);
  return foldOwn(known ? [known] : [], own).find((order) => order.id === id) ?? null;
}

function foldOwn(known: readonly OrderDocument[], own: readonly OwnOrderAct[]): OrderDocument[] {
  const orders = new Map(known.map((order) => [order.id, order]));
  for (const { placed, effects, receiptNumber } of own) {
    if (placed && !orders.has(placed.id)) orders.set(placed.id, placed);
    for (const payment of effects.orderPayments) {
      const order = orders.get(payment.order);
      if (order) orders.set(payment.order, paidBy(order, payment, receiptNumber));
    }
    const touched = [
      ...(effects.orderStep ? [effects.orderStep.order] : []),
      ...effects.orderGivenBack.flatMap(orderIdsGivenBack),
    ];
    for (const id of new Set(touched)) {
      const order = orders.get(id);
      if (order) orders.set(id, stepOrder(order, effects));
    }
  }
  return [...orders.values()];
}

/** An order after a transaction that pays it, as the platform will have it. */
function paidBy(
  order: OrderDocument,
  { lines }: OrderEffects['orderPayments'][number],
  receiptNumber: string,
): OrderDocument {
  return {
    ...order,
    receiptNumber: order.receiptNumber || receiptNumber,
    lines: order.lines.map((line) => {
      const paid = lines.filter(({ of }) => of === line.line);
      if (paid.length === 0) return line;
      const amounts = paid.map(({ amountMinor }) => amountMinor);
      return { ...line, paidMinor: sumMinor([line.paidMinor ?? 0, ...amounts]) };
    }),
  };
}

function newestFirst(a: OrderDocument, b: OrderDocument): number {
  return Date.parse(b.takenAt) - Date.parse(a.takenAt) || (a.id < b.id ? 1 : -1);
}
