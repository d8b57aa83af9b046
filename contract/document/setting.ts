import { z } from 'zod';

/** A zone that this machine can tell the time of; an entry could not be dated in another. */
export const zone = z
  .string()
  .min(1)
  .max(64)
  .refine((name) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  }, 'not an IANA time zone');

export const postalAddress = z.strictObject({
  lines: z.array(z.string().max(200)).max(4),
  postcode: z.string().max(20),
  city: z.string().max(100),
  country: z.string().regex(/^[A-Z]{2}$/),
});

/**
 * Who sells, where, on which till. Written into every entry (BOI-TVA-DECLA-30-10-30 §50), so it is
 * bounded here as there: what can't be sealed must not become a setting.
 */
export const tillIdentity = z.strictObject({
  company: z.strictObject({
    id: z.string().min(1).max(64),
    name: z.string().min(1).max(200),
    siren: z.string().max(14),
    vatNumber: z.string().max(20),
    naf: z.string().max(10),
    address: postalAddress,
  }),
  store: z.strictObject({
    id: z.string().min(1).max(64),
    name: z.string().min(1).max(200),
    siret: z.string().max(20),
    gln: z.string().max(20),
    address: postalAddress,
    zone,
  }),
  till: z.strictObject({ id: z.string().min(1).max(64), number: z.string().min(1).max(20) }),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** The store's own price list; empty if none. */
  priceList: z.string().max(64),
  /**
   * That of the company, for what the store's own has no price of; empty if none. An item in neither
   * sells at its base price.
   */
  companyPriceList: z.string().max(64).default(''),
});
export type TillIdentity = z.infer<typeof tillIdentity>;

/** A setting: its key is the id, its value any JSON, parsed by the module that owns the key. */
export const settingDocument = z.strictObject({
  id: z.string().min(1).max(100),
  kind: z.literal('setting'),
  value: z.json(),
});
export type SettingDocument = z.infer<typeof settingDocument>;
