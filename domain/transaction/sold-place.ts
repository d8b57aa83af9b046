import type { EntryPlace } from './entry-place.ts';

/** What a return line or a refund names as what it gives back of. */
type Named = EntryPlace | { orderId: string } | { receipt: string };

/**
 * Where something was sold that comes back: an entry, or an order that no till took, which stands at 0 of
 * its own id, where no entry ever does. Null of what only an earlier system knew.
 */
export function soldPlace(named: Named | null): EntryPlace | null {
  if (named === null || 'receipt' in named) return null;
  return 'orderId' in named
    ? placeOfWebOrder(named.orderId)
    : { journalId: named.journalId, sequence: named.sequence };
}

export function placeOfWebOrder(orderId: string): EntryPlace {
  return { journalId: orderId, sequence: 0 };
}

/** Whether it was sold by an order that no till took. */
export function isOfWebOrder({ sequence }: EntryPlace): boolean {
  return sequence === 0;
}
