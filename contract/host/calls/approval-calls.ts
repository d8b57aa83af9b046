import { z } from 'zod';
import { sha256Text } from '../../entry/amounts.ts';
import type { ApiShape, Role } from '../../rpc/api-shape.ts';
import { person } from '../seat-shapes.ts';
import { seat } from '../views.ts';

const roles: readonly Role[] = ['page'];
/** A command that was refused, as its refusal named it. */
const refused = { seat, command: sha256Text };

/** What is asked of a second person. Amounts in minor units. */
const approvalQuestion = z.strictObject({
  /** Which right is wanted; a release may know more than its page. */
  action: z.string(),
  /** What it takes off or gives back, of what; null where nothing is given away. */
  asked: z
    .strictObject({ amountMinor: z.int(), ofMinor: z.int(), currency: z.string() })
    .nullable(),
  /** How far who asks may go by themselves; null: not at all. */
  limit: z.strictObject({ rateBp: z.int().nullable(), amountMinor: z.int().nullable() }).nullable(),
  /** Who could allow it, by name; some have no PIN that is long enough. */
  approvers: z.array(person),
  /** Digits that the PIN of who approves has at least. */
  pinDigits: z.int(),
});
export type ApprovalQuestion = z.infer<typeof approvalQuestion>;

/** A second person allows one command, on the spot. */
export const approvalCalls = {
  /** What is asked at this seat, and whom. */
  askApproval: {
    input: z.strictObject(refused),
    output: approvalQuestion,
    roles,
    timeoutMs: 10_000,
  },
  /**
   * Somebody and their PIN, or a badge. The token goes with the command, once and at once; it is empty
   * after a badge that only says who it is: then their PIN is asked for. Who asked stays signed on.
   */
  approve: {
    input: z.union([
      z.strictObject({
        ...refused,
        operatorId: z.string().max(64),
        pin: z.string().regex(/^\d{4,8}$/),
      }),
      z.strictObject({ ...refused, badge: z.string().max(512) }),
    ]),
    output: z.strictObject({ approverId: z.string(), token: z.string() }),
    roles,
    timeoutMs: 20_000,
  },
} as const satisfies ApiShape['calls'];
