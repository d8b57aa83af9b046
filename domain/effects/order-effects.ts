import { negate } from '../money/minor.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';

/** How a line leaves that is not taken over the counter. */
type LaterFulfilment = Exclude<LineItem['fulfilment'], 'take' | 'return'>;

/** A line of the entry's order; with the entry's place, `line` is its identity. */
export interface OrderLineEffect {
  line: number;
  /** The store that took it. */
  placeId: string;
  sku: string;
  name: string;
  fulfilment: LaterFulfilment;
  quantity: Quantity;
  currency: string;
  amountMinor: number;
}

/** So much of an order's line is given back before it left: what was promised to it is free again. */
export interface OrderCancelEffect {
  /** Of the entry that gives it back. */
  line: number;
  of: EntryPlace & { line: number };
  quantity: Quantity;
}

/** What an entry orders, and what it takes back of earlier orders. */
export function orderEffectsOf(
  { lines, currency }: Transaction,
  placeId: string,
): { orderLines: OrderLineEffect[]; orderCancels: OrderCancelEffect[] } {
  return {
    orderLines: lines.flatMap((line) => {
      const { fulfilment } = line;
      if (!isGoods(line) || fulfilment === 'take' || fulfilment === 'return') return [];
      const { number, sku, label, quantity, grossMinor } = line;
      const what = { line: number, placeId, sku, name: label, fulfilment, quantity };
      return [{ ...what, currency, amountMinor: grossMinor }];
    }),
    orderCancels: lines.flatMap((line) => {
      const { fulfilment, disposition, returnOf, quantity } = line;
      const givesBackOrder = isGoods(line) && fulfilment === 'return' && disposition === '';
      if (!givesBackOrder || returnOf === null || !('journalId' in returnOf)) return [];
      const { journalId, sequence } = returnOf;
      const back = { ...quantity, value: negate(quantity.value) };
      return [
        { line: line.number, of: { journalId, sequence, line: returnOf.line }, quantity: back },
      ];
    }),
  };
}

function isGoods({ accounting, eReportingCategory }: LineItem): boolean {
  return accounting === 'turnover' && eReportingCategory !== 'TPS1';
}
