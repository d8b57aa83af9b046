import { z } from 'zod';
import type { PriceModifier } from '../../domain/transaction/price-modifier.ts';
import { entryPlace, minor, reasonCode } from './amounts.ts';

/** What changed a line's price. */
export const priceModifier = z.strictObject({
  source: z.enum([
    'promotion',
    'markdown',
    'loyalty',
    'coupon',
    'line-discount',
    'basket-discount',
    'price-override',
    'staff',
  ]),
  sourceId: z.string().max(64),
  label: z.string().max(200),
  amountMinor: minor,
  reasonCode,
  operatorId: z.string().max(64),
  approval: entryPlace.nullable(),
}) satisfies z.ZodType<PriceModifier>;
