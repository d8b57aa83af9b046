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
  /** Last day it may be used on, `YYYY-MM-DD`; empty for no end. */
  expiresOn: z.string(),
});
export type ValueView = z.infer<typeof valueView>;

/** Gift cards, avoirs, deposits. They pay through `tender`, by their number as its reference. */
export const valueCalls = {
  /** By its number as somebody typed it, or by the code on it. */
  lookUpValue: sellingCall(z.strictObject({ text: z.string().min(1).max(512) }), valueView),
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
