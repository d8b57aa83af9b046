import { z } from 'zod';
import type { ApiShape } from '../../rpc/api-shape.ts';
import { command } from './selling-call.ts';

const nothing = z.strictObject({});

/** Training at a seat: nothing of it is sold. For people only, as it needs somebody who answers for it. */
export const trainingCalls = {
  /**
   * Who may begin it answers for it: who is at the seat, or who allowed it to them. Refused while a
   * basket is open there. It is over when who trains leaves the seat, and at a restart.
   */
  beginTraining: {
    input: z.strictObject(command),
    output: nothing,
    roles: ['page'],
    timeoutMs: 10_000,
  },
  /** What is left in its basket is given up. */
  endTraining: {
    input: z.strictObject(command),
    output: nothing,
    roles: ['page'],
    timeoutMs: 10_000,
  },
} as const satisfies ApiShape['calls'];
