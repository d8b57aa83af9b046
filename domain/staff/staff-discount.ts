import type { Basket } from '../basket/basket.ts';
import { isPaidLater } from '../basket/paid-later.ts';
import { negate } from '../money/minor.ts';
import { ecoParticipationMinor } from '../pricing/eco-participation.ts';
import { extendedPriceMinor } from '../quantity/quantity.ts';
import type { PriceModifier } from '../transaction/price-modifier.ts';
import { countedMinor, staffSource } from './staff-purchase.ts';
import { staffRateBp } from './staff-rate.ts';
import { boundMinor } from './staff-terms.ts';

/**
 * What the staff discount takes off each line, beside it; null where there is none. On each line the
 * better for who buys of the promotions (`promotedMinor`, zero or less) and the staff rate, never both.
 * It is of the price without éco-participation, and rounded in the shop's favour to the cent. The quota
 * goes to the lines in their order: on the one that crosses it the discount is of the part that is left.
 * What is paid when it is handed over has none.
 */
export function staffDiscounts(
  basket: Pick<Basket, 'lines' | 'groups' | 'staffBuyer'>,
  promotedMinor: readonly number[],
): (PriceModifier | null)[] {
  const { lines, staffBuyer } = basket;
  if (staffBuyer === null) return lines.map(() => null);
  const { operatorId, terms } = staffBuyer;
  let leftMinor = boundMinor(staffBuyer);
  return lines.map((line, index) => {
    const rateBp = isPaidLater(basket, line) ? 0 : staffRateBp(line, terms);
    if (rateBp === 0) return null;
    const fullMinor = extendedPriceMinor(line.item.unitPriceMinor, line.quantity);
    const baseMinor = Math.max(0, fullMinor - ecoParticipationMinor(line));
    const offMinor = partOf(Math.min(baseMinor, leftMinor), rateBp);
    if (offMinor <= 0 || offMinor <= negate(promotedMinor[index] ?? 0)) return null;
    leftMinor -= countedMinor(offMinor, rateBp);
    return {
      ...{ source: 'staff', sourceId: staffSource(operatorId, rateBp), label: '' },
      ...{ amountMinor: negate(offMinor), reasonCode: 'staff', operatorId: '', approval: null },
    };
  });
}

/** Rounded down. */
function partOf(minor: number, rateBp: number): number {
  const product = minor * rateBp;
  return (product - (product % 10_000)) / 10_000;
}
