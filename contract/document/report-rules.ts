import { z } from 'zod';

/** Key of the setting. */
export const reportRulesId = 'reports.rules';

/**
 * The setting `reports.rules`: what the retailer lets reports tell. What one person sold is theirs to
 * show or not (and where it is used to judge people, their representatives' to know of), so it is off
 * until a retailer says otherwise. What a later release adds is left out.
 */
export const reportRulesSetting = z.object({ isByAssociate: z.boolean().default(false) });
export type ReportRules = z.infer<typeof reportRulesSetting>;
