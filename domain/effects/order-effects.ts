import type { DueLine } from '../basket/basket.ts';
import { negate, sumMinor } from '../money/minor.ts';
import { collectCode } from '../order/collect-code.ts';
import {
  type LaterFulfilment,
  type OrderGroup,
  type OrderPlaced,
  type OrderStep,
  orderId,
} from '../order/order.ts';
import { paidLineNamed } from '../order/paid-line.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import { soldPlace } from '../transaction/sold-place.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';

/** A line of the entry's order; with the entry's place, `line` is its identity. */
interface OrderLineEffect {
  line: number;
  /** Of the entry's groups. */
  group: number;
  sku: string;
  name: string;
  quantity: Quantity;
  amountMinor: number;
  /** Of it, what is paid at the hand-over. */
  dueMinor: number;
}

/** What an entry orders. */
export interface OrderEffect {
  /** The store that took it. */
  placeId: string;
  currency: string;
  groups: readonly OrderGroup[];
  lines: readonly OrderLineEffect[];
  /** Deposit taken on it; empty without one. */
  depositNumber: string;
  /** What its customer says to collect it. */
  collectCode: string;
}

/** So much of an order's line is given back. */
interface OrderGivenBackEffect {
  /** Of the entry that gives it back. */
  line: number;
  /** The line that was ordered, of the order's entry or of the transaction that paid it. */
  of: EntryPlace & { line: number };
  /** The order's line, where the line that is given back named it by itself; null where only `of` says it. */
  orderLine: DueLine | null;
  quantity: Quantity;
  /** Before it left: what was promised to it is free again. Or with its goods, that were shipped or handed over. */
  state: 'cancelled' | 'returned';
}

/** An order that the entry names as paid (in part) by it. */
interface OrderPaymentEffect {
  /** The order's id. */
  order: string;
  /** What was due of its lines and is paid; none where nothing was due of what the entry pays. */
  lines: readonly PaidLineEffect[];
}

/** A line of an order, paid by a line of the entry. */
interface PaidLineEffect {
  /** Of the entry. */
  line: number;
  /** Of the order. */
  of: number;
  /** As it was agreed on: what was taken off besides is no longer due either. */
  amountMinor: number;
}

interface OrderStepEffect extends OrderStep {
  /** The store where it was done. */
  placeId: string;
}

export interface OrderEffects {
  order: OrderEffect | null;
  orderGivenBack: readonly OrderGivenBackEffect[];
  orderPayments: readonly OrderPaymentEffect[];
  orderStep: OrderStepEffect | null;
}

export const noOrderEffects: OrderEffects = {
  order: null,
  orderGivenBack: [],
  orderPayments: [],
  orderStep: null,
};

export function orderPlacedEffect(placed: OrderPlaced, placeId: string): OrderEffect {
  const { currency, groups, depositNumber, basketId } = placed;
  const lines = placed.lines.map(
    ({ number, group, sku, label, quantity, amountMinor, dueMinor }) => ({
      ...{ line: number, group, sku, name: label, quantity, amountMinor, dueMinor },
    }),
  );
  const code = collectCode(basketId);
  return { placeId, currency, groups, lines, depositNumber, collectCode: code };
}

/** What a transaction orders, pays of orders, and takes back of earlier orders. */
export function orderEffectsOf(transaction: Transaction, placeId: string): OrderEffects {
  const { lines } = transaction;
  const orderPayments = orderPaymentsOf(transaction);
  return {
    order: orderPayments.length > 0 ? null : orderOf(transaction, placeId),
    orderPayments,
    orderStep: null,
    orderGivenBack: lines.flatMap((line) => {
      const { fulfilment, disposition, returnOf, quantity } = line;
      const place = soldPlace(returnOf);
      if (!isGoods(line) || fulfilment !== 'return' || place === null) return [];
      if (returnOf === null || !('line' in returnOf)) return [];
      const back = { ...quantity, value: negate(quantity.value) };
      const of = { ...place, line: returnOf.line };
      const orderLine =
        'orderId' in returnOf
          ? { order: returnOf.orderId, line: returnOf.line }
          : paidLineNamed(line.priceSource);
      const state = disposition === '' ? 'cancelled' : 'returned';
      return [{ line: line.number, of, orderLine, quantity: back, state }];
    }),
  };
}

/** The orders that a transaction names, each once. Their lines are named by the lines that pay them. */
function orderPaymentsOf({ lines, references }: Transaction): OrderPaymentEffect[] {
  const named = references.flatMap((reference) => {
    if (reference.kind !== 'order') return [];
    if ('orderId' in reference) return [reference.orderId];
    return [orderId(reference.journalId, reference.sequence)];
  });
  const paid = lines.flatMap((line) => {
    const of = line.quantity.value > 0 ? paidLineNamed(line.priceSource) : null;
    return of ? [{ ...of, by: line }] : [];
  });
  return [...new Set(named)].map((id) => ({
    order: id,
    lines: paid
      .filter(({ order }) => order === id)
      .map(({ line, by }) => ({ line: by.number, of: line, amountMinor: agreedMinor(by) })),
  }));
}

/** A line's amount before what was taken off it now: only what its order took off counts. */
function agreedMinor({ grossMinor, modifiers }: LineItem): number {
  const now = modifiers.filter(({ reasonCode }) => reasonCode !== 'order');
  return grossMinor - sumMinor(now.map(({ amountMinor }) => amountMinor));
}

/**
 * The order of a transaction that names none: entries written before orders had one of their own say by
 * their lines alone what leaves later, one group for each way.
 */
function orderOf({ lines, currency, basketId }: Transaction, placeId: string): OrderEffect | null {
  const later = lines.flatMap((line) => {
    const { fulfilment } = line;
    if (!isGoods(line) || fulfilment === 'take' || fulfilment === 'return') return [];
    return [{ line, fulfilment }];
  });
  if (later.length === 0) return null;
  const ways = [...new Set(later.map(({ fulfilment }) => fulfilment))];
  return {
    placeId,
    currency,
    depositNumber: '',
    collectCode: collectCode(basketId),
    groups: ways.map((fulfilment, index) => plainGroup(index + 1, fulfilment, placeId)),
    lines: later.map(({ line: { number, sku, label, quantity, grossMinor }, fulfilment }) => ({
      ...{ line: number, group: ways.indexOf(fulfilment) + 1, sku, name: label, quantity },
      ...{ amountMinor: grossMinor, dueMinor: 0 },
    })),
  };
}

function plainGroup(number: number, fulfilment: LaterFulfilment, placeId: string): OrderGroup {
  return {
    ...{ number, fulfilment, placeId: fulfilment === 'ship' ? '' : placeId },
    ...{ method: fulfilment === 'ship' ? 'standard' : '', feeLine: 0, latest: '', holdUntil: '' },
    promise: { level: 'on-request', from: '', through: '' },
  };
}

function isGoods({ accounting, eReportingCategory }: LineItem): boolean {
  return accounting === 'turnover' && eReportingCategory !== 'TPS1';
}
