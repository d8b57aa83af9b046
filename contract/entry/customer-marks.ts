import { z } from 'zod';
import { type CustomerMark, markKinds } from '../../domain/customer/customer-mark.ts';
import { instant } from './amounts.ts';
import type { ReadEntry } from './read-entry.ts';

export const customerMark = z.strictObject({
  kind: z.enum(markKinds),
  key: z.string().max(64),
  at: instant,
  value: z.string().max(500).nullable(),
  by: z.string().max(64),
}) satisfies z.ZodType<CustomerMark>;

/** The personal part of a `customer` entry of the act `marked`: only what was said then. */
export const marksPart = z.strictObject({ marks: z.array(customerMark).min(1).max(20) });

/** Whom an entry says something of beside who they are; it needs the personal part beside it. Null for any other entry. */
export function markedCustomerOf({ envelope, ...read }: ReadEntry): string | null {
  if (!read.known || read.type !== 'customer' || envelope.journal.kind !== 'live') return null;
  return read.body.act === 'marked' ? (envelope.personal?.reference ?? null) : null;
}
