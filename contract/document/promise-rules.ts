import { z } from 'zod';
import { type PromiseRules, shippedPromiseRules } from '../../domain/promise/promise-rules.ts';

/** Key of the setting. */
export const promiseRulesId = 'orders.promise';

const share = z.int().min(0).max(10_000);
const seconds = z
  .int()
  .min(0)
  .max(366 * 86_400);
const sold = z.int().min(0).max(1_000_000);
const shipped = shippedPromiseRules;

/** The setting `orders.promise`: what differs from what is shipped. What a later release adds is left out. */
export const promiseRulesSetting = z.object({
  confirmedBp: share.default(shipped.confirmedBp),
  likelyBp: share.default(shipped.likelyBp),
  oldestSeconds: z
    .object({
      confirmed: seconds.default(shipped.oldestSeconds.confirmed),
      likely: seconds.default(shipped.oldestSeconds.likely),
    })
    .prefault({}),
  wrongBp: share.default(shipped.wrongBp),
  lacksBp: share.default(shipped.lacksBp),
  emptyBp: share.default(shipped.emptyBp),
  lacksNextBp: share.default(shipped.lacksNextBp),
  soldPerDayMilli: z
    .object({
      store: sold.default(shipped.soldPerDayMilli.store),
      warehouse: sold.default(shipped.soldPerDayMilli.warehouse),
      supplier: sold.default(shipped.soldPerDayMilli.supplier),
    })
    .prefault({}),
  uncounted: z.enum(['confirmed', 'likely', 'on-request']).default(shipped.uncounted),
}) satisfies z.ZodType<PromiseRules>;
