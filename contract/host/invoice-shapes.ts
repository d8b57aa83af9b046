import { z } from 'zod';
import { invoiceBody } from '../entry/invoice.ts';

/** An invoice or credit note in a list, read from its entry. Amounts in minor units. */
export const invoiceView = z.strictObject({
  journalId: z.string(),
  sequence: z.int(),
  kind: invoiceBody.shape.kind,
  /** `F-00013-2-RX-000042` */
  number: z.string(),
  /** Of a credit note: the number of the invoice that it corrects; empty otherwise. */
  credits: z.string(),
  receiptNumber: z.string(),
  /** Of the transaction. */
  soldOn: z.string(),
  /** Wall time at the till, `2026-11-22T14:05:33`. */
  issuedAtLocal: z.string(),
  currency: z.string(),
  totals: invoiceBody.shape.totals,
  buyer: invoiceBody.shape.buyer,
  /** Empty once it was erased. */
  buyerName: z.string(),
  /** First print and duplicates so far. */
  printCount: z.int(),
});
export type InvoiceView = z.infer<typeof invoiceView>;
