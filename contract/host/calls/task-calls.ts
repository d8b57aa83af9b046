import { z } from 'zod';
import { settledTaskKinds } from '../../../domain/tasks/task-settled.ts';
import { reasonsSetting } from '../../document/rules.ts';
import { currency, minor } from '../../entry/amounts.ts';
import { seat } from '../views.ts';
import { command, sellingCall } from './selling-call.ts';

const taskView = z.strictObject({
  id: z.string(),
  kind: z.enum(settledTaskKinds),
  /** When the platform found it. */
  at: z.string(),
  /** Of the receipt or the order that it is about; of a count, of the till that validated it. */
  number: z.string(),
  currency,
  /** At stake; 0 where no money is concerned. */
  amountMinor: minor,
  /** Of an order: what was done with it and was refused; else empty. */
  step: z.string(),
  lines: z.array(
    z.strictObject({
      name: z.string(),
      sku: z.string(),
      /** Refused, given back beyond what was sold, or what a count would have corrected; null where it is about money alone. */
      quantityMilli: z.int().nullable(),
    }),
  ),
  /** The entries that it came about by, at whichever store. */
  acts: z.array(
    z.strictObject({
      receiptNumber: z.string(),
      storeName: z.string(),
      at: z.string(),
      /** Paid or refunded; null where no money is concerned. */
      amountMinor: minor.nullable(),
    }),
  ),
  settlement: z
    .strictObject({
      at: z.string(),
      storeName: z.string(),
      /** By the name on the sign-on screen; empty where this till does not know them. */
      by: z.string(),
      reasonCode: z.string(),
    })
    .nullable(),
});
export type TaskView = z.infer<typeof taskView>;

/** What the platform found and this store sees to. */
export const taskCalls = {
  /** The open ones, the most at stake first, and those that were settled, the last first. */
  tasks: {
    input: z.strictObject({ seat }),
    output: z.strictObject({
      open: z.array(taskView),
      settled: z.array(taskView),
      reasons: reasonsSetting,
    }),
    roles: ['page'],
    timeoutMs: 30_000,
  },
  /** Ends one, for all stores that were told: an entry with who and why. */
  settleTask: sellingCall(
    z.strictObject({ ...command, task: z.string().max(150), reasonCode: z.string().max(40) }),
    z.strictObject({ task: z.string() }),
  ),
} as const;
