import { z } from 'zod';
import { tenderTypeSetting } from '../document/tender-types.ts';
import { vatCategory } from '../entry/amounts.ts';
import { orderGroup } from '../entry/order-bodies.ts';

/** One given by hand: hundredths of a percent, minor units off, or the new unit price. */
const discountView = z.strictObject({
  id: z.string(),
  kind: z.enum(['percent', 'amount', 'price']),
  value: z.int(),
  reasonCode: z.string(),
});
export type DiscountView = z.infer<typeof discountView>;

/** Personal data: drawn for who sells. */
const basketCustomer = z.strictObject({
  id: z.string(),
  name: z.string(),
  phone: z.string(),
  tier: z.string(),
  /** The company they buy for; null for themselves. */
  business: z
    .strictObject({ name: z.string(), priceList: z.string(), paysOnAccount: z.boolean() })
    .nullable(),
  address: z.strictObject({
    street: z.string(),
    postcode: z.string(),
    city: z.string(),
    country: z.string(),
  }),
});

/** What the page draws of a basket. Amounts are minor units of `currency`, VAT included. */
const lineView = z.strictObject({
  number: z.int(),
  sku: z.string(),
  gtin: z.string(),
  name: z.string(),
  /** Its sizes and colours are one model's; empty for an item alone. */
  model: z.string(),
  size: z.string(),
  colour: z.string(),
  picture: z.string(),
  quantity: z.strictObject({ value: z.int(), scale: z.int() }),
  unit: z.enum(['piece', 'kg', 'm', 'l']),
  unitPriceMinor: z.int(),
  /** Unit price × quantity, before modifiers. */
  extendedMinor: z.int(),
  /** After modifiers. */
  grossMinor: z.int(),
  vatRateBp: z.int(),
  /** A manual one has no label; its source says what it is. */
  modifiers: z.array(
    z.strictObject({ source: z.string(), label: z.string(), amountMinor: z.int() }),
  ),
  /** Given by hand on this line, in their order; taken away again by their id. */
  discounts: z.array(discountView),
  /** Goods given back: the receipt that sold them; null for a line that sells. */
  returned: z
    .strictObject({
      receiptNumber: z.string(),
      reasonCode: z.string(),
      reason: z.strictObject({ fr: z.string(), en: z.string() }),
    })
    .nullable(),
  accounting: z.enum(['turnover', 'liability', 'deposit', 'receivable', 'indemnity']),
  /** Credited with the line, or empty. */
  associateId: z.string(),
  /** As the screen names them. */
  associateAlias: z.string(),
  serialNumber: z.string(),
  giftReceipt: z.boolean(),
  /** Taken over the counter, or how it leaves later. */
  fulfilment: z.enum(['take', 'ship', 'pickup', 'reserve']),
  /** Of the basket's groups, the one that it leaves with; 0 without one. */
  group: z.int(),
  /** Rung by somebody, or made by its order: a fee, a deposit. */
  origin: z.enum(['rung', 'fee', 'deposit']),
  canShip: z.boolean(),
  /** Rises with each touch: the highest is the newest line. */
  touchedAtStep: z.int(),
});
export type LineView = z.infer<typeof lineView>;

const tenderView = z.strictObject({
  id: z.string(),
  type: z.string(),
  kind: tenderTypeSetting.shape.kind,
  tenderedMinor: z.int(),
  amountMinor: z.int(),
  changeMinor: z.int(),
  reference: z.string(),
  /** Of a gift card or avoir: what it is still worth after all baskets; null otherwise. */
  leftMinor: z.int().nullable(),
});

/** Lines that leave together. */
const groupView = z.strictObject({
  number: z.int(),
  fulfilment: orderGroup.shape.fulfilment,
  placeId: z.string(),
  /** Empty of what is shipped. */
  placeName: z.string(),
  /** Id and names of the delivery method; empty of a reservation. */
  method: z.string(),
  methodNames: z.strictObject({ fr: z.string(), en: z.string() }),
  /** What its goods come to. */
  goodsMinor: z.int(),
  /** 0 where it costs nothing. */
  feeMinor: z.int(),
  promise: orderGroup.shape.promise,
  latest: z.string(),
  holdUntil: z.string(),
  /** As somebody asked; 0 for as long as the retailer says. */
  holdHours: z.int(),
  payment: z.enum(['now', 'deposit', 'later']),
  /** Of what is shipped: where it goes as far as it is known; null of anything else. */
  address: z
    .strictObject({
      name: z.string(),
      street: z.string(),
      postcode: z.string(),
      city: z.string(),
      country: z.string(),
    })
    .nullable(),
  /** It goes to the customer's own address. */
  isCustomers: z.boolean(),
});
export type GroupView = z.infer<typeof groupView>;

