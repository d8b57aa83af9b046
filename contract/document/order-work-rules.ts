import { z } from 'zod';
import { type OrderWorkRules, shippedOrderWorkRules } from '../../domain/order/work-rules.ts';

/** Key of the setting. */
export const orderWorkRulesId = 'orders.work';

/** The setting `orders.work`: what differs from what is shipped. What a later release adds is left out. */
export const orderWorkRulesSetting = z.object({
  collectWithinDays: z.int().min(1).max(365).default(shippedOrderWorkRules.collectWithinDays),
}) satisfies z.ZodType<OrderWorkRules>;
