import { z } from 'zod';
import { entryPlace } from '../../entry/amounts.ts';
import { invoiceView } from '../invoice-shapes.ts';
import { printJobView } from '../printing-shapes.ts';
import { receiptDocument } from '../receipt-shapes.ts';
import { command, sellingCall } from './selling-call.ts';

/** As it is typed: `domain/invoice/buyer-form` says what of it is wrong. */
const buyerForm = z.strictObject({
  kind: z.enum(['private', 'professional']),
  name: z.string().max(200),
  street: z.string().max(200),
  postcode: z.string().max(20),
  city: z.string().max(100),
  country: z.string().max(2).default('FR'),
  companyNumber: z.string().max(30).default(''),
  vatNumber: z.string().max(30).default(''),
  orderReference: z.string().max(60).default(''),
});

/** Factures of receipts, and the credit notes of what came back. */
export const invoiceCalls = {
  /** Makes the facture of a receipt of this till, by its place, number or code; once for each receipt. */
  invoiceReceipt: sellingCall(
    z.strictObject({
      ...command,
      receipt: z.union([z.string().max(512), entryPlace]),
      buyer: buyerForm,
    }),
    invoiceView,
  ),
  /** The form of who bought it, as far as the till knows a company; null for anybody else. */
  invoiceBuyer: sellingCall(entryPlace, z.strictObject({ buyer: buyerForm.nullable() })),
  /**
   * Newest first. The text is part of a number, a buyer's name or SIREN; empty gives all. `next` goes
   * on where this answer ended, null when there is no more.
   */
  invoices: sellingCall(
    z.strictObject({
      text: z.string().max(200),
      from: entryPlace.nullable(),
      limit: z.int().min(1).max(100),
    }),
    z.strictObject({ invoices: z.array(invoiceView), next: entryPlace.nullable() }),
  ),
  /** What the next print of it would say. */
  invoiceDocument: sellingCall(
    entryPlace.extend({ form: z.enum(['page', 'roll']) }),
    z.strictObject({ invoice: invoiceView, document: receiptDocument }),
  ),
  /**
   * Puts it in a printer's queue, or hands it out as a page (`job` is null) for whoever prints A4. A
   * paper after the first comes as a duplicate, marked and counted, whichever way the first one went.
   */
  printInvoice: sellingCall(
    z.strictObject({ ...command, ...entryPlace.shape, on: z.enum(['main', 'spare', 'page']) }),
    z.strictObject({
      copyNumber: z.int(),
      document: receiptDocument,
      job: printJobView.nullable(),
    }),
  ),
} as const;
