import { isAmount, sumMinor } from '../money/minor.ts';
import { ecoParticipationMinor } from '../pricing/eco-participation.ts';
import { priceLines } from '../pricing/price-lines.ts';
import { extendedPriceMinor } from '../quantity/quantity.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Basket, BasketLine } from './basket.ts';
import type { BasketStepBody } from './basket-step.ts';
import type { BasketDiscount, LineDiscount } from './discount.ts';
import { lineGrossMinor } from './line-amount.ts';

/** On one line, and on the basket: more is a muddle that nobody can explain to the customer. */
export const maximumDiscounts = 5;

export type DiscountRefusal =
  | { code: 'LINE_GONE' }
  | { code: 'DISCOUNT_GONE' }
  | { code: 'NOT_DISCOUNTABLE' }
  | { code: 'BASKET_PART_PAID' }
  | { code: 'BASKET_TOO_DEAR' }
  | { code: 'DISCOUNTS_FULL' }
  | { code: 'DISCOUNT_WITHOUT_EFFECT' };

/**
 * Off one line, or another price for it. Refused where it could not come out as it was said: 10 € off
 * a belt of 8 €, a price below the éco-participation, anything off goods given back, gift cards and
 * deposits, whose amounts are not ours to change.
 */
export function discountLine(
  basket: Basket,
  lineNumber: number,
  discount: LineDiscount,
): Result<BasketStepBody, DiscountRefusal> {
  if (basket.tenders.length > 0) return refuse({ code: 'BASKET_PART_PAID' });
  const line = basket.lines.find(({ number }) => number === lineNumber);
  if (!line) return refuse({ code: 'LINE_GONE' });
  if (!isDiscountable(line)) return refuse({ code: 'NOT_DISCOUNTABLE' });
  if (line.discounts.length >= maximumDiscounts) return refuse({ code: 'DISCOUNTS_FULL' });
  // On what promotions leave of the line; those of the basket as a whole come after.
  const beforeMinor = grossMinor(basket, line);
  const after = { ...line, discounts: [...line.discounts, discount] };
  const lines = basket.lines.map((each) => (each === line ? after : each));
  const afterMinor = grossMinor({ ...basket, lines }, after);
  const isAsSaid =
    afterMinor !== beforeMinor &&
    (discount.kind !== 'amount' || beforeMinor - afterMinor === discount.amountMinor) &&
    (discount.kind !== 'price' ||
      afterMinor === extendedPriceMinor(discount.unitPriceMinor, line.quantity));
  if (!isAsSaid) return refuse({ code: 'DISCOUNT_WITHOUT_EFFECT' });
  if (!isAmount(sumMinor(lines.map(lineGrossMinor)))) return refuse({ code: 'BASKET_TOO_DEAR' });
  return ok({ kind: 'line-discounted', lineNumber, discount });
}

/** Off all that is sold, spread over its lines. */
export function discountBasket(
  basket: Basket,
  discount: BasketDiscount,
): Result<BasketStepBody, DiscountRefusal> {
  if (basket.tenders.length > 0) return refuse({ code: 'BASKET_PART_PAID' });
  if (!basket.lines.some(isDiscountable)) return refuse({ code: 'NOT_DISCOUNTABLE' });
  if (basket.discounts.length >= maximumDiscounts) return refuse({ code: 'DISCOUNTS_FULL' });
  const leftMinor = leftToDiscountMinor(basket);
  const isAsSaid =
    leftMinor > 0 && (discount.kind === 'percent' || discount.amountMinor <= leftMinor);
  if (!isAsSaid) return refuse({ code: 'DISCOUNT_WITHOUT_EFFECT' });
  return ok({ kind: 'basket-discounted', discount });
}

/** Takes back one discount: of a line, or with line 0 of the basket. */
export function removeDiscount(
  basket: Basket,
  lineNumber: number,
  discountId: string,
): Result<BasketStepBody, DiscountRefusal> {
  if (basket.tenders.length > 0) return refuse({ code: 'BASKET_PART_PAID' });
  const given =
    lineNumber === 0
      ? basket.discounts
      : basket.lines.find(({ number }) => number === lineNumber)?.discounts;
  if (!given) return refuse({ code: 'LINE_GONE' });
  if (!given.some(({ id }) => id === discountId)) return refuse({ code: 'DISCOUNT_GONE' });
  return ok(
    lineNumber === 0
      ? { kind: 'basket-discount-removed', discountId }
      : { kind: 'line-discount-removed', lineNumber, discountId },
  );
}

/** What a line costs before what is taken off the basket as a whole. */
function grossMinor(basket: Basket, { number }: BasketLine): number {
  const priced = priceLines({ ...basket, discounts: [] });
  return priced.find(({ line }) => line.number === number)?.grossMinor ?? 0;
}

/** Goods that are sold here and now; the rest is money. */
function isDiscountable(line: Pick<BasketLine, 'returned' | 'accounting'>): boolean {
  return line.returned === null && line.accounting === 'turnover';
}

function leftToDiscountMinor(basket: Basket): number {
  return sumMinor(
    priceLines(basket)
      .filter(({ line }) => isDiscountable(line))
      .map(({ line, grossMinor }) => Math.max(0, grossMinor - ecoParticipationMinor(line))),
  );
}
