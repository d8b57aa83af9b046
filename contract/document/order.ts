import { z } from 'zod';
import type { OrderGroup } from '../../domain/order/order.ts';
import { orderStates } from '../../domain/order/order-parts.ts';
import { currency, minor } from '../entry/amounts.ts';
import { orderGroup } from '../entry/order-bodies.ts';

/**
 * An order as the platform keeps it: what was sold in a store or on the web and is fulfilled later (DESIGN
 * §5). The tills of every store that has to do with it get it by their store's feed: who took it, hands it
 * over, prepares a part of it. Says nothing of the person but the customer's random id (law 6): name and
 * address are in the customer's document.
 */
export const orderDocument = z.strictObject({
  /** `<journalId>/<sequence>` of the entry that placed it, known at the till before the platform; or `web-<id>`. */
  id: z.string().min(3).max(100),
  kind: z.literal('order'),
  /** Store that took it; empty of the web shop. */
  storeId: z.string().max(64),
  /** What the customer reads and says. */
  number: z.string().max(60),
  /** Printed on the receipt that paid it; empty while nothing is paid. */
  receiptNumber: z.string().max(40),
  /** Empty: nobody was named. */
  customerId: z.string().max(64),
  takenAt: z.iso.datetime({ offset: true }),
  currency,
  /** Number of the deposit taken on it; empty without one. */
  depositNumber: z.string().max(20),
  /** What the customer says to collect it (domain/order/collect-code.ts); empty where only a paper of theirs will do. */
  collectCode: z.string().max(8),
  groups: z.array(orderGroup).min(1).max(50),
  lines: z
    .array(
      z.strictObject({
        /** Number of the line in its basket, and in the transaction that paid it. */
        line: z.int().min(1),
        group: z.int().min(1),
        sku: z.string().min(1).max(64),
        name: z.string().min(1).max(200),
        quantityMilli: z.int().min(1),
        amountMinor: minor,
        /** Of it, what was to be paid at the hand-over when it was ordered. */
        dueMinor: minor,
        /** What transactions have paid of that since; absent for nothing. */
        paidMinor: minor.min(0).optional(),
        parts: z
          .array(
            z.strictObject({
              part: z.int().min(1),
              quantityMilli: z.int().min(1),
              state: z.enum(orderStates),
              /** Where it comes from; empty while no place was chosen. */
              sourceId: z.string().max(64),
            }),
          )
          .min(1)
          .max(1_000),
      }),
    )
    .min(1)
    .max(1_000),
});
export type OrderDocument = z.infer<typeof orderDocument>;

/** The group that a line leaves with. */
export function groupOf(
  { groups }: Pick<OrderDocument, 'groups'>,
  { group }: Pick<OrderDocument['lines'][number], 'group'>,
): OrderGroup {
  const found = groups.find(({ number }) => number === group);
  if (!found) throw new Error('A line of an order is in one of its groups');
  return found;
}
