import { z } from 'zod';
import { printJobView } from '../printing-shapes.ts';
import { receiptDocument } from '../receipt-shapes.ts';
import { basketAck, basketVersion, command, sellingCall } from './selling-call.ts';

/** A quote in a list. Amounts in minor units. */
const quoteView = z.strictObject({
  /** Its printed number. */
  id: z.string(),
  openedOn: z.string(),
  validThrough: z.string(),
  /** `used`: something was sold by it; again by who may take as much off a basket. */
  state: z.enum(['valid', 'expired', 'used']),
  currency: z.string(),
  totalMinor: z.int(),
  lineCount: z.int(),
  /** Empty: nobody was named, or this till does not know them. */
  customerName: z.string(),
  usedBy: z.array(z.string()),
});
export type QuoteView = z.infer<typeof quoteView>;

/** Prices promised until a day. */
export const quoteCalls = {
  /** The basket’s goods at its prices, for whole months; ends the basket. */
  makeQuote: sellingCall(
    z.strictObject({ ...command, basketVersion, months: z.int().min(1).max(12) }),
    basketAck.extend({ number: z.string() }),
  ),
  /** Rings them in an empty basket: at the promised prices, or at today’s once it has expired. */
  takeQuote: sellingCall(
    z.strictObject({ ...command, id: z.string().max(150) }),
    basketAck.extend({ isExpired: z.boolean() }),
  ),
  /** Of the store, newest first; the text is part of a number or of a customer’s name. */
  quotes: sellingCall(
    z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(200) }),
    z.strictObject({ quotes: z.array(quoteView) }),
  ),
  quoteDocument: sellingCall(
    z.strictObject({ id: z.string().max(150) }),
    z.strictObject({ document: receiptDocument }),
  ),
  printQuote: sellingCall(
    z.strictObject({ ...command, id: z.string().max(150), printer: z.enum(['main', 'spare']) }),
    printJobView,
  ),
} as const;
