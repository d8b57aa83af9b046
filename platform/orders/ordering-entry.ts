import type { OrderCancelEffect, OrderLineEffect } from '../../domain/effects/order-effects.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';

/** What an order says that no line does: from the entry that took it. */
export interface OrderHead {
  receiptNumber: string;
  /** Random reference of the customer; empty when nobody was named. */
  customerId: string;
  /** ISO 8601, by the till's clock. */
  takenAt: string;
}

export interface OrderingEntry {
  place: EntryPlace;
  head: OrderHead;
  orderLines: readonly OrderLineEffect[];
  orderCancels: readonly OrderCancelEffect[];
}
