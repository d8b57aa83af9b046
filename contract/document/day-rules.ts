import { z } from 'zod';
import { type DayRules, shippedDayRules } from '../../domain/day/day-rules.ts';
import { minor } from '../entry/amounts.ts';
import { denominationCount } from '../entry/day-bodies.ts';

/** Key of the setting. */
export const dayRulesId = 'day.rules';

/** The setting `day.rules`: what differs from what is shipped. What a later release adds is left out. */
export const dayRulesSetting = z
  .object({
    isOpeningAsked: z.boolean().optional(),
    floatMinor: minor.min(0).optional(),
    drawerLimitMinor: minor.min(1).nullable().optional(),
    recountOverMinor: minor.min(0).optional(),
    reasonOverMinor: minor.min(0).optional(),
    isHandoverCounted: z.boolean().optional(),
    changeMinimum: z.array(denominationCount).max(60).optional(),
    suspendedBaskets: z.enum(['list', 'block']).optional(),
    yearEndsInMonth: z.int().min(1).max(12).optional(),
  })
  .transform(
    (given): DayRules => ({
      isOpeningAsked: given.isOpeningAsked ?? shippedDayRules.isOpeningAsked,
      floatMinor: given.floatMinor ?? shippedDayRules.floatMinor,
      // Null is an answer: no limit.
      drawerLimitMinor:
        given.drawerLimitMinor === undefined
          ? shippedDayRules.drawerLimitMinor
          : given.drawerLimitMinor,
      recountOverMinor: given.recountOverMinor ?? shippedDayRules.recountOverMinor,
      reasonOverMinor: given.reasonOverMinor ?? shippedDayRules.reasonOverMinor,
      isHandoverCounted: given.isHandoverCounted ?? shippedDayRules.isHandoverCounted,
      changeMinimum: given.changeMinimum ?? shippedDayRules.changeMinimum,
      suspendedBaskets: given.suspendedBaskets ?? shippedDayRules.suspendedBaskets,
      yearEndsInMonth: given.yearEndsInMonth ?? shippedDayRules.yearEndsInMonth,
    }),
  );
