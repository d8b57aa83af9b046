import { z } from 'zod';
import { changeProposal, moneyWork, safePapers, workKind } from '../safe-shapes.ts';
import { command, sellingCall } from './selling-call.ts';

const nothing = z.strictObject({});

/**
 * The safe and the bank: what takes a while is prepared, kept at every change, and booked as one entry.
 * All of it wants the right `safe`, and a till that keeps the safe.
 */
export const safeCalls = {
  /**
   * Keeps what is prepared so far; it goes on after a crash, for whoever takes it up. What was booked
   * meanwhile, its answer lost, is no work any more: the same is fine, anything else `WORK_GONE`.
   */
  keepWork: sellingCall(z.strictObject({ ...command, work: moneyWork }), nothing),
  /** Nothing of it was booked, and nothing is left of it. */
  dropWork: sellingCall(z.strictObject({ ...command, kind: workKind }), nothing),
  /**
   * The entry: a deposit gets the next slip number, a change order has come. Its `commandId` is the id of
   * the work, so that it is booked once, however often it is asked for.
   */
  bookWork: sellingCall(
    z.strictObject({ ...command, kind: workKind }),
    z.strictObject({
      journalId: z.string(),
      /** Of the `money-moved` entries of the journal, 1 for the first. */
      number: z.int(),
      /** Of a bank deposit; 0 of anything else. */
      slipNumber: z.int(),
    }),
  ),
  /** Cheques and vouchers in the safe, for the lists of a deposit. */
  safePapers: {
    input: z.strictObject({ seat: command.seat }),
    output: safePapers,
    roles: ['page', 'script'],
    timeoutMs: 20_000,
  },
  /** What the drawer will lack tomorrow, from what the last closing left in it. */
  proposeChange: {
    input: z.strictObject({ seat: command.seat }),
    output: changeProposal,
    roles: ['page', 'script'],
    timeoutMs: 10_000,
  },
} as const;
