import { z } from 'zod';
import { postalAddress, zone } from './setting.ts';

/** `HH:MM`, local. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/**
 * A place of the retailer's network that holds stock: a store or a warehouse. A till knows them all,
 * to say how far the missing size is and until when they are open. A setting of the id `place.<id>`.
 */
export const networkPlace = z.strictObject({
  id: z.string().min(1).max(64),
  place: z.enum(['store', 'warehouse']),
  name: z.string().min(1).max(200),
  companyId: z.string().min(1).max(64),
  siret: z.string().regex(/^\d{14}$/),
  gln: z.string().regex(/^\d{13}$/),
  address: postalAddress,
  zone,
  /** WGS 84, degrees. */
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  /** From Monday to Sunday; each day's opening and closing times, none on a day that it is closed. */
  openingHours: z
    .array(z.array(z.strictObject({ from: timeOfDay, to: timeOfDay })).max(3))
    .length(7),
  /** Places near each other, whose tills know which of them have an item; empty where nobody drew regions. */
  regionId: z.string().max(64).default(''),
});
export const placeSettingId = (id: string): string => `place.${id}`;
export type NetworkPlace = z.infer<typeof networkPlace>;
