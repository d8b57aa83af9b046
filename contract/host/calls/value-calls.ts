import { z } from 'zod';
import { basketAck, command, sellingCall } from './selling-call.ts';

/** What is left under a number. Amounts in minor units of `currency`. */
const valueView = z.strictObject({
  /** As the journal has it: 12 signs. */
  number: z.string(),
  kind: z.enum(['gift-card', 'store-credit', 'deposit']),
  currency: z.string(),
  issuedMinor: z.int(),
  balanceMinor: z.int(),
  /** What no other basket has taken. */
  availableMinor: z.int(),
  /** What may be taken now: no more than the bound where other tills may have taken of it since. */
  takeableMinor: z.int(),
  isBounded: z.boolean(),
  /** How this till knows it: by its own journal, by the platform, or by the signature of the code alone. */
  knownBy: z.enum(['journal', 'platform', 'signature']),
  /** When the platform was asked last, UTC; null when it never was. */
  asOf: z.string().nullable(),
  /** Company that owes it; empty where this till does not know. */
  issuer: z.string(),
  /** Code of why nothing can be taken of it; empty where something can. */
  unusable: z.string(),
  /** Code of why the platform was not asked now; empty where it was, or there is none. */
  why: z.string(),
  /** Last day it may be used on, `YYYY-MM-DD`; empty for no end. */
  expiresOn: z.string(),
});
export type ValueView = z.infer<typeof valueView>;

/** Gift cards, avoirs, deposits. They pay through `tender`, by their number as its reference. */
export const valueCalls = {
  /**
   * By its number as somebody typed it, or by the code on it. For the open basket of the seat `paysAt` no other
   * till is given it meanwhile; empty only looks. `anyState` answers also of what is used up or expired.
   */
  lookUpValue: sellingCall(
    z.strictObject({
      text: z.string().min(1).max(512),
      paysAt: z.string().max(64),
      anyState: z.boolean(),
    }),
    valueView,
  ),
  /** A gift card into the basket; its number is made by the till. */
  sellGiftCard: sellingCall(z.strictObject({ ...command, amountMinor: z.int() }), basketAck),
  /** Money for goods to come, into the basket. */
  takeDeposit: sellingCall(
    z.strictObject({
      ...command,
      amountMinor: z.int(),
      depositKind: z.enum(['arrhes', 'acompte']),
      /** Where no item says it. */
      vatRateBp: z.int(),
      itemCode: z.string().max(64),
    }),
    basketAck,
  ),
} as const;
