import { z } from 'zod';
import { customerDocument } from '../document/customer.ts';
import { customerBody } from '../entry/customer.ts';

const place = { storeId: z.string(), tillNumber: z.string() };

/** `POST /v1/customers/export`: everything that the platform knows of a person, for them. */
export const exportCustomerRequest = z.strictObject({ customerId: z.string().min(1).max(64) });

export const exportCustomerAnswer = z.strictObject({
  customerId: z.string(),
  exportedAt: z.iso.datetime(),
  /** As it was told last; null for who has none. */
  customer: customerDocument.nullable(),
  /** Whose tills have it: `store:LYO1`, … */
  knownTo: z.array(z.string()),
  /** Each yes and no with its proof, oldest first. */
  consents: z.array(customerBody.shape.consents.element.extend({ ...place, at: z.string() })),
  purchases: z.array(
    z.strictObject({
      ...{ ...place, businessDay: z.string(), number: z.int(), currency: z.string() },
      grossMinor: z.int(),
      lines: z.array(
        z.strictObject({
          ...{ sku: z.string(), label: z.string(), grossMinor: z.int() },
          quantity: z.strictObject({ value: z.int(), scale: z.int() }),
        }),
      ),
    }),
  ),
  /** What stands beside the entries about them: names, addresses, notes. */
  parts: z.array(
    z.strictObject({
      ...{ ...place, type: z.string(), businessDay: z.string() },
      part: z.record(z.string(), z.unknown()),
    }),
  ),
  /** Their points, orders, accounts and whatever else knows them by their id, by table. */
  tables: z.record(z.string(), z.array(z.unknown())),
  /** When each till was last heard of, the most silent first: what it has not sent since is not in here. */
  tills: z.array(
    z.strictObject({
      ...{ ...place, tillId: z.string(), heardAt: z.iso.datetime().nullable() },
    }),
  ),
});
export type CustomerExport = z.infer<typeof exportCustomerAnswer>;

/** `POST /v1/customers/inactive`: whose data is kept no longer, or soon will be. */
export const inactiveCustomersRequest = z.strictObject({
  /** Erases those whose time is over; otherwise it is a list. */
  erases: z.boolean(),
});
export const inactiveCustomersAnswer = z.strictObject({
  /** Months without a purchase, an enrolment, a visit. */
  months: z.int().min(1),
  erased: z.int().min(0),
  /** Over now, or within the next thirty days; the longest silent first. */
  inactive: z
    .array(
      z.strictObject({ customerId: z.string(), lastActiveOn: z.iso.date(), isOver: z.boolean() }),
    )
    .max(1_000),
});
export type InactiveCustomers = z.infer<typeof inactiveCustomersAnswer>;
