import { z } from 'zod';
import { entryPlace } from '../../entry/amounts.ts';
import { money } from '../../entry/day-bodies.ts';
import { printJobView } from '../printing-shapes.ts';
import { receiptDocument } from '../receipt-shapes.ts';
import { command, sellingCall } from './selling-call.ts';

/** Of a bank deposit; null for the last one. */
const slipNumber = z.int().min(1).nullable();
const printer = z.enum(['main', 'spare']);

/** Printers and their jobs. */
export const printingCalls = {
  testPrint: sellingCall(z.strictObject({ ...command, printer }), printJobView),
  /**
   * Puts the paper of a closure (day, month, year) in the printer's queue. One that was printed before
   * comes as a duplicate, marked and counted. Reads all entries of the closure first.
   */
  printClosure: {
    ...sellingCall(
      z.strictObject({
        ...{ commandId: command.commandId, seat: command.seat },
        ...entryPlace.shape,
        printer: printer.default('main'),
      }),
      printJobView,
    ),
    timeoutMs: 120_000,
  },
  /** The paper of a closure as its first print says it. Nothing is written. */
  closureDocument: {
    ...sellingCall(
      z.strictObject({ seat: command.seat, ...entryPlace.shape }),
      z.strictObject({ document: receiptDocument }),
    ),
    timeoutMs: 120_000,
  },
  /** Puts the slip of a bank deposit in the printer's queue; a second one is marked as a duplicate. */
  printDeposit: sellingCall(
    z.strictObject({
      ...{ commandId: command.commandId, seat: command.seat },
      slipNumber,
      printer: printer.default('main'),
    }),
    printJobView,
  ),
  /** The slip as its first print says it. Nothing is written. */
  depositDocument: sellingCall(
    z.strictObject({ seat: command.seat, slipNumber }),
    z.strictObject({
      slipNumber: z.int(),
      pouch: z.string(),
      /** UTC. */
      at: z.string(),
      money: z.array(money),
      document: receiptDocument,
    }),
  ),
  /** Puts the paper of an order without a transaction in the printer's queue; a second one is marked as a duplicate. */
  printOrder: sellingCall(
    z.strictObject({
      ...{ commandId: command.commandId, seat: command.seat },
      ...entryPlace.shape,
      printer: printer.default('main'),
    }),
    printJobView,
  ),
  /** The paper as its first print says it. Nothing is written. */
  orderDocument: sellingCall(
    z.strictObject({ seat: command.seat, ...entryPlace.shape }),
    z.strictObject({ document: receiptDocument }),
  ),
  /** One job as it is now: for who started it and watches no view. */
  printJob: sellingCall(z.strictObject({ id: z.string().max(64) }), printJobView),
  /** Prints a failed job again, the same paper: nothing of it had come out. */
  retryPrint: sellingCall(z.strictObject({ id: z.string().max(64), printer }), printJobView),
  /** Ends a paper that waits or is held up: it has failed, or nobody knows if a part of it is out. */
  giveUpPrint: sellingCall(z.strictObject({ id: z.string().max(64) }), printJobView),
  /** Asks the printers how they are; the answer is in the `printing` view. */
  checkPrinters: sellingCall(z.strictObject({}), z.strictObject({})),
  /** Once more for a transaction whose own pulse did not open the drawer; an entry says so. */
  retryDrawer: sellingCall(z.strictObject({ ...command, ...entryPlace.shape }), z.strictObject({})),
} as const;
