import { z } from 'zod';
import type { ApiShape, Role } from '../../rpc/api-shape.ts';
import { seat } from '../views.ts';
import { basketAck, basketVersion, command, sellingCall } from './selling-call.ts';

const roles: readonly Role[] = ['page'];

/** Sales to the staff at the staff price. */
export const staffCalls = {
  /**
   * Who buys shows that they are there: somebody and their PIN, or a badge. The token goes with
   * `setStaffBuyer`, at once; it is empty after a badge that only says who it is: then their PIN is asked for.
   */
  proveStaffBuyer: {
    input: z.union([
      z.strictObject({
        ...{ seat, operatorId: z.string().max(64) },
        pin: z.string().regex(/^\d{4,8}$/),
      }),
      z.strictObject({ seat, badge: z.string().max(512) }),
    ]),
    output: z.strictObject({ operatorId: z.string(), token: z.string() }),
    roles,
    timeoutMs: 20_000,
  },
  /** Names them as the buyer; an empty proof takes the name away. */
  setStaffBuyer: sellingCall(z.strictObject({ ...command, proof: z.string().max(64) }), basketAck),
  /** What is at the full price because the quota ended gets the staff price too, once a manager allows it. */
  passStaffQuota: sellingCall(z.strictObject({ ...command, basketVersion }), basketAck),
  /** What the retailer gives its people, in words of the screen. */
  staffTerms: {
    input: z.strictObject({}),
    output: z.strictObject({
      /** Somebody is given something. */
      isOn: z.boolean(),
      defaultRateBp: z.int(),
      rates: z.array(z.strictObject({ category: z.string(), rateBp: z.int() })),
      /** For each person and calendar year, minor units; null for no bound. */
      quotaMinor: z.int().nullable(),
      currency: z.string(),
    }),
    roles,
    timeoutMs: 5_000,
  },
} as const satisfies ApiShape['calls'];
