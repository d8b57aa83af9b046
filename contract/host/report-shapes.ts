import { z } from 'zod';
import type { Figures } from '../../domain/report/figures.ts';
import { perpetualTotals } from '../entry/envelope.ts';

const sold = z.array(
  z.strictObject({ key: z.string(), count: z.int(), grossMinor: z.int(), netMinor: z.int() }),
);
const counted = z.array(z.strictObject({ key: z.string(), count: z.int(), amountMinor: z.int() }));

/** `domain/report/figures.ts`, as it crosses to a page. */
export const figures = z.strictObject({
  currency: z.string(),
  transactionCount: z.int(),
  customerCount: z.int(),
  articlesSold: z.int(),
  salesMinor: z.int(),
  returnsMinor: z.int(),
  turnover: z.strictObject({ grossMinor: z.int(), netMinor: z.int(), vatMinor: z.int() }),
  perRate: perpetualTotals.shape.perRate,
  deposits: perpetualTotals.shape.deposits,
  liabilitiesMinor: z.int(),
  roundingMinor: z.int(),
  tenders: z.array(
    z.strictObject({
      type: z.string(),
      kind: z.enum([
        'cash',
        'card',
        'cheque',
        'voucher',
        'gift-card',
        'store-credit',
        'deposit',
        'credit',
        'account',
      ]),
      inCount: z.int(),
      inMinor: z.int(),
      outCount: z.int(),
      outMinor: z.int(),
    }),
  ),
  categories: sold,
  operators: sold,
  associates: sold,
  hours: sold,
  promotions: counted,
  discounts: counted,
  returns: counted,
  voids: counted,
  abandoned: counted,
  others: counted,
}) satisfies z.ZodType<Figures>;
