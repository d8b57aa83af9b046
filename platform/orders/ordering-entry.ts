import type { Effects } from '../../domain/effects/effects-of.ts';
import type { OrderEffects } from '../../domain/effects/order-effects.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';

/** What an order says that no line does: from the envelope of the entry. */
export interface OrderHead {
  /** What is printed and said of the order that the entry places. */
  number: string;
  /** Of a transaction; empty of anything else. */
  receiptNumber: string;
  /** Random reference of the customer; empty when nobody was named. */
  customerId: string;
  /** ISO 8601, by the till's clock. */
  takenAt: string;
}

/** An entry that places an order or changes one. */
export interface OrderingEntry extends OrderEffects {
  place: EntryPlace;
  head: OrderHead;
}

export function concernsOrders({
  order,
  orderGivenBack,
  orderPayments,
  orderStep,
}: Effects): boolean {
  const isOf = order !== null || orderStep !== null;
  return isOf || orderGivenBack.length > 0 || orderPayments.length > 0;
}
