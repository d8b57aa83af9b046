import { type OrderDocument, orderId } from '../../contract/document/order.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Journal } from '../../contract/port/journal.ts';
import type { OrderCancelEffect } from '../../domain/effects/order-effects.ts';
import { quantityMilli } from '../../domain/quantity/quantity.ts';
import { readOwnOrders } from './own-orders.ts';

/** The feed that brings a till its store's orders. */
const storeFeed = 'store.till';
/** Orders of one store that are looked through. */
const mostOrders = 20_000;

export interface OrderSources {
  documents: Pick<Documents, 'all' | 'get' | 'feedState'>;
  journal: Journal;
  /** Lets other work run. */
  pause(): Promise<void>;
}

/**
 * The orders of the store, newest first: those of its documents, and over them what this till took
 * and gave back since (law 8), as pending and as cancelled.
 */
export async function storeOrders(
  limit: number,
  { documents, journal, pause }: OrderSources,
): Promise<OrderDocument[]> {
  // The cut-off first: of what a page brings in between nothing is lost, and twice is seen by its id.
  const feed = await documents.feedState(storeFeed);
  const own = await readOwnOrders(journal, feed, pause);
  const known = await documents.all('orders', mostOrders);
  const isKnown = new Set(known.map(({ id }) => id));
  const cancelled = cancelledMilli(own.cancels);
  return [...known, ...own.taken.filter(({ id }) => !isKnown.has(id))]
    .toSorted(newestFirst)
    .slice(0, limit)
    .map((order) => withCancelled(order, cancelled));
}

function newestFirst(a: OrderDocument, b: OrderDocument): number {
  return Date.parse(b.takenAt) - Date.parse(a.takenAt) || (a.id < b.id ? 1 : -1);
}

/** Per line of an order, thousandths that were given back. */
function cancelledMilli(cancels: readonly OrderCancelEffect[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { of, quantity } of cancels) {
    const key = lineKey(orderId(of.journalId, of.sequence), of.line);
    sums.set(key, (sums.get(key) ?? 0) + quantityMilli(quantity));
  }
  return sums;
}

function lineKey(order: string, line: number): string {
  return `${order}/${line}`;
}

function withCancelled(
  order: OrderDocument,
  cancelled: ReadonlyMap<string, number>,
): OrderDocument {
  const lines = order.lines.map((line) => {
    // As the platform does: given back as a whole it is cancelled.
    const isCancelled = (cancelled.get(lineKey(order.id, line.line)) ?? 0) >= line.quantityMilli;
    return isCancelled ? { ...line, state: 'cancelled' as const } : line;
  });
  return { ...order, lines };
}
