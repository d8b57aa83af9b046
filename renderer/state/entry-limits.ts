import { currencyExponent } from '../../domain/money/amount-text.ts';
import type { EntryLimits } from './amount-entry.ts';

/** More than any payment; a barcode that ends up here can't become an amount. */
export function amountLimits(currency: string): EntryLimits {
  return { wholeDigits: 7, decimals: currencyExponent(currency) };
}

/** A line holds up to 9 999 units, with as many decimals as the item is divisible. */
export function quantityLimits(scale: number): EntryLimits {
  return { wholeDigits: 4, decimals: scale };
}
