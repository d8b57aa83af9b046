import { z } from 'zod';
import { seat } from '../views.ts';
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

const names = z.strictObject({ fr: z.string(), en: z.string() });
const rewardId = z.string().max(32);

const customerLoyalty = z.strictObject({
  names,
  currency: z.string(),
  /** Null for none. */
  tier: names.nullable(),
  points: z.int(),
  /** When the platform told it; null when it never did. */
  asOf: z.string().nullable(),
  nextExpiry: z.strictObject({ on: z.string(), points: z.int() }).nullable(),
  /** What the basket earns if it is paid now. */
  earned: z.int(),
  /** Rewards for this customer today, in the programme's order. */
  offers: z.array(
    z.strictObject({
      id: z.string(),
      names,
      points: z.int(),
      isTaken: z.boolean(),
      lacks: z
        .discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('points'), by: z.int() }),
          z.strictObject({ kind: z.literal('amount'), by: z.int() }),
          z.strictObject({ kind: z.literal('gift') }),
        ])
        .nullable(),
    }),
  ),
});
export type CustomerLoyalty = z.infer<typeof customerLoyalty>;

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
  /**
   * What this till knows of a customer's points, and what the seat's basket earns and may spend; null
   * without a programme and in training.
   */
  customerLoyalty: sellingCall(
    z.strictObject({ seat, customerId: z.string().max(64) }),
    z.strictObject({ loyalty: customerLoyalty.nullable() }),
  ),
  /** Spends points on a reward of the programme. */
  takeReward: sellingCall(z.strictObject({ ...command, rewardId }), basketAck),
  removeReward: sellingCall(z.strictObject({ ...command, rewardId }), basketAck),
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
