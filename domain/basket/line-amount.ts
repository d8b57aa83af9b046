import { sumMinor } from '../money/minor.ts';
import { lineModifiers } from '../pricing/line-modifiers.ts';
import { extendedPriceMinor } from '../quantity/quantity.ts';
import type { BasketLine } from './basket.ts';

/**
 * What a line costs by itself, VAT included: unit price × quantity, less its own discounts. What is
 * taken off the basket as a whole is not in it. Below zero for goods given back.
 */
export function lineGrossMinor(line: BasketLine): number {
  if (line.returned) return line.returned.grossMinor;
  const modified = sumMinor(lineModifiers(line).map((modifier) => modifier.amountMinor));
  return extendedPriceMinor(line.item.unitPriceMinor, line.quantity) + modified;
}
