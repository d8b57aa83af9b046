import { isAmount } from '../money/minor.ts';
import {
  addQuantities,
  extendedPriceMinor,
  type Quantity,
  quantityProblem,
} from '../quantity/quantity.ts';
import { ok, type Result, refuse } from '../result.ts';
import { isDepositGivenUp } from '../stored-value/deposit-given-up.ts';
import type { Basket, BasketLine } from './basket.ts';
import type { BasketStepBody, GoodsMarks, ItemOffer } from './basket-step.ts';
import type { ItemFacts } from './item-facts.ts';
import { labelPrice } from './labelled-goods.ts';
import { lineGrossMinor } from './line-amount.ts';

/** Lines one basket can hold; the entry format takes 1,000. */
export const maximumLines = 500;

export type RingRefusal =
  | { code: 'BAD_QUANTITY' }
  | { code: 'BASKET_FULL' }
  | { code: 'BASKET_TOO_DEAR' }
  | { code: 'LINE_GONE' }
  | { code: 'RETURN_LINE_FIXED' }
  | { code: 'BASKET_PART_PAID' }
  | { code: 'NOTHING_TO_UNDO' }
  | { code: 'SERIAL_TWICE' }
  | { code: 'LINE_IS_ONE_PIECE' }
  | { code: 'NOT_A_VARIANT' }
  | { code: 'LINE_FOLLOWS_ORDER' };

/**
 * An item into the basket. The same item at the same price grows its line; a measured item (weight,
 * length) always gets a line of its own, since each was measured apart.
 */
export function addItem(
  basket: Basket,
  item: ItemFacts,
  quantity: Quantity,
  entered: BasketLine['entered'],
  { serialNumber, lot }: GoodsMarks = unmarked,
  offers: readonly ItemOffer[] = [],
): Result<BasketStepBody & { kind: 'item-added' }, RingRefusal> {
  const marks = { serialNumber, lot };
  if (marks.serialNumber !== '' && basket.lines.some((line) => isSamePiece(line, item, marks))) {
    return refuse({ code: 'SERIAL_TWICE' });
  }
  const twin =
    item.quantityScale === 0
      ? basket.lines.find((line) => isTwin(line, item, marks, offers))
      : undefined;
  const after = twin ? addQuantities(twin.quantity, quantity) : quantity;
  if (quantityProblem(quantity, item.quantityScale) || quantityProblem(after, item.quantityScale)) {
    return refuse({ code: 'BAD_QUANTITY' });
  }
  if (!twin && basket.lines.length >= maximumLines) return refuse({ code: 'BASKET_FULL' });
  if (!fits(basket, extendedPriceMinor(item.unitPriceMinor, quantity))) {
    return refuse({ code: 'BASKET_TOO_DEAR' });
  }
  const lineNumber = twin?.number ?? basket.lastLineNumber + 1;
  return ok({
    ...{ kind: 'item-added', lineNumber, item, quantity, entered },
    ...(marks.serialNumber === '' && marks.lot === '' ? {} : { marks }),
    ...(offers.length === 0 ? {} : { offers }),
  });
}

export function changeQuantity(
  basket: Basket,
  lineNumber: number,
  quantity: Quantity,
): Result<BasketStepBody & { kind: 'quantity-set' }, RingRefusal> {
  const line = basket.lines.find(({ number }) => number === lineNumber);
  if (!line) return refuse({ code: 'LINE_GONE' });
  // What is given back is worth a share of what was sold: another quantity is another return.
  if (line.returned) return refuse({ code: 'RETURN_LINE_FIXED' });
  if (followsOrder(line)) return refuse({ code: 'LINE_FOLLOWS_ORDER' });
  if (line.accounting === 'receivable' || isOnePiece(line.item, line.serialNumber))
    return refuse({ code: 'LINE_IS_ONE_PIECE' });
  if (quantityProblem(quantity, line.item.quantityScale)) return refuse({ code: 'BAD_QUANTITY' });
  const difference = lineGrossMinor({ ...line, quantity }) - lineGrossMinor(line);
  if (!fits(basket, difference)) return refuse({ code: 'BASKET_TOO_DEAR' });
  if (difference < 0 && basket.tenders.length > 0) return refuse({ code: 'BASKET_PART_PAID' });
  return ok({ kind: 'quantity-set', lineNumber, quantity });
}

