import { multiplyDivide, negate, sumMinor } from '../money/minor.ts';
import { extendedPriceMinor, type Quantity } from '../quantity/quantity.ts';
import type { PriceModifier } from '../transaction/price-modifier.ts';

/** What a line is worth: above zero of what was sold, zero or below of what is given back. */
export interface LineWorth {
  quantity: Quantity;
  grossMinor: number;
  netMinor: number;
  vatMinor: number;
  ecoParticipationMinor: number;
  modifiers: readonly PriceModifier[];
}

/** What of a sold line has not come back: its quantity and what is left of what was paid for it. */
export function leftOfLine(sold: LineWorth, givenBack: readonly LineWorth[]): LineWorth {
  return givenBack.reduce<LineWorth>(
    (left, back) => ({
      quantity: { ...left.quantity, value: left.quantity.value + back.quantity.value },
      grossMinor: left.grossMinor + back.grossMinor,
      netMinor: left.netMinor + back.netMinor,
      vatMinor: left.vatMinor + back.vatMinor,
      ecoParticipationMinor: left.ecoParticipationMinor + back.ecoParticipationMinor,
      modifiers: left.modifiers.map((modifier, index) => ({
        ...modifier,
        amountMinor: modifier.amountMinor + (back.modifiers[index]?.amountMinor ?? 0),
      })),
    }),
    sold,
  );
}

/**
 * What giving back `quantity` (above zero, at most what is left) is worth, as a return line says it:
 * its share of what is left of the line. So any order of partial returns adds up to exactly what was
 * paid, also when one of them was taken out of its basket again, and the last one takes what is left.
 */
export function shareOfLeft(
  left: LineWorth,
  unitPriceMinor: number,
  quantity: Quantity,
): LineWorth {
  const share = (minor: number): number =>
    negate(multiplyDivide(minor, quantity.value, left.quantity.value));
  const given = { ...quantity, value: negate(quantity.value) };
  const grossMinor = share(left.grossMinor);
  const vatMinor = share(left.vatMinor);
  const modifiers = left.modifiers.map((modifier) => ({
    ...modifier,
    amountMinor: share(modifier.amountMinor),
  }));
  const changedMinor = grossMinor - extendedPriceMinor(unitPriceMinor, given);
  return {
    quantity: given,
    grossMinor,
    netMinor: grossMinor - vatMinor,
    vatMinor,
    ecoParticipationMinor: share(left.ecoParticipationMinor),
    modifiers: addingUpTo(changedMinor, modifiers),
  };
}

/**
 * Nothing below nothing, and with the last piece nothing of the money either. What was worked out
 * from another state of the receipt (a line undone after somebody else returned) may not fit.
 */
export function isSoundLeft({ quantity, grossMinor, vatMinor }: LineWorth): boolean {
  return quantity.value === 0
    ? grossMinor === 0 && vatMinor === 0
    : quantity.value > 0 && grossMinor >= 0;
}

/**
 * Unit price × quantity and the modifiers add up to the gross (journal format §4), so what rounding
 * leaves, a cent or two, goes to the last modifier. A weighed line without any gets one that says so.
 */
function addingUpTo(totalMinor: number, modifiers: PriceModifier[]): PriceModifier[] {
  const restMinor = totalMinor - sumMinor(modifiers.map(({ amountMinor }) => amountMinor));
  if (restMinor === 0) return modifiers;
  const last = modifiers.at(-1) ?? rounding;
  return [...modifiers.slice(0, -1), { ...last, amountMinor: last.amountMinor + restMinor }];
}

const rounding: PriceModifier = {
  source: 'price-override',
  sourceId: '',
  label: '',
  amountMinor: 0,
  reasonCode: 'rounding',
  operatorId: '',
  approval: null,
};
