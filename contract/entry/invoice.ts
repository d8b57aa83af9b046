import { z } from 'zod';
import type { Invoice } from '../../domain/invoice/invoice.ts';
import {
  businessDay,
  currency,
  entryPlace,
  minor,
  sha256Text,
  totalMinor,
  vatCategory,
  vatRateBp,
} from './amounts.ts';

/** Where a store has no SIRET its id is in it. */
const series = z.string().max(100);
const number = z.int().min(1);

/**
 * `invoice`: a facture of one transaction, or the credit note of goods that came back. Series and
 * number are filled in when it is sealed; who bought is the personal part beside it (law 6).
 */
export const invoiceBody = z.strictObject({
  kind: z.enum(['invoice', 'credit-note']),
  series,
  number,
  of: entryPlace.extend({ hash: sha256Text, businessDay, receipt: z.string().max(40) }),
  lines: z.array(z.int().min(1)).min(1).max(1_000),
  currency,
  vat: z
    .array(
      z.strictObject({
        eReportingCategory: z.enum(['TLB1', 'TPS1', 'TNT1', 'TMA1']),
        vatCategory,
        vatRateBp,
        grossMinor: totalMinor,
        netMinor: totalMinor,
        vatMinor: totalMinor,
      }),
    )
    .min(1)
    .max(200),
  totals: z.strictObject({ grossMinor: minor, netMinor: minor, vatMinor: minor }),
  buyer: z.strictObject({
    kind: z.enum(['private', 'professional']),
    siren: z.string().regex(/^(\d{9})?$/),
    vatNumber: z.string().regex(/^([A-Z]{2}[0-9A-Z+*]{2,12})?$/),
  }),
  credits: entryPlace.extend({ series, number }).nullable(),
}) satisfies z.ZodType<Invoice>;
