import { z } from 'zod';
import { consentPurposes } from '../../domain/customer/consent.ts';

const displayLine = z.strictObject({
  number: z.int(),
  name: z.string(),
  size: z.string(),
  colour: z.string(),
  quantity: z.strictObject({ value: z.int(), scale: z.int() }),
  unit: z.enum(['piece', 'kg', 'm', 'l']),
  /** Before and after what was taken off; below zero for goods that come back. */
  extendedMinor: z.int(),
  grossMinor: z.int(),
  /** Promotions and rewards by their name; one that somebody gave has none, whatever its reason was. */
  takenOff: z.array(z.strictObject({ label: z.string(), amountMinor: z.int() })),
  /** Rises with each change: the newest line is the one that was rung last. */
  touchedAtStep: z.int(),
});
export type DisplayLine = z.infer<typeof displayLine>;

/** Somebody by first name and initial: all that a screen that others see says of them. Empty for nobody. */
const shortName = z.string().max(64);

const basketShown = z.strictObject({
  kind: z.literal('basket'),
  basketId: z.string(),
  customer: shortName,
  lines: z.array(displayLine),
  articleCount: z.int(),
  totalMinor: z.int(),
  /** What promotions, rewards and discounts took off: zero or more. */
  savedMinor: z.int(),
  /** What is paid at the hand-over. */
  laterMinor: z.int(),
  paidMinor: z.int(),
  remainingMinor: z.int(),
  /** Where somebody becomes this basket’s customer on their own telephone; empty where nobody is invited. */
  address: z.string(),
  /** Points that it earns if it is paid now; null without a programme or a customer of it. */
  earnsPoints: z.int().nullable(),
});

const paidShown = z.strictObject({
  kind: z.literal('paid'),
  customer: shortName,
  receiptNumber: z.string(),
  totalMinor: z.int(),
  changeMinor: z.int(),
  /** Where a sale without a customer becomes somebody’s; empty for one that is, and where nobody is invited. */
  address: z.string(),
  /** What the sale earned, and what the customer has now; null as above. */
  points: z.strictObject({ earned: z.int(), balance: z.int() }).nullable(),
});

const placedShown = z.strictObject({
  kind: z.literal('placed'),
  number: z.string(),
  dueMinor: z.int(),
});

/** Consents are asked for: each by itself, none given beforehand. */
const asksShown = z.strictObject({
  kind: z.literal('asks'),
  askId: z.string(),
  customer: shortName,
  purposes: z.array(z.enum(consentPurposes)),
});

/** Everything the customer's display of a seat draws, and all that it is ever told. */
export const displaySnapshot = z.strictObject({
  /** Of the shop; who looks at it may choose another for themselves. */
  language: z.enum(['fr', 'en']),
  storeName: z.string(),
  currency: z.string(),
  /** It is written over everything. */
  isTraining: z.boolean(),
  shows: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('idle') }),
    basketShown,
    paidShown,
    placedShown,
    asksShown,
  ]),
});
export type DisplaySnapshot = z.infer<typeof displaySnapshot>;
export type DisplayBasket = z.infer<typeof basketShown>;

/** What the till's page knows of its display. */
export const displayDeskSnapshot = z.strictObject({
  /** Displays of this seat that are open now. */
  openCount: z.int(),
  /** Where the sale that was just paid becomes somebody’s; empty as on the display. */
  address: z.string(),
  /** The consents that the display asks for, or asked for last; null for none. */
  ask: z
    .strictObject({
      askId: z.string(),
      customerId: z.string(),
      state: z.enum(['asked', 'answered', 'ended']),
    })
    .nullable(),
});
export type DisplayDeskSnapshot = z.infer<typeof displayDeskSnapshot>;
