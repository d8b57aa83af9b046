import { z } from 'zod';

/** Key of the setting. */
export const reservationRulesId = 'orders.reservation';

/** The setting `orders.reservation`: what differs from what is shipped. */
export const reservationRulesSetting = z.object({
  /** How long goods are kept for who reserved them. */
  holdHours: z.int().min(1).max(2_160).default(48),
  /** The deposit that is proposed, in hundredths of a percent of what is due later. */
  depositRateBp: z.int().min(1).max(10_000).default(3_000),
  depositKind: z.enum(['arrhes', 'acompte']).default('acompte'),
});
export type ReservationRules = z.output<typeof reservationRulesSetting>;
