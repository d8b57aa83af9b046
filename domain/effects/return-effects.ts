import { negate, sumMinor } from '../money/minor.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { webShopRefund } from '../tender/web-shop-refund.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';

/** Of what a line gives back: of an entry, or of an order that no till took. */
type SoldLine =
  | { journalId: string; sequence: number; line: number }
  | { orderId: string; line: number };

/** So much of a sold line came back, and was paid back for; with the entry's place, `line` is its identity. */
export interface ReturnedLineEffect {
  line: number;
  /** The store that took it back. */
  placeId: string;
  of: SoldLine;
  /** Above zero. */
  quantity: Quantity;
  currency: string;
  /** Zero or above. */
  refundedMinor: number;
}

/**
 * What an entry gives back of lines that are known. A deposit that is deducted is no return; what an
 * earlier system sold, or nobody knows who, is counted against nothing.
 */
export function returnEffectsOf(
  { lines, currency }: Transaction,
  placeId: string,
): ReturnedLineEffect[] {
  return lines.flatMap((line) => {
    const of = soldBy(line);
    if (of === null || line.quantity.value >= 0) return [];
    const quantity = { ...line.quantity, value: negate(line.quantity.value) };
    const refundedMinor = negate(line.grossMinor);
    return [{ line: line.number, placeId, of, quantity, currency, refundedMinor }];
  });
}

/** Goods of an order that no till took, given back at a store. */
export interface WebReturnEffect {
  orderId: string;
  /** The store that took them back. */
  placeId: string;
  currency: string;
  lines: readonly {
    /** Of the order. */
    line: number;
    sku: string;
    /** Above zero. */
    quantity: Quantity;
    /** What was given back for them; zero or above. */
    amountMinor: number;
    disposition: LineItem['disposition'];
  }[];
  /** Of that, what its web shop is to pay back; the store paid the rest. */
  byShopMinor: number;
}

/** What an entry gives back of each order that no till took, for its web shop to hear. */
export function webReturnsOf(
  { lines, tenders, currency }: Transaction,
  placeId: string,
): WebReturnEffect[] {
  const back = lines.flatMap(({ fulfilment, returnOf, quantity, ...line }) => {
    if (fulfilment !== 'return' || returnOf === null || !('orderId' in returnOf)) return [];
    const { sku, grossMinor, disposition } = line;
    const above = { ...quantity, value: negate(quantity.value) };
    const { orderId, line: of } = returnOf;
    return [
      { orderId, line: of, sku, quantity: above, amountMinor: negate(grossMinor), disposition },
    ];
  });
  return [...Map.groupBy(back, ({ orderId }) => orderId)].map(([orderId, ofOrder]) => ({
    ...{ orderId, placeId, currency },
    lines: ofOrder.map(({ orderId: _, ...line }) => line),
    byShopMinor: negate(
      sumMinor(
        tenders.flatMap(({ type, amountMinor, refundOf }) => {
          const isOfOrder = refundOf && 'orderId' in refundOf && refundOf.orderId === orderId;
          return isOfOrder && type === webShopRefund.id ? [amountMinor] : [];
        }),
      ),
    ),
  }));
}

function soldBy({ fulfilment, returnOf }: LineItem): SoldLine | null {
  if (fulfilment !== 'return' || returnOf === null || 'receipt' in returnOf) return null;
  return returnOf;
}
