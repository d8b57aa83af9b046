import { z } from 'zod';
import { entryPlace } from '../entry/amounts.ts';
import { failure } from '../failure/failure.ts';

export const paperKind = z.enum([
  'receipt',
  'gift-receipt',
  'invoice',
  'closure',
  'reading',
  'tax-free',
  'deposit-slip',
  'order',
  'quote',
  'after-sales',
  'picking-list',
  'packing-slip',
  'address-label',
  'test-page',
]);

/**
 * `waiting → printing → printed | failed | unknown`. `failed`: not a byte was sent, so printing it
 * again doubles nothing. `unknown`: the paper may be out; somebody looks first.
 */
const printJobState = z.enum(['waiting', 'printing', 'printed', 'failed', 'unknown']);

/** Why a receipt prints without being asked for (`domain/receipt/print-rule`). */
const printReason = z.enum(['guarantee', 'weighed', 'card-operation', 'stored-value', 'order']);

export const printJobView = z.strictObject({
  id: z.string(),
  paper: paperKind,
  /** The entry it is of; empty and 0 for a test page. */
  journalId: z.string(),
  sequence: z.int(),
  receiptNumber: z.string(),
  /** 0 for a first print, else the number of the duplicate. */
  copyNumber: z.int(),
  printer: z.enum(['main', 'spare']),
  /** Empty when it was asked for. */
  reason: z.union([z.literal(''), printReason]),
  state: printJobState,
  /** Why it failed or is not known, or what holds it up while it prints. */
  failure: failure.nullable(),
  /** UTC. */
  createdAt: z.string(),
});
export type PrintJobView = z.infer<typeof printJobView>;

const printerView = z.strictObject({
  role: z.enum(['main', 'spare']),
  address: z.string(),
  /** `unasked` until it has answered for the first time. */
  state: z.enum([
    'unasked',
    'ready',
    'paper-low',
    'paper-out',
    'cover-open',
    'offline',
    'error',
    'unreachable',
  ]),
  drawer: z.enum(['open', 'closed', 'unknown']),
});
export type PrinterView = z.infer<typeof printerView>;

/** Papers of this till and what prints them. */
export const printingSnapshot = z.strictObject({
  /** Those that are set; the main one first. */
  printers: z.array(printerView),
  /** Newest first, the last twenty. */
  jobs: z.array(printJobView),
  /** Receipts that had to be printed without being asked for and were not: no printer is set. */
  owed: z.array(z.strictObject({ of: entryPlace, reason: printReason })),
  /** The drawer did not open for the money of this transaction, and why; null once it has. */
  shutDrawer: z.strictObject({ of: entryPlace, failure }).nullable(),
});
export type PrintingSnapshot = z.infer<typeof printingSnapshot>;
