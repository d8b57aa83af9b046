import { z } from 'zod';
import type { ApiShape, Role } from '../../rpc/api-shape.ts';
import { demoSwitch } from '../demo-shapes.ts';

const roles: readonly Role[] = ['page', 'script'];
const none = z.strictObject({});

/** The demo bar. Refused with `NOT_ALLOWED` on a till of any other shop. */
export const demoCalls = {
  /** Breaks one thing, or puts it right again. */
  demoBreak: {
    input: z.strictObject({ what: demoSwitch, isBroken: z.boolean() }),
    output: none,
    roles,
    timeoutMs: 10_000,
  },
  /** Ends the host as a power cut would: nothing is saved, nothing is answered. */
  demoKillTill: { input: none, output: none, roles, timeoutMs: 2_000 },
  /** Tears the paper off. */
  demoClearRoll: { input: none, output: none, roles, timeoutMs: 10_000 },
  /** Starts a second till of the shop; its page's address is good once, for a minute. */
  demoSecondTill: {
    input: none,
    output: z.strictObject({ url: z.string() }),
    roles,
    timeoutMs: 30_000,
  },
} as const satisfies ApiShape['calls'];
