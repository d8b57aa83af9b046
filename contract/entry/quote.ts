import { z } from 'zod';
import type { Quote } from '../../domain/quote/quote.ts';
import {
  businessDay,
  currency,
  minor,
  quantity,
  vatCategory,
  vatRateBp,
  vatTotal,
} from './amounts.ts';

/**
 * `quote`: goods promised at a price until a day. It turns nothing over and moves no stock; its number
 * is the entry's own. Who asked for it is the personal part beside it (law 6).
 */
export const quoteBody = z.strictObject({
  validThrough: businessDay,
  currency,
  lines: z
    .array(
      z.strictObject({
        number: z.int().min(1),
        sku: z.string().min(1).max(64),
        gtin: z.string().regex(/^(\d{14})?$/),
        label: z.string().min(1).max(200),
        size: z.string().max(32),
        colour: z.string().max(32),
        quantity,
        unit: z.string().regex(/^[a-z][a-z0-9]{0,9}$/),
        unitPriceMinor: minor.min(0),
        discountMinor: minor,
        grossMinor: minor,
        netMinor: minor,
        vatMinor: minor,
        vatCategory,
        vatRateBp,
        ecoParticipationMinor: minor,
      }),
    )
    .min(1)
    .max(1_000),
  vat: z.array(vatTotal),
  totals: z.strictObject({
    grossMinor: minor,
    netMinor: minor,
    vatMinor: minor,
    discountMinor: minor,
  }),
}) satisfies z.ZodType<Quote>;
