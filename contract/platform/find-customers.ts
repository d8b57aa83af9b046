import { z } from 'zod';
import { customerDocument } from '../document/customer.ts';

/** Customers in one answer. */
const mostFoundCustomers = 20;

/**
 * `POST /v1/customers/find`: a customer of any store, by name, telephone, e-mail, card or company. The text is in
 * the body, where no log of addresses has it.
 */
export const findCustomersRequest = z.strictObject({
  text: z.string().max(100),
  limit: z.int().min(1).max(mostFoundCustomers),
  /** Where the till stands, ISO 3166: how a national number is read. */
  country: z.string().regex(/^[A-Z]{2}$/),
});

/** What a list shows of somebody, before a till asks for more of them. */
const foundAtPlatform = customerDocument.pick({
  id: true,
  firstName: true,
  lastName: true,
  phone: true,
  email: true,
  city: true,
  cardNumber: true,
});

export const findCustomersAnswer = z.strictObject({
  found: z
    .array(
      foundAtPlatform.extend({
        /** Of the company they buy for; empty for themselves. */
        companyName: z.string(),
        /** Whether this store’s tills have their document. */
        isKnownHere: z.boolean(),
      }),
    )
    .max(mostFoundCustomers),
});
export type FindCustomersAnswer = z.infer<typeof findCustomersAnswer>;

/**
 * `POST /v1/customers/bring`: this store’s tills get the customer’s document by their feed, and keep it while the
 * store has to do with them.
 */
export const bringCustomerRequest = z.strictObject({ customerId: z.string().min(1).max(64) });
/** `isBrought` false: nobody has this id, or they were erased. */
export const bringCustomerAnswer = z.strictObject({ isBrought: z.boolean() });
