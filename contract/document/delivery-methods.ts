import { z } from 'zod';
import type { DeliveryMethod } from '../../domain/promise/delivery-method.ts';
import { minor, vatRateBp } from '../entry/amounts.ts';
import { timeOfDay } from './network.ts';

/** Key of the setting. */
export const deliveryMethodsId = 'orders.delivery-methods';

const days = z.int().min(1).max(60);

const deliveryMethodSetting = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  to: z.enum(['home', 'point', 'store']),
  names: z.strictObject({ fr: z.string().min(1).max(40), en: z.string().min(1).max(40) }),
  feeMinor: minor.min(0),
  freeFromMinor: minor.min(0).nullable(),
  vatRateBp: vatRateBp.default(2_000),
  days: z
    .strictObject({ from: days, through: days })
    .refine(({ from, through }) => from <= through, 'from after through'),
  cutOff: timeOfDay,
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .max(60)
    .readonly(),
}) satisfies z.ZodType<DeliveryMethod>;

/**
 * The setting `orders.delivery-methods`: the list in the order in which they are offered; without it
 * `shippedDeliveryMethods` hold.
 */
export const deliveryMethodsSetting = z
  .array(deliveryMethodSetting)
  .min(1)
  .max(20)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'an id twice');
