import { z } from 'zod';
import type { ReceiptBlock, ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import { entryPlace } from '../entry/amounts.ts';

const size = z.enum(['small', 'normal', 'large']);
const weight = z.enum(['plain', 'strong']);

const receiptBlock = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string(),
    align: z.enum(['start', 'centre']),
    weight,
    size,
  }),
  z.strictObject({
    kind: z.literal('pair'),
    left: z.string(),
    right: z.string(),
    weight,
    size,
    indent: z.literal([0, 1]),
  }),
  z.strictObject({
    kind: z.literal('table'),
    columns: z
      .array(z.strictObject({ align: z.enum(['start', 'end']), share: z.number().positive() }))
      .readonly(),
    header: z.array(z.string()).readonly(),
    rows: z.array(z.array(z.string()).readonly()).readonly(),
  }),
  z.strictObject({ kind: z.literal('rule') }),
  z.strictObject({ kind: z.literal('space') }),
  z.strictObject({ kind: z.literal('mark'), text: z.string() }),
  z.strictObject({
    kind: z.literal('code'),
    symbology: z.enum(['qr', 'code128']),
    data: z.string(),
    caption: z.string(),
  }),
]) satisfies z.ZodType<ReceiptBlock>;

/** A paper as data (`domain/receipt/receipt-document`), in answers and in stored print jobs. */
export const receiptDocument = z.strictObject({
  language: z.enum(['fr', 'en']),
  blocks: z.array(receiptBlock).readonly(),
}) satisfies z.ZodType<ReceiptDocument>;

/** A receipt in a list, read from its entry. Amounts in minor units. */
export const receiptSummary = z.strictObject({
  journalId: z.string(),
  sequence: z.int(),
  receiptNumber: z.string(),
  kind: z.enum(['sale', 'return', 'exchange']),
  isTraining: z.boolean(),
  currency: z.string(),
  totalMinor: z.int(),
  articleCount: z.int(),
  /** Label of the first line. */
  firstLine: z.string(),
  operatorAlias: z.string(),
  /** Wall time at the till, `2026-11-22T14:05:33`. */
  recordedAtLocal: z.string(),
  /** First print and duplicates so far. */
  printCount: z.int(),
  /** The facture made of it; null while there is none. */
  invoice: entryPlace.extend({ number: z.string() }).nullable(),
});
export type ReceiptSummary = z.infer<typeof receiptSummary>;
