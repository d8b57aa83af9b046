import type { OrderGroup } from '../order/order.ts';

type OrderPromise = OrderGroup['promise'];

const rank = { confirmed: 2, likely: 1, 'on-request': 0 } as const;

/** Whether more is promised: a surer level. Of two alike none is surer. */
export function isSurer(a: OrderPromise, than: OrderPromise): boolean {
  return rank[a.level] > rank[than.level];
}

/** The surest before the others, of those the soonest; last where nobody could say a day. */
export function surestFirst(a: OrderPromise, b: OrderPromise): number {
  const [dayA, dayB] = [a.through || '9', b.through || '9'];
  return rank[b.level] - rank[a.level] || (dayA < dayB ? -1 : dayA > dayB ? 1 : 0);
}
