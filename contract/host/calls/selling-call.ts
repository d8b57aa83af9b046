import { z } from 'zod';
import type { Role } from '../../rpc/api-shape.ts';
import { seat } from '../views.ts';

/** Made by the caller for each act; the host answers the same id the same way and acts once. */
const commandId = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);

/**
 * A call that a second person can allow carries their approval (`approve`): it was refused, with the
 * hash of what it asked for as `command` among the details, and is sent again as it was.
 */
export const approvable = { approval: z.string().max(64).optional() };

/**
 * Whether who asks believes to be in training, as their screen showed it: a command that was meant for
 * the one is never done in the other, however late it comes.
 */
const training = z.boolean().optional();

/** What every command at a seat carries. */
export const command = { commandId, seat, ...approvable, training };

/** The version the cashier saw; another one is refused, so nobody pays for a line not seen. */
export const basketVersion = z.int();

export const basketAck = z.strictObject({
  basketId: z.string(),
  version: z.int(),
  /** Line that was added or changed, 0 if none. */
  lineNumber: z.int(),
});

const selling: readonly Role[] = ['page', 'script'];

/** A call of whoever sells: a person's window, or a script. */
export function sellingCall<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { input, output, roles: selling, timeoutMs: 10_000 };
}
