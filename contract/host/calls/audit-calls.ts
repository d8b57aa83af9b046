import { z } from 'zod';
import { auditKinds } from '../../../domain/operator/audit-kinds.ts';
import { businessDay, entryPlace } from '../../entry/amounts.ts';
import type { ApiShape, Role } from '../../rpc/api-shape.ts';
import { seat } from '../views.ts';

const roles: readonly Role[] = ['page'];

/** One thing that somebody did and somebody else may want to look at, read from its entry. */
const auditRow = z.strictObject({
  /** Where the list goes on: larger is newer. */
  number: z.int(),
  ...entryPlace.shape,
  kind: z.enum(auditKinds),
  /** What of its kind: an event's word, or the right that an approval is about; may be empty. */
  what: z.string(),
  /** Wall time of the shop, `2026-11-22T14:05:33`. */
  at: z.string(),
  businessDay: z.string(),
  isTraining: z.boolean(),
  operatorAlias: z.string(),
  /** Who asked for an approval; empty otherwise. */
  askedByAlias: z.string(),
  /** Taken off, given back or taken away, in minor units; null where it is about no money. */
  amountMinor: z.int().nullable(),
  currency: z.string(),
  /** As codes and names have it: a reason, an article, a setting and its value. */
  detail: z.string(),
  /** The receipt it is about, to look at. */
  receipt: z.strictObject({ ...entryPlace.shape, number: z.string() }).nullable(),
});
export type AuditRow = z.infer<typeof auditRow>;

/** What the journal says of approvals, discounts, voids and the like. */
export const auditCalls = {
  /** Newest first. What is null is not filtered by; `before` goes on where an answer's `next` said. */
  audit: {
    input: z.strictObject({
      seat,
      kind: z.enum(auditKinds).nullable(),
      operatorId: z.string().max(64).nullable(),
      day: businessDay.nullable(),
      before: z.int().nullable(),
      limit: z.int().min(1).max(100),
    }),
    output: z.strictObject({ rows: z.array(auditRow), next: z.int().nullable() }),
    roles,
    // The first time on an old till all of its entries are read.
    timeoutMs: 120_000,
  },
  /** The same as a table (CSV) in the till's folder of exports; noted in the journal. */
  auditFile: {
    input: z.strictObject({
      seat,
      kind: z.enum(auditKinds).nullable(),
      operatorId: z.string().max(64).nullable(),
      day: businessDay.nullable(),
      /** Of the headings. */
      language: z.enum(['fr', 'en']),
    }),
    output: z.strictObject({ file: z.string(), rows: z.int() }),
    roles,
    timeoutMs: 120_000,
  },
} as const satisfies ApiShape['calls'];
