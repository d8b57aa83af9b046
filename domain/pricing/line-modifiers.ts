import { unreachable } from '../assert.ts';
import type { BasketLine } from '../basket/basket.ts';
import type { LineDiscount } from '../basket/discount.ts';
import { multiplyDivide, negate, sumMinor } from '../money/minor.ts';
import { extendedPriceMinor } from '../quantity/quantity.ts';
import type { PriceModifier } from '../transaction/price-modifier.ts';
import { ecoParticipationMinor } from './eco-participation.ts';

/**
 * What promotions or the staff discount took off a line, and what its own discounts come to, in the order given, each on what
 * the ones before it left. None takes the line below its éco-participation, which no discount touches
 * (SPEC §1).
 */
export function lineModifiers(
  line: BasketLine,
  before: readonly PriceModifier[] = [],
): PriceModifier[] {
  const fullMinor = extendedPriceMinor(line.item.unitPriceMinor, line.quantity);
  const ecoMinor = ecoParticipationMinor(line);
  let leftMinor = fullMinor + sumMinor(before.map(({ amountMinor }) => amountMinor));
  const byHand = line.discounts.map((discount) => {
    const wantedMinor = changeMinor(discount, line, leftMinor, ecoMinor);
    const amountMinor = Math.max(wantedMinor, Math.min(0, ecoMinor - leftMinor));
    leftMinor += amountMinor;
    return manualModifier(
      discount.kind === 'price' ? 'price-override' : 'line-discount',
      discount,
      amountMinor,
    );
  });
  return [...before, ...byHand];
}

/** A price override may also raise the price. */
function changeMinor(
  discount: LineDiscount,
  line: BasketLine,
  leftMinor: number,
  ecoMinor: number,
): number {
  switch (discount.kind) {
    case 'percent':
      return negate(multiplyDivide(Math.max(0, leftMinor - ecoMinor), discount.rateBp, 10_000));
    case 'amount':
      return negate(discount.amountMinor);
    case 'price':
      return extendedPriceMinor(discount.unitPriceMinor, line.quantity) - leftMinor;
    default:
      return unreachable(discount);
  }
}

export function manualModifier(
  source: 'price-override' | 'line-discount' | 'basket-discount',
  given: Pick<LineDiscount, 'reasonCode' | 'operatorId' | 'approval'>,
  amountMinor: number,
): PriceModifier {
  const { reasonCode, operatorId, approval } = given;
  return { source, sourceId: '', label: '', amountMinor, reasonCode, operatorId, approval };
}
