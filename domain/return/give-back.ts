import { assert } from '../assert.ts';
import type { Basket, BasketLine, ReturnedGoods } from '../basket/basket.ts';
import type { BasketStepBody } from '../basket/basket-step.ts';
import type { ItemFacts } from '../basket/item-facts.ts';
import { maximumLines } from '../basket/ring.ts';
import { multiplyDivide } from '../money/minor.ts';
import { type Quantity, quantityProblem } from '../quantity/quantity.ts';
import { ok, type Result, refuse } from '../result.ts';
import { accountPaymentSku } from '../transaction/account-payment.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import { isIndemnity } from '../transaction/indemnity.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';
import { type LineWorth, leftOfLine, shareOfLeft } from './left-of-line.ts';

/** A sale as the journal keeps it, and what is printed on its receipt. */
export interface JournalledSale {
  of: EntryPlace;
  receiptNumber: string;
  transaction: Transaction;
}

/** Why a line of a receipt can't be given back here. */
export type ReturnRefusal =
  | 'gift-card'
  | 'deposit'
  | 'account-payment'
  | 'given-back'
  | 'all-returned';

export type GiveBackRefusal =
  | { code: 'LINE_GONE' | 'BAD_QUANTITY' | 'BASKET_FULL' | 'BASKET_PART_PAID' }
  | { code: 'RETURN_REFUSED'; why: ReturnRefusal; name: string }
  | { code: 'RETURN_TOO_MANY'; name: string; left: Quantity };

/**
 * Goods of one line of a receipt into the basket, at their share of what was paid. Never more than
 * was sold: `givenBack` is what has come back of that line, and what baskets hold of it, this one's too.
 */
export function giveBack(
  basket: Basket,
  sale: JournalledSale,
  wish: {
    line: number;
    quantity: Quantity;
    reasonCode: string;
    disposition: ReturnedGoods['disposition'];
    entered: BasketLine['entered'];
    picture: string;
    /** Whether so much of it is with the customer; not of an order that is still to leave. */
    hasLeft: boolean;
    /** Of a delivery's fee, the lines of the sale that it goes back with; none of anything else. */
    feeOf?: readonly number[];
  },
  givenBack: readonly LineWorth[],
): Result<BasketStepBody & { kind: 'return-added' }, GiveBackRefusal> {
  // The rest would be paid back twice: by what was accepted, and by what is due less.
  if (basket.tenders.length > 0) return refuse({ code: 'BASKET_PART_PAID' });
  const sold = sale.transaction.lines.find(({ number }) => number === wish.line);
  if (!sold) return refuse({ code: 'LINE_GONE' });
  const left = leftOfLine(sold, givenBack);
  const why = returnRefusal(sold, left);
  if (why) return refuse({ code: 'RETURN_REFUSED', why, name: sold.label });
  if (quantityProblem(wish.quantity, sold.quantity.scale)) return refuse({ code: 'BAD_QUANTITY' });
  if (wish.quantity.value > left.quantity.value) {
    return refuse({ code: 'RETURN_TOO_MANY', name: sold.label, left: left.quantity });
  }
  if (basket.lines.length >= maximumLines) return refuse({ code: 'BASKET_FULL' });
  const { quantity, ...worth } = shareOfLeft(left, sold.unitPriceMinor, wish.quantity);
  return ok({
    kind: 'return-added',
    lineNumber: basket.lastLineNumber + 1,
    item: factsOf(sold, wish.picture),
    quantity,
    returned: {
      of: { ...sale.of, line: sold.number },
      receiptNumber: sale.receiptNumber,
      reasonCode: wish.reasonCode,
      // What has not left can't come back, whatever is wished.
      disposition: wish.hasLeft ? wish.disposition : '',
      ...(wish.feeOf === undefined ? {} : { feeOf: wish.feeOf }),
      ...worth,
    },
    marks: {
      associateId: sold.associateId,
      serialNumber: sold.serialNumber,
      lot: sold.lot,
    },
    entered: wish.entered,
  });
}

/**
 * Null when a line can be given back. Gift cards are money, not goods: one is blocked or paid out by
 * its own rules, not taken back here. A deposit is settled with its order, and arrhes that were kept are.
 */
export function returnRefusal(sold: LineItem, left: LineWorth): ReturnRefusal | null {
  if (sold.accounting === 'liability')
    return sold.sku === accountPaymentSku ? 'account-payment' : 'gift-card';
  if (sold.accounting === 'deposit' || isIndemnity(sold)) return 'deposit';
  if (sold.quantity.value <= 0) return 'given-back';
  return left.quantity.value <= 0 ? 'all-returned' : null;
}

/** The item as it was sold, whatever the catalogue says of it now. */
function factsOf(sold: LineItem, picture: string): ItemFacts {
  const { unit } = sold;
  assert(isUnit(unit), 'A till knows the units it sold in');
  const { value, scale } = sold.quantity;
  return {
    sku: sold.sku,
    gtin: sold.gtin,
    name: sold.label,
    category: sold.category,
    eReportingCategory: sold.eReportingCategory,
    unitPriceMinor: sold.unitPriceMinor,
    priceSource: sold.priceSource,
    vatCategory: sold.vatCategory,
    vatRateBp: sold.vatRateBp,
    unit,
    quantityScale: scale,
    ecoParticipationMinor: multiplyDivide(sold.ecoParticipationMinor, 10 ** scale, value),
    size: sold.size,
    colour: sold.colour,
    model: sold.model,
    picture,
  };
}

function isUnit(unit: string): unit is ItemFacts['unit'] {
  return ['piece', 'kg', 'm', 'l'].includes(unit);
}
