import { z } from 'zod';
import { customerDocument } from '../../document/customer.ts';
import { purchase } from '../../platform/customer-history.ts';
import { sellingCall } from './selling-call.ts';

const customer = customerDocument
  .pick({
    ...{ id: true, firstName: true, lastName: true, phone: true, email: true, postcode: true },
    ...{ city: true, language: true, cardNumber: true, birthMonth: true, consents: true },
  })
  .extend({
    /** Of the company they buy for; empty for themselves. */
    companyName: z.string(),
  });

const customerProfile = z.strictObject({
  customer,
  /** What this till sold them and took back, newest first. */
  purchases: z.array(purchase),
});
export type CustomerProfile = z.infer<typeof customerProfile>;

/** What an associate sees of a customer. */
export const profileCalls = {
  /** All that this till knows by itself, at once; null for who is not known here, and for who was erased. */
  customerProfile: sellingCall(
    z.strictObject({ customerId: z.string().max(64) }),
    z.strictObject({ profile: customerProfile.nullable() }),
  ),
} as const;
