import { unreachable } from '../assert.ts';
import type { Basket, BasketLine } from '../basket/basket.ts';
import type { BasketDiscount } from '../basket/discount.ts';
import { allocate } from '../money/allocate.ts';
import { multiplyDivide, negate, sumMinor } from '../money/minor.ts';
import { bestPromotions, type LinePromotion } from '../promotion/best-promotions.ts';
import { extendedPriceMinor } from '../quantity/quantity.ts';
import { staffDiscounts } from '../staff/staff-discount.ts';
import type { PriceModifier } from '../transaction/price-modifier.ts';
import { ecoParticipationMinor } from './eco-participation.ts';
import { lineModifiers, manualModifier } from './line-modifiers.ts';
import { withReward } from './reward-lines.ts';

export interface PricedLine {
  line: BasketLine;
  /** In the order applied; with unit price × quantity they add up to the gross. */
  modifiers: readonly PriceModifier[];
  /** VAT included, after all modifiers. */
  grossMinor: number;
}

/**
 * Prices every line: first the promotions or the staff discount, whichever is better, then its own
 * discounts, then those of the basket, each spread by largest remainder over what is left of the lines
 * that may be discounted, and last what points are spent on. Goods given back
 * keep what was paid for them; gift cards and deposits are money, not goods, and take no discount.
 */
export function priceLines({
  lines,
  discounts,
  promotions,
  groups,
  staffBuyer,
  rewards,
  ...buyer
}: Pick<
  Basket,
  | 'lines'
  | 'discounts'
  | 'promotions'
  | 'coupons'
  | 'customer'
  | 'groups'
  | 'staffBuyer'
  | 'rewards'
>): PricedLine[] {
  const promoted = promotions.length > 0 ? bestPromotions(lines, promotions, buyer).ofLines : [];
  const offered = lines.map((_, index) => (promoted[index] ?? []).map(promotionModifier));
  const staff =
    staffBuyer === null ? [] : staffDiscounts({ lines, groups, staffBuyer }, offered.map(totalOff));
  const own = lines.map((line, index) => {
    const staffPrice = staff[index];
    return ownPrice(line, staffPrice ? [staffPrice] : (offered[index] ?? []));
  });
  const discounted = discounts.reduce(spread, own);
  return rewards.reduce((priced, reward) => withReward(priced, reward, { groups }), discounted);
}

function totalOff(modifiers: readonly PriceModifier[]): number {
  return sumMinor(modifiers.map(({ amountMinor }) => amountMinor));
}

function ownPrice(line: BasketLine, before: readonly PriceModifier[]): PricedLine {
  if (line.returned) {
    const { modifiers, grossMinor } = line.returned;
    return { line, modifiers, grossMinor };
  }
  const modifiers = lineModifiers(line, before);
  const fullMinor = extendedPriceMinor(line.item.unitPriceMinor, line.quantity);
  const grossMinor = fullMinor + sumMinor(modifiers.map(({ amountMinor }) => amountMinor));
  return { line, modifiers, grossMinor };
}

function promotionModifier({ rule, amountMinor }: LinePromotion): PriceModifier {
  const source = rule.coupon === '' ? 'promotion' : 'coupon';
  const byNobody = { reasonCode: '', operatorId: '', approval: null };
  return { source, sourceId: rule.id, label: rule.label, amountMinor, ...byNobody };
}

function spread(priced: readonly PricedLine[], discount: BasketDiscount): PricedLine[] {
  const bases = priced.map(discountableMinor);
  const baseMinor = sumMinor(bases);
  const offMinor = Math.min(amountOf(discount, baseMinor), baseMinor);
  if (offMinor <= 0) return [...priced];
  const shares = allocate(offMinor, bases);
  return priced.map((each, index) => {
    const amountMinor = negate(shares[index] ?? 0);
    if (amountMinor === 0) return each;
    const modifier = manualModifier('basket-discount', discount, amountMinor);
    return {
      ...each,
      modifiers: [...each.modifiers, modifier],
      grossMinor: each.grossMinor + amountMinor,
    };
  });
}

function discountableMinor({ line, grossMinor }: PricedLine): number {
  // What delivery costs is no price of goods, and what was agreed on before stays.
  if (line.origin !== 'rung' || line.due) return 0;
  if (line.returned || line.accounting !== 'turnover') return 0;
  return Math.max(0, grossMinor - ecoParticipationMinor(line));
}

function amountOf(discount: BasketDiscount, baseMinor: number): number {
  switch (discount.kind) {
    case 'percent':
      return multiplyDivide(baseMinor, discount.rateBp, 10_000);
    case 'amount':
      return discount.amountMinor;
    default:
      return unreachable(discount);
  }
}
