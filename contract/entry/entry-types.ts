import type { z } from 'zod';
import type { Invoice } from '../../domain/invoice/invoice.ts';
import type { OrderPlaced, OrderStep } from '../../domain/order/order.ts';
import type { StockMoved } from '../../domain/stock-works/stock-moved.ts';
import type { TaskSettled } from '../../domain/tasks/task-settled.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import { afterSalesBody } from './after-sales.ts';
import { approvalBody } from './approval.ts';
import { customerBody } from './customer.ts';
import {
  moneyCountedBody,
  moneyMovedBody,
  sessionClosedBody,
  sessionHandedOverBody,
  sessionOpenedBody,
} from './day-bodies.ts';
import { invoiceBody } from './invoice.ts';
import {
  basketAbandonedBody,
  closureBody,
  eventBody,
  journalOpenedBody,
  journalSealedBody,
  keyRotatedBody,
} from './journal-bodies.ts';
import { orderPlacedBody, orderStepBody } from './order-bodies.ts';
import { quoteBody } from './quote.ts';
import { stockMovedBody } from './stock-moved.ts';
import { taskSettledBody } from './task-settled.ts';
import { taxFreeSlipBody } from './tax-free-slip.ts';
import { transactionBody } from './transaction.ts';

/**
 * Every body this release knows, by type and version. A type that is not here (written by a newer
 * release) is kept, verified by its envelope, and shown as unknown; its body is not read.
 */
export const entryBodies = {
  'journal-opened': { 1: journalOpenedBody },
  'key-rotated': { 1: keyRotatedBody },
  'journal-sealed': { 1: journalSealedBody },
  transaction: { 1: transactionBody },
  'basket-abandoned': { 1: basketAbandonedBody },
  closure: { 1: closureBody },
  event: { 1: eventBody },
  'session-opened': { 1: sessionOpenedBody },
  'money-moved': { 1: moneyMovedBody },
  'session-handed-over': { 1: sessionHandedOverBody },
  'money-counted': { 1: moneyCountedBody },
  'session-closed': { 1: sessionClosedBody },
  approval: { 1: approvalBody },
  'tax-free-slip': { 1: taxFreeSlipBody },
  invoice: { 1: invoiceBody },
  'stock-moved': { 1: stockMovedBody },
  'order-placed': { 1: orderPlacedBody },
  'order-step': { 1: orderStepBody },
  quote: { 1: quoteBody },
  'after-sales': { 1: afterSalesBody },
  'task-settled': { 1: taskSettledBody },
  customer: { 1: customerBody },
} as const;

export type EntryType = keyof typeof entryBodies;
/** The domain's own type where it has one; its schema is checked against it. */
export type EntryBody<T extends EntryType> = T extends 'transaction'
  ? Transaction
  : T extends 'invoice'
    ? Invoice
    : T extends 'stock-moved'
      ? StockMoved
      : T extends 'order-placed'
        ? OrderPlaced
        : T extends 'order-step'
          ? OrderStep
          : T extends 'task-settled'
            ? TaskSettled
            : z.infer<(typeof entryBodies)[T][1]>;

/** What sealing fills in by itself, so that no command can get it wrong. */
interface FilledBySealing {
  closure: 'number' | 'firstSequence' | 'lastSequence' | 'totals' | 'checkpoint';
  invoice: 'series' | 'number';
}

type DraftBody<T extends EntryType> = DeepReadonly<
  T extends keyof FilledBySealing ? Omit<EntryBody<T>, FilledBySealing[T]> : EntryBody<T>
>;

/** An entry before it is numbered and signed. */
export type EntryDraft = {
  [T in EntryType]: {
    type: T;
    body: DraftBody<T>;
    /** Pseudonym of who acts; empty when the till acts by itself. */
    operatorId: string;
    /** The personal part that stands beside the entry, or null. */
    personal: PersonalDraft | null;
  };
}[EntryType];

/**
 * Personal data for the row beside the entry. One `reference` erases all parts that share it, so a
 * known customer keeps theirs; null gets a fresh random one.
 */
export interface PersonalDraft {
  reference: string | null;
  part: PersonalPart;
}

/** What must be erasable: kept in its own row, bound to the entry by a commitment. */
interface PersonalPart {
  [field: string]: string | number | boolean | null | PersonalPart | PersonalPart[];
}

type DeepReadonly<T> = T extends string | number | boolean | null
  ? T
  : { readonly [K in keyof T]: DeepReadonly<T[K]> };
