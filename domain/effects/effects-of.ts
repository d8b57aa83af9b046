import { unreachable } from '../assert.ts';
import { type LoyaltyLine, loyaltyLinesOf } from '../loyalty/loyalty-line.ts';
import { negate } from '../money/minor.ts';
import type { OrderPlaced, OrderStep } from '../order/order.ts';
import { type StaffPurchase, staffPurchases } from '../staff/staff-purchase.ts';
import { type NoticeEffect, noticeEffectOf } from '../stock-works/goods-notice.ts';
import { type RequestEffect, requestEffectOf } from '../stock-works/goods-request.ts';
import { type CountEffect, countEffectOf } from '../stock-works/shared-inventory.ts';
import type { StockCondition, StockMoved } from '../stock-works/stock-moved.ts';
import type { TaskSettled } from '../tasks/task-settled.ts';
import { isIndemnity } from '../transaction/indemnity.ts';
import type { JournalledTender, LineItem, Transaction } from '../transaction/transaction.ts';
import {
  noOrderEffects,
  type OrderEffects,
  orderEffectsOf,
  orderPlacedEffect,
} from './order-effects.ts';
import { handedOverStock } from './order-step-stock.ts';
import {
  type ReturnedLineEffect,
  returnEffectsOf,
  type WebReturnEffect,
  webReturnsOf,
} from './return-effects.ts';
import { type StockEffect, stockMovedEffects } from './stock-effects.ts';
import { type ValueEffect, valueEffectsOf } from './value-effects.ts';

/** As much of an entry as has effects outside its journal. */
export interface EffectiveEntry {
  journalKind: 'live' | 'training';
  /** The store that the entry names: where goods leave and come back. */
  placeId: string;
  /** Null of an entry that has none. */
  entry: EffectiveBody | null;
}

export type EffectiveBody =
  | { type: 'transaction'; body: Transaction }
  | { type: 'order-placed'; body: OrderPlaced }
  | { type: 'order-step'; body: OrderStep }
  | { type: 'stock-moved'; body: StockMoved }
  | { type: 'task-settled'; body: TaskSettled };

/** What an entry changes in the world, as rows. They are the only thing that anybody folds (law 9). */
export interface Effects extends OrderEffects {
  stock: readonly StockEffect[];
  money: readonly MoneyEffect[];
  /** What came back of which sold line: counted against it over all tills. */
  returnedLines: readonly ReturnedLineEffect[];
  /** The same of orders that no till took, as their web shops hear of it. */
  webReturns: readonly WebReturnEffect[];
  /** On gift cards, avoirs and deposits. */
  values: readonly ValueEffect[];
  /** What each of the staff bought at the staff price: counted against their quota of the year. */
  staff: readonly StaffPurchase[];
  /** What earns points, and what rewards took off: of the customer whom the entry names, if any. */
  loyalty: readonly (LoyaltyLine & { currency: string })[];
  /** Goods sent to another store, or received from one. */
  notice: NoticeEffect | null;
  /** Goods that a store asks another one for, or its answer. */
  request: RequestEffect | null;
  /** An inventory over several tills of the store. */
  count: CountEffect | null;
  /** A task of the platform that somebody settled. */
  settled: TaskSettled | null;
}

/** Money that came in by a tender, or went out: then the amount is below zero. */
interface MoneyEffect {
  /** Number of the tender; with the entry's place the row's identity. */
  tender: number;
  placeId: string;
  type: string;
  kind: JournalledTender['kind'];
  currency: string;
  amountMinor: number;
}

export const noEffects: Effects = {
  ...{
    stock: [],
    money: [],
    returnedLines: [],
    webReturns: [],
    values: [],
    staff: [],
    loyalty: [],
  },
  ...{ notice: null, request: null, count: null, settled: null },
  ...noOrderEffects,
};

/**
 * The stock, money, order and value rows of an entry. The platform inserts exactly these, the till folds
 * the same (law 9). Training changes nothing in the world (BOI-TVA-DECLA-30-10-30 §150).
 */
export function effectsOf({ journalKind, placeId, entry }: EffectiveEntry): Effects {
  if (journalKind === 'training' || entry === null) return noEffects;
  switch (entry.type) {
    case 'transaction':
      return transactionEffects(entry.body, placeId);
    case 'order-placed':
      return { ...noEffects, order: orderPlacedEffect(entry.body, placeId) };
    case 'order-step':
      return {
        ...noEffects,
        orderStep: { ...entry.body, placeId },
        stock: handedOverStock(entry.body, placeId),
      };
    case 'stock-moved':
      return {
        ...noEffects,
        stock: stockMovedEffects(entry.body, placeId),
        notice: noticeEffectOf(entry.body, placeId),
        request: requestEffectOf(entry.body, placeId),
        count: countEffectOf(entry.body, placeId),
      };
    case 'task-settled':
      return { ...noEffects, settled: entry.body };
    default:
      return unreachable(entry);
  }
}

function transactionEffects(transaction: Transaction, placeId: string): Effects {
  return {
    stock: transaction.lines.filter(movesStock).map((line) => ({
      line: line.number,
      placeId,
      sku: line.sku,
      condition: conditionOf(line),
      change: { value: negate(line.quantity.value), scale: line.quantity.scale },
    })),
    money: transaction.tenders.map(({ number, type, kind, currency, amountMinor }) => ({
      tender: number,
      placeId,
      type,
      kind,
      currency,
      amountMinor,
    })),
    ...orderEffectsOf(transaction, placeId),
    returnedLines: returnEffectsOf(transaction, placeId),
    webReturns: webReturnsOf(transaction, placeId),
    values: valueEffectsOf(transaction),
    staff: staffPurchases(transaction.lines),
    loyalty: loyaltyLinesOf(transaction).map((line) => ({
      ...line,
      currency: transaction.currency,
    })),
    notice: null,
    request: null,
    count: null,
    settled: null,
  };
}

/**
 * Goods that cross the counter. What is shipped, picked up or reserved moves with its order, and what
 * is given back of it without its goods (they never left) moves nothing.
 */
function movesStock(line: LineItem): boolean {
  if (line.accounting !== 'turnover' || line.eReportingCategory === 'TPS1') return false;
  if (isIndemnity(line)) return false;
  return line.fulfilment === 'take' || (line.fulfilment === 'return' && line.disposition !== '');
}

function conditionOf({ disposition }: LineItem): StockCondition {
  switch (disposition) {
    case 'damaged':
    case 'send-back':
      return disposition;
    case '':
    case 'restock':
      return 'sellable';
    default:
      return unreachable(disposition);
  }
}
