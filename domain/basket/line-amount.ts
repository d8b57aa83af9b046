import { sumMinor } from '../money/minor.ts';
import { extendedPriceMinor } from '../quantity/quantity.ts';
import type { BasketLine } from './basket.ts';

/** What a line costs, VAT included: unit price × quantity, plus its modifiers (discounts are negative). */
export function lineGrossMinor(line: BasketLine): number {
  const modified = sumMinor(line.modifiers.map((modifier) => modifier.amountMinor));
  return extendedPriceMinor(line.item.unitPriceMinor, line.quantity) + modified;
}
