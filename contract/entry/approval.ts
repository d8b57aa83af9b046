import { z } from 'zod';
import { currency, minor, randomId, sha256Text } from './amounts.ts';

/** Somebody who works here; never a name (law 6). */
const pseudonym = z.string().min(1).max(64);

/**
 * `approval`: a second person allowed one command that its operator may not do, once. It stands before
 * what the command wrote, in the same database transaction; a transaction names it in `approvals`.
 */
export const approvalBody = z.strictObject({
  /** Which right was wanted. Not an enum: a release may know more than the one that reads it. */
  action: z.string().regex(/^[a-z][a-z-]{1,40}$/),
  command: z.string().regex(/^[a-z][A-Za-z]{1,40}$/),
  /** Of exactly that command: SHA-256 of the RFC 8785 form of `{command, input}`. */
  commandHash: sha256Text,
  /** What it is about, if it is about a basket. */
  basketId: z.union([z.literal(''), randomId]),
  seat: z.string().regex(/^[a-z0-9-]{1,40}$/),
  requestedById: pseudonym,
  approverId: pseudonym,
  how: z.enum(['pin', 'badge']),
  /** What it takes off or gives back, of what; null where nothing is given away. */
  asked: z.strictObject({ amountMinor: minor.min(0), ofMinor: minor.min(0), currency }).nullable(),
  /** How far who asked may go by themselves; null: not at all. */
  limit: z
    .strictObject({ rateBp: z.int().min(0).nullable(), amountMinor: minor.min(0).nullable() })
    .nullable(),
});
