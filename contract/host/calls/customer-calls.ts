import { z } from 'zod';
import { basketAck, command, sellingCall } from './selling-call.ts';

/** As a list shows somebody: enough to tell two of one name apart. */
const foundCustomer = z.strictObject({
  id: z.string(),
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  city: z.string(),
  cardNumber: z.string(),
  /** Of the company they buy for; empty for themselves. */
  companyName: z.string(),
});
export type FoundCustomer = z.infer<typeof foundCustomer>;

/** Who buys. */
export const customerCalls = {
  /** By name, phone, e-mail, town or card; none for an empty text. */
  findCustomers: sellingCall(
    z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(50) }),
    z.strictObject({ customers: z.array(foundCustomer) }),
  ),
  /** Terms of a customer's company and what it owes as far as this till knows; null without terms. */
  customerAccount: sellingCall(
    z.strictObject({ customerId: z.string().max(64) }),
    z.strictObject({
      currency: z.string(),
      account: z
        .strictObject({
          limitMinor: z.int(),
          owedMinor: z.int(),
          leftMinor: z.int(),
          days: z.int(),
        })
        .nullable(),
    }),
  ),
  /** What the basket's company pays of what it owes, and the numbers of the factures it is for. */
  payAccount: sellingCall(
    z.strictObject({
      ...command,
      amountMinor: z.int(),
      invoices: z.array(z.string().max(24)).max(8),
    }),
    basketAck,
  ),
  /** Names who buys; an empty id takes the name away. Without an address what the till knows of it. */
  setCustomer: sellingCall(
    z.strictObject({
      ...command,
      customerId: z.string().max(64),
      /** With an empty id: somebody who is no customer of the retailer's, for this basket and its order alone. */
      guest: z
        .strictObject({ name: z.string().trim().min(1).max(120), phone: z.string().trim().max(20) })
        .optional(),
      address: z
        .strictObject({
          street: z.string().trim().max(200),
          postcode: z.string().trim().max(20),
          city: z.string().trim().max(100),
        })
        .optional(),
    }),
    basketAck,
  ),
} as const;