export const basketView = z.strictObject({
  id: z.string(),
  version: z.int(),
  currency: z.string(),
  lines: z.array(lineView),
  customer: basketCustomer.nullable(),
  /** Who of the staff buys, as the screen names them; null for anybody else. */
  staffBuyer: z
    .strictObject({
      operatorId: z.string(),
      alias: z.string(),
      /** For the calendar year; null without one. */
      quotaMinor: z.int().nullable(),
      /** Of their quota after this basket, below zero where more was allowed; null without one. */
      quotaLeftMinor: z.int().nullable(),
      /** The quota ends in this basket: some of it is at the full price. */
      isOverQuota: z.boolean(),
      /** What of it is at the full price for that, by the price before the discount. */
      overMinor: z.int(),
      /** What a second person allowed above the quota. */
      beyondMinor: z.int(),
    })
    .nullable(),
  /** What leaves later, in the order in which it was begun. */
  groups: z.array(groupView),
  /** What is paid at the hand-over, not now. */
  laterMinor: z.int(),
  /** What is paid now of that, as one deposit on all groups that ask for one; null without. */
  deposit: z
    .strictObject({
      kind: z.enum(['arrhes', 'acompte']),
      amountMinor: z.int(),
      /** Of what is due later, in hundredths of a percent; null of an amount that was typed. */
      rateBp: z.int().nullable(),
    })
    .nullable(),
  /** Something is to be sent, and it is not said to whom or where. */
  lacksAddress: z.boolean(),
  /** Given by hand on the whole basket. */
  discounts: z.array(discountView),
  /** Codes of promotions that were scanned or typed, and whether one of them takes anything off yet. */
  coupons: z.array(z.strictObject({ code: z.string(), isUsed: z.boolean() })),
  /** Promotions that little is lacking for, the most important first. */
  missedPromotions: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      lacks: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('pieces'), count: z.int() }),
        z.strictObject({ kind: z.literal('spending'), amountMinor: z.int() }),
      ]),
    }),
  ),
  tenders: z.array(tenderView),
  /** Of what is sold: pieces and measured lines, as one would count them on the counter. */
  articleCount: z.int(),
  /** Of what comes back, and what it comes to: zero or less. */
  returnCount: z.int(),
  returnsMinor: z.int(),
  /** Below zero when more is given back than sold. */
  totalMinor: z.int(),
  discountMinor: z.int(),
  paidMinor: z.int(),
  remainingMinor: z.int(),
  /** While more is to be given back than paid: the ways for it, the one to begin with first. */
  refundWays: z.array(
    z.strictObject({ type: z.string(), suggestedMinor: z.int(), maximumMinor: z.int() }),
  ),
  /** The same if it is paid in cash: rounded where small coins are not used. */
  cashDueMinor: z.int(),
  /** What could be handed over in cash: exact sum and round amounts above it. */
  quickAmountsMinor: z.array(z.int()),
  /** The last step can be taken back. */
  canUndo: z.boolean(),
});
export type BasketView = z.infer<typeof basketView>;

/** An order that ended its basket without any payment, read back from its journal entry. */
export const placedView = z.strictObject({
  journalId: z.string(),
  sequence: z.int(),
  /** As it is printed and said, such as `C-2-000042-K7`. */
  number: z.string(),
  /** All of it is kept, and nothing is delivered or picked up elsewhere. */
  isReservation: z.boolean(),
  currency: z.string(),
  /** What is paid when it is collected. */
  dueMinor: z.int(),
  articleCount: z.int(),
  /** Until when it is kept (UTC); empty for no end. */
  holdUntil: z.string(),
  /** What who collects it says, as it is read aloud. */
  collectCode: z.string(),
  /** Wall time at the till, `2026-11-22T14:05:33`. */
  recordedAtLocal: z.string(),
  /** First characters of the entry's hash, printed on its paper. */
  extract: z.string(),
});
export type PlacedView = z.infer<typeof placedView>;

/** A completed transaction, read back from its journal entry, never from the basket. */
export const paidView = z.strictObject({
  journalId: z.string(),
  sequence: z.int(),
  /** Printed number: till, the transaction's own number, mark of the journal. */
  receiptNumber: z.string(),
  kind: z.enum(['live', 'training']),
  currency: z.string(),
  totalMinor: z.int(),
  changeMinor: z.int(),
  /** Arrhes that come back twofold: what is handed over in cash beside it. */
  twofoldMinor: z.int(),
  articleCount: z.int(),
  tenders: z.array(tenderView),
  /** Gift cards, avoirs and deposits that it issues or uses, each by its number. */
  values: z.array(
    z.strictObject({
      kind: z.enum(['gift-card', 'store-credit', 'deposit']),
      number: z.string(),
      /** Last day, `YYYY-MM-DD`; empty for no end. */
      expiresOn: z.string(),
      /** Above zero what was put on it, below zero what was taken off. */
      movedMinor: z.int(),
      leftMinor: z.int().nullable(),
    }),
  ),
  vat: z.array(
    z.strictObject({
      vatCategory,
      vatRateBp: z.int(),
      grossMinor: z.int(),
      netMinor: z.int(),
      vatMinor: z.int(),
    }),
  ),
  /** Wall time at the till, `2026-11-22T14:05:33`. */
  recordedAtLocal: z.string(),
  /** First characters of the entry's hash, printed on the receipt. */
  extract: z.string(),
  /** An order placed before of which it pays what was due; null of most. */
  order: z
    .strictObject({
      id: z.string(),
      /** Its goods left with their customer in the same act. */
      isHandedOver: z.boolean(),
    })
    .nullable(),
});
export type PaidView = z.infer<typeof paidView>;
