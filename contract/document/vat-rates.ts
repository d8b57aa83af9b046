import { z } from 'zod';
import { vatRateBp } from '../entry/amounts.ts';

/**
 * The setting `vat.rates`: the rates that the retailer's items may carry, the usual one first. An item
 * carries its own rate and a till sells at that; this is what who writes items is held to.
 */
export const vatRates = z
  .array(
    z.strictObject({
      rateBp: vatRateBp,
      names: z.strictObject({ fr: z.string().min(1).max(40), en: z.string().min(1).max(40) }),
    }),
  )
  .min(1)
  .max(20)
  .refine((rates) => new Set(rates.map(({ rateBp }) => rateBp)).size === rates.length, 'twice');
export type VatRates = z.infer<typeof vatRates>;
export const vatRatesSetting = 'vat.rates';
