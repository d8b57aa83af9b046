import { z } from 'zod';

/** Who sells, where, on which till. Written into every entry (BOFiP BOI-TVA-DECLA-30-10-30 §50). */
export const tillIdentity = z.strictObject({
  company: z.strictObject({
    id: z.string().min(1),
    name: z.string().min(1),
    siren: z.string(),
    vatNumber: z.string(),
  }),
  store: z.strictObject({
    id: z.string().min(1),
    name: z.string().min(1),
    siret: z.string(),
    gln: z.string(),
    address: z.array(z.string()),
    country: z.string().regex(/^[A-Z]{2}$/),
    zone: z.string().min(1),
  }),
  till: z.strictObject({ id: z.string().min(1), number: z.string().min(1) }),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Price list of the store; an item without a price in it sells at its base price. */
  priceList: z.string(),
});
export type TillIdentity = z.infer<typeof tillIdentity>;

/** A setting: its key is the id, its value any JSON, parsed by the module that owns the key. */
export const settingDocument = z.strictObject({
  id: z.string().min(1).max(100),
  kind: z.literal('setting'),
  value: z.json(),
});
export type SettingDocument = z.infer<typeof settingDocument>;
