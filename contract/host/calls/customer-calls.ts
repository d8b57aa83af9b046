import { z } from 'zod';
import { consentPurposes } from '../../../domain/customer/consent.ts';
import { consentProof } from '../../document/customer.ts';
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
/** What somebody says of themselves; every text may be empty but the last name. The number as it is dialled. */
const saidOfCustomer = z.strictObject({
  firstName: z.string().max(60),
  lastName: z.string().max(60),
  phone: z.string().max(40),
  email: z.string().max(200),
  postcode: z.string().max(20),
  city: z.string().max(100),
  language: z.enum(['fr', 'en']),
  cardNumber: z.string().max(40),
  birthMonth: z.int().min(1).max(12).nullable(),
});
export type SaidOfCustomer = z.infer<typeof saidOfCustomer>;

/** The consents that were asked for now, each with its own yes or no. */
const saidConsents = z
  .array(z.strictObject({ purpose: z.enum(consentPurposes), isGiven: z.boolean() }))
  .max(consentPurposes.length);

/** Who buys. */
export const customerCalls = {
  /** By name, phone, e-mail, town or card; none for an empty text. */
  findCustomers: sellingCall(
    z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(50) }),
    z.strictObject({ customers: z.array(foundCustomer) }),
  ),
  /** Of other stores, that this till does not have: asks the platform. None at a till without one. */
  findCustomersElsewhere: sellingCall(
    z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(20) }),
    z.strictObject({ customers: z.array(foundCustomer) }),
  ),
  /** One of those becomes known to this store’s tills; answers once they are here. */
  bringCustomer: {
    ...sellingCall(z.strictObject({ customerId: z.string().max(64) }), z.strictObject({})),
    timeoutMs: 20_000,
  },
  /** Somebody becomes a customer. Refuses CUSTOMER_KNOWN (details: `customerId`) and CUSTOMER_FIELD (`field`). */
  enrolCustomer: sellingCall(
    z.strictObject({
      ...command,
      customer: saidOfCustomer,
      consents: saidConsents,
      /** Said after CUSTOMER_KNOWN: they share a number with somebody. */
      isSomebodyElse: z.boolean(),
    }),
    z.strictObject({ customerId: z.string() }),
  ),
  /** What a customer says anew of themselves, whole; consents only those that were asked for. */
  changeCustomer: sellingCall(
    z.strictObject({
      ...command,
      customerId: z.string().max(64),
      customer: saidOfCustomer,
      consents: saidConsents,
    }),
    z.strictObject({ customerId: z.string() }),
  ),
  /** All that this till knows of somebody, for their own eyes and corrections; null for who is not known here. */
  customerDetail: sellingCall(
    z.strictObject({ customerId: z.string().max(64) }),
    z.strictObject({
      customer: saidOfCustomer
        .extend({
          id: z.string(),
          tier: z.string(),
          points: z.int(),
          consents: z.record(
            z.enum(consentPurposes),
            z.strictObject({
              ...{ isGiven: z.boolean(), at: z.string() },
              /** Null of what a file or an earlier system told. */
              proof: consentProof.nullable(),
            }),
          ),
        })
        .nullable(),
    }),
  ),
  /**
   * Somebody asked to be erased: the platform does it everywhere, and says how many tills have not proved it yet. Refuses
   * CUSTOMER_GONE, NOT_ENROLLED at a till without a platform, and why the platform does not answer.
   */
  eraseCustomer: sellingCall(
    z.strictObject({ seat, customerId: z.string().min(1).max(64) }),
    z.strictObject({
      erasedAt: z.string(),
      /** Parts beside entries and orders that went at the platform. */
      partsErased: z.int(),
      tillsTotal: z.int(),
      tillsConfirmed: z.int(),
      /** Until when every till has done it at the latest. */
      atLatest: z.string(),
    }),
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
