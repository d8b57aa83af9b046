import { assert } from '../assert.ts';
import { multiplyDivide } from '../money/minor.ts';
import { ok, type Result, refuse } from '../result.ts';

/** A quantity is an integer with its scale: 1,250 kg is `{ value: 1250, scale: 3 }`, two pieces `{ value: 2, scale: 0 }`. */
export interface Quantity {
  value: number;
  scale: number;
}

/** No line of a shop sells more; a scanner that types a barcode into a quantity field must be refused. */
const maximumUnits = 9_999;

export function quantityProblem(
  quantity: Quantity,
  itemScale: number,
): 'NOT_DIVISIBLE' | 'OUT_OF_RANGE' | null {
  if (!Number.isSafeInteger(quantity.value) || quantity.scale !== itemScale) return 'NOT_DIVISIBLE';
  const inRange = quantity.value > 0 && quantity.value <= maximumUnits * 10 ** itemScale;
  return inRange ? null : 'OUT_OF_RANGE';
}

export function addQuantities(a: Quantity, b: Quantity): Quantity {
  assert(a.scale === b.scale, 'Quantities of one item share their scale');
  return { value: a.value + b.value, scale: a.scale };
}

/** Thousandths of the unit, as stock is counted whatever the item's scale. */
export function quantityMilli({ value, scale }: Quantity): number {
  return value * 10 ** (3 - scale);
}

/** The same in whole units where it is that, in thousandths where it is not. */
export function quantityOfMilli(milli: number): Quantity {
  return milli % 1_000 === 0 ? { value: milli / 1_000, scale: 0 } : { value: milli, scale: 3 };
}

/** Price of a quantity at a unit price, rounded half away from zero to the minor unit. */
export function extendedPriceMinor(unitPriceMinor: number, quantity: Quantity): number {
  return multiplyDivide(unitPriceMinor, quantity.value, 10 ** quantity.scale);
}

/** `2`, `1.250`: as many decimals as the scale. */
export function printQuantity(quantity: Quantity): string {
  const digits = String(Math.abs(quantity.value)).padStart(quantity.scale + 1, '0');
  const sign = quantity.value < 0 ? '-' : '';
  if (quantity.scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -quantity.scale)}.${digits.slice(-quantity.scale)}`;
}

/** Reads a quantity at an item's scale: `2`, `1,25`. Finer than the scale is refused, not rounded. */
export function parseQuantity(text: string, scale: number): Result<Quantity, 'NOT_A_QUANTITY'> {
  const match = /^(-?)(\d{1,9})(?:[.,](\d{1,6}))?$/.exec(text.trim());
  if (!match) return refuse('NOT_A_QUANTITY');
  const [, sign, whole = '', fraction = ''] = match;
  if (fraction.replace(/0+$/, '').length > scale) return refuse('NOT_A_QUANTITY');
  const value = Number(whole + fraction.slice(0, scale).padEnd(scale, '0'));
  return ok({ value: sign === '-' && value !== 0 ? -value : value, scale });
}
