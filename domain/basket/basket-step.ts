import type { BasketReward } from '../loyalty/basket-reward.ts';
import type { PromotionRule } from '../promotion/promotion-rule.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { StaffBuyer } from '../staff/staff-terms.ts';
import type { Tender } from '../tender/offer-tender.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import type { BasketCustomer, BasketLine, ReturnedGoods, RungDue } from './basket.ts';
import type { BasketDeposit, BasketGroup } from './basket-group.ts';
import type { BasketDiscount, LineDiscount } from './discount.ts';
import type { ItemFacts } from './item-facts.ts';
import type { LinePrice } from './reprice.ts';

/** What happened to a basket, as it is stored: a basket is the fold of its steps, and nothing else. */
export type BasketStepBody =
  | { kind: 'opened'; seat: string; currency: string }
  | {
      kind: 'item-added';
      /** An existing line (its quantity grows) or the next new number. */
      lineNumber: number;
      item: ItemFacts;
      quantity: Quantity;
      entered: BasketLine['entered'];
      /** What its label says of the goods, if anything. */
      marks?: GoodsMarks;
      /** Absent where no promotion is about it. */
      offers?: readonly ItemOffer[];
    }
  /** Goods given back, as a line of its own; the quantity is below zero. */
  | {
      kind: 'return-added';
      lineNumber: number;
      item: ItemFacts;
      quantity: Quantity;
      returned: ReturnedGoods;
      /** Of the line that sold them. */
      marks: Pick<BasketLine, 'associateId' | 'serialNumber' | 'lot'>;
      entered: BasketLine['entered'];
    }
  /** Another variant of the model in the line's place; quantity and discounts stay. */
  | {
      kind: 'variant-swapped';
      lineNumber: number;
      item: ItemFacts;
      offers?: readonly ItemOffer[];
      set?: BasketGroup;
    }
  /** Money that is no price of goods: a gift card sold, a deposit taken, what is owed paid; always one. */
  | {
      kind: 'money-added';
      lineNumber: number;
      item: ItemFacts;
      accounting: 'liability' | 'deposit' | 'receivable';
      depositKind: BasketLine['depositKind'];
      serialNumber: string;
      entered: BasketLine['entered'];
    }
  /**
   * A deposit paid earlier, taken off what is due: its lines once more, below zero. With a reason its order is
   * given up: it is given back, or kept.
   */
  | {
      kind: 'deposit-deducted';
      lineNumber: number;
      item: ItemFacts;
      depositKind: BasketLine['depositKind'];
      serialNumber: string;
      deducted: ReturnedGoods;
      /** Its lines at other rates; absent where all of it was paid at one. */
      further?: readonly { lineNumber: number; item: ItemFacts; deducted: ReturnedGoods }[];
      /** The indemnity that arrhes become which are kept; absent of anything else. */
      kept?: { lineNumber: number; item: ItemFacts };
    }
  /** `set`: the group of the line as it is promised from now on; absent where it has none or that stays. */
  | { kind: 'quantity-set'; lineNumber: number; quantity: Quantity; set?: BasketGroup }
  | { kind: 'line-voided'; lineNumber: number; set?: BasketGroup }
  | { kind: 'line-discounted'; lineNumber: number; discount: LineDiscount }
  | { kind: 'line-discount-removed'; lineNumber: number; discountId: string }
  | { kind: 'basket-discounted'; discount: BasketDiscount }
  | { kind: 'basket-discount-removed'; discountId: string }
  | { kind: 'reward-taken'; reward: BasketReward }
  | { kind: 'reward-removed'; rewardId: string }
  /** The code of a promotion that asks for one. */
  | { kind: 'coupon-added'; coupon: string }
  | { kind: 'coupon-removed'; coupon: string }
  /** What is known of a line beside its price; what is not named stays. */
  | { kind: 'line-marked'; lineNumber: number; marks: LineMarks }
  /** Where a line leaves, or some of it: that much becomes a line of its own then. */
  | {
      kind: 'line-fulfilled';
      lineNumber: number;
      /** 0: taken over the counter. */
      group: number;
      /** The group as it is from now on; absent where it stays. */
      set?: BasketGroup;
      split?: { lineNumber: number; quantity: Quantity };
    }
  /** Another address, store, method or way to pay; with the deposit where that changes. */
  | {
      kind: 'group-set';
      group: BasketGroup;
      /** A group that ends here: its lines leave with this one from now on. */
      joining?: number;
      deposit?: BasketDeposit | null;
    }
  /** What is due of an order placed before, at the price agreed on then. */
  | {
      kind: 'due-rung';
      lineNumber: number;
      item: ItemFacts;
      quantity: Quantity;
      fulfilment: 'pickup' | 'reserve';
      due: RungDue;
      /** Null where unit price × quantity is what was agreed on. */
      discount: LineDiscount | null;
    }
  /** Null when nobody is named any more. Another price list gives the lines rung before its prices. */
  | { kind: 'customer-set'; customer: BasketCustomer | null; prices?: readonly LinePrice[] }
  /** Null when nobody of the staff buys any more. */
  | { kind: 'staff-buyer-set'; buyer: StaffBuyer | null }
  /** Takes back the step of this number; both stay stored. */
  | { kind: 'undone'; stepNumber: number }
  | { kind: 'tender-added'; tender: Tender }
  | { kind: 'tender-removed'; tenderId: string }
  /** With a code where it was sent to the till, to be asked for by it. */
  | { kind: 'suspended'; label: string; pickUpCode?: string }
  | { kind: 'resumed'; seat: string }
  | { kind: 'completed' }
  | { kind: 'abandoned'; reasonCode: string };

/** A promotion as it is when an item is rung, and the places of it that the item may take. */
export interface ItemOffer {
  rule: PromotionRule;
  places: readonly number[];
}

/** Which piece, of which batch; either may be empty. */
export type GoodsMarks = Pick<BasketLine, 'serialNumber' | 'lot'>;

type LineMarks = Partial<
  Pick<BasketLine, 'associateId' | 'serialNumber' | 'lot' | 'giftReceipt' | 'fulfilment'>
>;

export interface BasketStep {
  basketId: string;
  /** 1, 2, 3… within the basket. */
  number: number;
  commandId: string;
  operatorId: string;
  /** ISO 8601, UTC. */
  at: string;
  body: BasketStepBody;
  /** The approval entry that stands before it, where who did it needed one. */
  approval?: EntryPlace;
}
