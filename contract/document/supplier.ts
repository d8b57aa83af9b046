import { z } from 'zod';
import { postalAddress } from './setting.ts';

/** Who delivers goods to the retailer. */
export const supplier = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  /** Empty if none or not known. */
  gln: z.string().regex(/^(\d{13})?$/),
  vatNumber: z.string().max(20),
  email: z.union([z.literal(''), z.email().max(200)]),
  phone: z.string().max(30),
  address: postalAddress,
  /** From an order of the retailer to its arrival, in days. */
  leadDays: z.int().min(0).max(365),
  /** Sends to the customer itself, in so many working days; null: only to the retailer. */
  dropShipDays: z.int().min(1).max(90).nullable(),
});
export type Supplier = z.infer<typeof supplier>;

/**
 * What a till knows of a supplier that sends to the customer itself: what may be promised of its goods.
 * A setting of the id `supplier.<id>`; of other suppliers a till knows nothing.
 */
export const dropShipper = supplier
  .pick({ id: true, name: true })
  .extend({ dropShipDays: z.int().min(1).max(90) });
export const supplierSettingId = (id: string): string => `supplier.${id}`;
