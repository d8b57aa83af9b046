import { z } from 'zod';
import { type StaffTerms, shippedStaffTerms } from '../../domain/staff/staff-terms.ts';
import { minor } from '../entry/amounts.ts';

/** Key of the setting. */
export const staffRulesId = 'staff.rules';

const rateBp = z.int().min(0).max(10_000);

/**
 * The setting `staff.rules`: what differs from what is shipped, which is nothing for nobody. A basket
 * keeps a copy, so it is bounded. What a later release adds is left out.
 */
export const staffRulesSetting = z
  .object({
    defaultRateBp: rateBp.optional(),
    rates: z
      .array(z.object({ category: z.string().max(100), rateBp }))
      .max(200)
      .optional(),
    excludedSkus: z.array(z.string().max(64)).max(500).optional(),
    quotaMinor: minor.min(0).nullable().optional(),
  })
  .transform(
    (given): StaffTerms => ({
      defaultRateBp: given.defaultRateBp ?? shippedStaffTerms.defaultRateBp,
      rates: given.rates ?? shippedStaffTerms.rates,
      excludedSkus: given.excludedSkus ?? shippedStaffTerms.excludedSkus,
      quotaMinor: given.quotaMinor ?? shippedStaffTerms.quotaMinor,
    }),
  );

/** What one person bought at the staff price in one calendar year, as the platform adds it up: a setting of its own. */
export function staffPurchasesId(operatorId: string, year: string): string {
  return `staff-purchases.${year}.${operatorId}`;
}

export const staffPurchasesSetting = z.object({ boughtMinor: minor });
