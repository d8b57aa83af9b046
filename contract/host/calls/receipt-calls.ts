import { z } from 'zod';
import { entryPlace } from '../../entry/amounts.ts';
import { paperKind, printJobView } from '../printing-shapes.ts';
import { receiptDocument, receiptSummary } from '../receipt-shapes.ts';
import { command, sellingCall } from './selling-call.ts';

const receipt = { ...entryPlace.shape, paper: paperKind.extract(['receipt', 'gift-receipt']) };

/** Receipts of the past and their papers. A place is the entry of a transaction. */
export const receiptCalls = {
  /**
   * Puts a paper in the printer's queue and answers at once: how it goes on is in the `printing` view.
   * A receipt that was printed before comes as a duplicate, marked and counted.
   */
  printReceipt: sellingCall(
    z.strictObject({
      ...command,
      ...receipt,
      /** The spare one takes what the main one can't print. */
      printer: z.enum(['main', 'spare']).default('main'),
    }),
    printJobView,
  ),
  /** What the next print of it would say. */
  receiptPreview: sellingCall(
    z.strictObject(receipt),
    z.strictObject({
      receiptNumber: z.string(),
      /** 0 when it has never been printed. */
      copyNumber: z.int(),
      document: receiptDocument,
    }),
  ),
  /**
   * The e-receipt: one HTML page that needs nothing else. For who owns the till's files, and no
   * window: it writes no entry and bears no mark, so whoever stands there would have originals
   * without end.
   */
  receiptPage: {
    input: z.strictObject(receipt),
    output: z.strictObject({ html: z.string() }),
    roles: ['script'],
    timeoutMs: 10_000,
  },
  /**
   * Newest first. The text is a receipt number, its last digits, the code on it, an amount or a day;
   * empty gives all. `next` goes on where this answer ended, null when there is no more.
   */
  receipts: sellingCall(
    z.strictObject({
      text: z.string().max(512),
      from: entryPlace.nullable(),
      limit: z.int().min(1).max(100),
    }),
    z.strictObject({ receipts: z.array(receiptSummary), next: entryPlace.nullable() }),
  ),
} as const;