/**
 * Another variant of the line's model in its place, in as many pieces. Only what is sold by the piece
 * and was not given back can be swapped: the rest was measured, or is worth what was paid for it.
 */
export function swapVariant(
  basket: Basket,
  lineNumber: number,
  item: ItemFacts,
): Result<BasketStepBody & { kind: 'variant-swapped' }, RingRefusal> {
  const line = basket.lines.find(({ number }) => number === lineNumber);
  if (!line) return refuse({ code: 'LINE_GONE' });
  const isOfModel = item.model !== '' && item.model === line.item.model;
  const areLike = line.item.quantityScale === item.quantityScale && line.item.unit === item.unit;
  if (followsOrder(line)) return refuse({ code: 'LINE_FOLLOWS_ORDER' });
  // What its code said of this piece is not true of another.
  if (isOnePiece(line.item, line.serialNumber)) return refuse({ code: 'LINE_IS_ONE_PIECE' });
  if (!isOfModel || !areLike || line.returned || line.accounting !== 'turnover') {
    return refuse({ code: 'NOT_A_VARIANT' });
  }
  const difference = lineGrossMinor({ ...line, item }) - lineGrossMinor(line);
  if (!fits(basket, difference)) return refuse({ code: 'BASKET_TOO_DEAR' });
  if (difference < 0 && basket.tenders.length > 0) return refuse({ code: 'BASKET_PART_PAID' });
  return ok({ kind: 'variant-swapped', lineNumber, item });
}

export function voidLine(
  basket: Basket,
  lineNumber: number,
): Result<BasketStepBody & { kind: 'line-voided' }, RingRefusal> {
  const line = basket.lines.find(({ number }) => number === lineNumber);
  if (!line) return refuse({ code: 'LINE_GONE' });
  if (line.origin !== 'rung') return refuse({ code: 'LINE_FOLLOWS_ORDER' });
  const isDeducted =
    line.accounting === 'deposit' && line.returned !== null && !isDepositGivenUp(line);
  // Without a deduction more is due: what was paid still counts.
  if (basket.tenders.length > 0 && !isDeducted) return refuse({ code: 'BASKET_PART_PAID' });
  return ok({ kind: 'line-voided', lineNumber });
}

/** A fee or deposit is what its order makes it, and what is due of an order was agreed on. */
function followsOrder({ origin, due }: BasketLine): boolean {
  return origin !== 'rung' || due !== null;
}

const unmarked: GoodsMarks = { serialNumber: '', lot: '' };

/** One piece can't be sold twice in a basket: its code was scanned again. */
function isSamePiece(line: BasketLine, item: ItemFacts, { serialNumber }: GoodsMarks): boolean {
  return line.item.sku === item.sku && line.serialNumber === serialNumber && !line.returned;
}

/** A serial number is of one piece, and so is the price on a label: neither is multiplied. */
function isOnePiece({ priceSource }: ItemFacts, serialNumber: string): boolean {
  return serialNumber !== '' || priceSource === labelPrice;
}

function isTwin(
  line: BasketLine,
  item: ItemFacts,
  marks: GoodsMarks,
  offers: readonly ItemOffer[],
): boolean {
  return (
    line.item.sku === item.sku &&
    line.item.unitPriceMinor === item.unitPriceMinor &&
    line.item.vatRateBp === item.vatRateBp &&
    line.item.vatCategory === item.vatCategory &&
    line.discounts.length === 0 &&
    line.returned === null &&
    line.accounting === 'turnover' &&
    line.fulfilment === 'take' &&
    !isOnePiece(line.item, line.serialNumber) &&
    !isOnePiece(item, marks.serialNumber) &&
    line.lot === marks.lot &&
    // What was rung before a promotion began or ended keeps a line, and a price, of its own.
    line.offers.length === offers.length &&
    line.offers.every(({ promotionId }) => offers.some(({ rule }) => rule.id === promotionId))
  );
}

function fits(basket: Basket, addedMinor: number): boolean {
  const total = basket.lines.reduce((sum, line) => sum + lineGrossMinor(line), addedMinor);
  return isAmount(addedMinor) && isAmount(total);
}
