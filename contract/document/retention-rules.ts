import { z } from 'zod';

/** Key of the setting. */
export const retentionRulesId = 'privacy.retention';

/**
 * The setting `privacy.retention`: how long customers are kept after they last had to do with the retailer. Three years
 * is what the CNIL holds for the longest (NS-048 art. 5; SAN-2020-008); a purchase, an enrolment, a visit counts, an
 * opened mail does not. What a later release adds is left out.
 */
export const retentionRulesSetting = z.object({
  months: z.int().min(1).max(120).default(36),
});
