import { z } from 'zod';
import type { TenderSettings } from '../../domain/tender/tender-settings.ts';
import type { TenderType } from '../../domain/tender/tender-type.ts';
import { minor, reasonCode } from '../entry/amounts.ts';

/** Key of the setting. */
export const tenderTypesKey = 'tender-types';

const names = z.strictObject({ fr: z.string().min(1).max(40), en: z.string().min(1).max(40) });

const hint = z.strictObject({ fr: z.string().max(60), en: z.string().max(60) });

/**
 * Signs, classes, counts and alternatives (`CNI|PAS`), without groups, and at most two counts that may
 * vary: it runs while the till is asked to take money, and must neither take long nor reach beyond
 * its field.
 */
const part = String.raw`(?:\[[A-Za-z0-9-]+\]|\\d|[A-Za-z0-9.-])(?:\{\d{1,2}(?:,\d{0,2})?\}|[?*+])?`;
const pattern = z
  .string()
  .max(60)
  .regex(new RegExp(`^(?:${part}|\\|)*$`), 'signs, classes, counts and alternatives only')
  .refine((text) => (text.match(/[?*+]|,\d*\}/g) ?? []).length <= 2, 'at most two varying counts')
  .refine((text) => {
    try {
      return new RegExp(`^(?:${text})$`).flags === '';
    } catch {
      return false;
    }
  }, 'not a regular expression');

/** A kind of money the till takes, as the retailer sets it. */
export const tenderTypeSetting = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  kind: z.enum([
    'cash',
    'card',
    'cheque',
    'voucher',
    'gift-card',
    'store-credit',
    'deposit',
    'credit',
    'account',
  ]),
  names,
  isOffered: z.boolean(),
  givesChange: z.boolean(),
  changeLimitMinor: minor.min(0),
  overTender: z.enum(['refuse', 'keep', 'store-credit']),
  countedAtClosing: z.boolean(),
  opensDrawer: z.boolean(),
  refundable: z.boolean(),
  worksOffline: z.boolean(),
  reference: z.enum(['none', 'optional', 'required']),
  referenceFields: z.array(z.strictObject({ names, hint, pattern })).max(3).readonly(),
  limitMinor: minor.min(0).nullable(),
  limitExceptions: z
    .array(
      z.strictObject({
        // It stands in the entry as a reference, which has room for 24.
        reasonCode: reasonCode.min(1).max(24),
        names,
        limitMinor: minor.min(0),
      }),
    )
    .max(5)
    .readonly(),
}) satisfies z.ZodType<TenderType>;

/** The setting `tender-types`: the list in the order of the tender screen. */
export const tenderTypesSetting = z.strictObject({
  types: z
    .array(tenderTypeSetting)
    .min(1)
    .max(40)
    .refine((types) => new Set(types.map(({ id }) => id)).size === types.length, 'an id twice'),
  cashRoundingMinor: z.int().min(1).max(1_000),
  storedValue: z.strictObject({
    giftCardMonths: z.int().min(0).max(120),
    storeCreditMonths: z.int().min(0).max(120),
    giftCardMinimumMinor: minor.min(1),
    giftCardMaximumMinor: minor.min(1),
    giftCardQuickMinor: z.array(minor.min(1)).max(6).readonly(),
    offlineMaximumMinor: minor.min(0).default(15_000),
    takesExpired: z.boolean().default(false),
  }),
}) satisfies z.ZodType<TenderSettings>;
