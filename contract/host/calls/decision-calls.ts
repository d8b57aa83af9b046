import { z } from 'zod';
import type { ApiShape } from '../../rpc/api-shape.ts';
import { seat } from '../views.ts';

/** What may wait for somebody to decide it, most pressing first: in this order they are told. */
export const decisionKinds = [
  /** A journal with a defect, a fork or a missing past: somebody has to call support. */
  'journal-defect',
  /** Money was taken and the sale did not end: no entry tells of it yet. */
  'part-paid-basket',
  'late-closing',
  'count-to-validate',
  /** A validated count that needs a reason. */
  'difference',
  /** The platform refuses what the till sends. */
  'push-refused',
  /** Entries that the platform could not use. */
  'quarantined',
  /** Lines of orders that no place can fill: a promise to a customer. */
  'order-unfillable',
  /** Lines of which more came back than was sold, at tills that did not know of each other: money at risk. */
  'return-conflict',
  /** Orders that were paid more than was due, by tills that did not know of each other: money at risk. */
  'order-overpaid',
  /** Done with an order whose state did not allow it: goods or money may be gone. */
  'order-refused',
  /** Points that were spent twice, at tills that did not know of each other. */
  'points-overdrawn',
  /** Gift cards and avoirs that were used twice, at tills that did not know of each other: money at risk. */
  'value-overdrawn',
  /** Inventories that were validated twice: the second corrected nothing. */
  'count-set-aside',
  /** Tax-free slips that contradict a return, or whose operator has not answered. */
  'tax-free',
  /** Papers that did not come out, or may have. */
  'paper',
  'cash-drop',
  'suspended-basket',
  'archive-due',
  /** Whatever else the state of the till warns of. */
  'till-warning',
] as const;

const decision = z.strictObject({
  kind: z.enum(decisionKinds),
  count: z.int().min(1),
  /** What it is about, in minor units of the till's currency; null where it is about no money. */
  amountMinor: z.int().nullable(),
  /** The first of them by name: a basket's label, a receipt, a day, who counted; may be empty. */
  detail: z.string().max(200),
});
export type Decision = z.infer<typeof decision>;

/** What waits at this till, for who answers for the store. */
export const decisionCalls = {
  decisions: {
    input: z.strictObject({ seat }),
    output: z.strictObject({ decisions: z.array(decision) }),
    roles: ['page'],
    timeoutMs: 30_000,
  },
} as const satisfies ApiShape['calls'];
