import type { BasketReward } from '../loyalty/basket-reward.ts';
import type { LaterFulfilment } from '../order/order.ts';
import type { LineOffer, PromotionRule } from '../promotion/promotion-rule.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { StaffBuyer } from '../staff/staff-terms.ts';
import type { Tender } from '../tender/offer-tender.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import type { PriceModifier } from '../transaction/price-modifier.ts';
import type { BasketGroup, NumberedDeposit } from './basket-group.ts';
import type { BasketDiscount, LineDiscount } from './discount.ts';
import type { ItemFacts } from './item-facts.ts';

export interface BasketLine {
  /** 1, 2, 3… in the order first added; never given twice in one basket. */
  number: number;
  item: ItemFacts;
  /** Below zero on a line that gives goods back. */
  quantity: Quantity;
  /** Given by hand, in the order given; what they come to is worked out anew each time. */
  discounts: readonly LineDiscount[];
  /** The promotions its item may take part in, as they were when it was rung. */
  offers: readonly LineOffer[];
  /** What is given back, as it was sold; null for a line that sells. */
  returned: ReturnedGoods | null;
  /** What the money is for: a sale, a multi-purpose gift card, goods to come, what is owed on an account, arrhes that are kept. */
  accounting: 'turnover' | 'liability' | 'deposit' | 'receivable' | 'indemnity';
  /** Of a deposit; empty otherwise. */
  depositKind: '' | 'arrhes' | 'acompte';
  entered: 'scanned' | 'keyed' | 'searched';
  /** Associate credited with the line, or empty. */
  associateId: string;
  /** Of the piece sold, or the number of a gift card or deposit; may be empty. */
  serialNumber: string;
  /** Batch of the goods (GS1 AI 10); may be empty. */
  lot: string;
  /** A receipt without prices is wanted for it. */
  giftReceipt: boolean;
  /** Taken over the counter, or how it leaves later. */
  fulfilment: 'take' | LaterFulfilment;
  /** Of the basket's groups, the one that it leaves with; 0 of what is taken, given back, or ordered before. */
  group: number;
  /** Rung by somebody, or made by what was rung: a delivery's fee, the deposit on what is paid later. */
  origin: 'rung' | 'fee' | 'deposit';
  /** The line of an earlier order that is paid by it at its hand-over; null of anything else. */
  due: RungDue | null;
  /** Number of the step that last touched it: the highest is the newest line. */
  touchedAtStep: number;
}

/** A line of an order placed before. */
export interface DueLine {
  /** The order's id. */
  order: string;
  line: number;
}

/** A line of an order that is being paid. */
export interface RungDue extends DueLine {
  /** What leaves with its customer once all that is due is paid; absent where that is an act of its own. */
  handOver?: HandOver;
}

/** Goods of an order that lie ready: they are handed over in the act that pays what is due of them. */
export interface HandOver {
  /** How who collects was known, before the money was asked for. */
  check: 'code' | 'identity';
  lines: readonly { line: number; sku: string; quantity: Quantity }[];
  /** Numbers of the order's lines that were due: while one of them is not paid, nothing leaves. */
  due: readonly number[];
}

/**
 * Goods that come back, at what was paid for them: amounts are those of this line, zero or less, and
 * stay as they are whatever is discounted now.
 */
export interface ReturnedGoods {
  /** The line that sold them; or a receipt that this till does not know, as it was typed; or nothing. */
  of: (EntryPlace & { line: number }) | { receipt: string; businessDay: string } | null;
  receiptNumber: string;
  reasonCode: string;
  /** Of a delivery's fee: the lines of its sale that it goes back with; absent of anything else. */
  feeOf?: readonly number[];
  /** Empty where no goods come back: a deposit that is deducted, or what was to be sent and never left. */
  disposition: '' | 'restock' | 'damaged' | 'send-back';
  /** What else of the order is given up with it; absent of anything else. */
  cancels?: CancelledWith;
  grossMinor: number;
  netMinor: number;
  vatMinor: number;
  ecoParticipationMinor: number;
  modifiers: readonly PriceModifier[];
}

/** Lines of an order that are not paid: they are cancelled in the act that gives back what is. */
export interface CancelledWith {
  /** The order's id. */
  order: string;
  lines: readonly { line: number; sku: string; quantity: Quantity }[];
  reasonCode: string;
}

/** What a basket keeps of a company: what it is called, its price list, whether it may pay later. */
interface BasketBusiness {
  name: string;
  /** Empty for the shop's prices. */
  priceList: string;
  paysOnAccount: boolean;
}

/** Who buys, and where what is shipped goes. Personal data: it stays in the till's encrypted file until the basket ends. */
export interface BasketCustomer {
  /** Random; all that signed bytes ever hold of them (law 6). */
  id: string;
  name: string;
  /** May be empty, like all of the address until somebody asked. */
  phone: string;
  /** Of the loyalty programme, as it was known when they were named; empty for none. */
  tier: string;
  /** The company they buy for, as it was known when they were named; null for themselves. */
  business: BasketBusiness | null;
  address: { street: string; postcode: string; city: string; country: string };
}

/** What was corrected before payment: the law asks for a trace of it (BOI-TVA-DECLA-30-10-30 §50). */
export interface Correction {
  kind: 'line-void' | 'quantity' | 'undo' | 'tender-removed';
  /** 0 for a tender. */
  lineNumber: number;
  /** The article, for its line may no longer be there; empty for a tender. */
  sku: string;
  label: string;
  /** What came (above zero) or went; null for a tender. */
  quantity: Quantity | null;
  /** For a tender; empty otherwise. */
  tenderType: string;
  /** Value in minor units that came or went by it. */
  amountMinor: number;
  at: string;
  operatorId: string;
}

export interface Basket {
  id: string;
  /** The workplace it is rung at: `till`, a tablet, a script. At most one open basket per seat. */
  seat: string;
  state: 'open' | 'suspended' | 'completed' | 'abandoned';
  /** Number of the last step: two baskets of one version are equal. */
  version: number;
  operatorId: string;
  /** ISO 8601, UTC. */
  openedAt: string;
  currency: string;
  lines: readonly BasketLine[];
  customer: BasketCustomer | null;
  /** Who of the staff buys at the staff price; null for a sale to anybody else. */
  staffBuyer: StaffBuyer | null;
  /** On the basket as a whole, in the order given. */
  discounts: readonly BasketDiscount[];
  /** Of the loyalty programme, in the order taken; of its customer, and gone with them. */
  rewards: readonly BasketReward[];
  /** Those that its lines may take part in, as the first of them met it. */
  promotions: readonly PromotionRule[];
  /** Codes that somebody scanned or typed, in that order. */
  coupons: readonly string[];
  /** What leaves later, each group with at least one line. */
  groups: readonly BasketGroup[];
  /** On the groups that are paid later; null without one. */
  deposit: NumberedDeposit | null;
  tenders: readonly Tender[];
  corrections: readonly Correction[];
  /** What a second person allowed of all that, in the order of the steps; also of what was undone since. */
  approvals: readonly EntryPlace[];
  /** Highest line number ever given. */
  lastLineNumber: number;
  /** Id of the last command that made a step; the page uses it to see its own scan arrive. */
  lastCommandId: string;
  /** What the operator calls a suspended basket; may be empty. */
  label: string;
  /** By which a basket that a tablet sent to the till is asked for there; empty for any other. */
  pickUpCode: string;
  suspendedAt: string;
}
