import { unreachable } from '../../domain/assert.ts';
import { type EntryLimits, typedValue } from './amount-entry.ts';
import { amountLimits } from './entry-limits.ts';
import type { Ui } from './ui.ts';

/** A discount or price as the host takes it; line 0 is the basket. */
export interface WantedChange {
  lineNumber: number;
  change:
    | { kind: 'percent'; rateBp: number }
    | { kind: 'amount'; amountMinor: number }
    | { kind: 'price'; unitPriceMinor: number };
}

/** What is made up so far, or null while there is no figure. */
export function wantedChange(
  { discount: { lineNumber, kind }, typed }: Pick<Ui, 'discount' | 'typed'>,
  currency: string,
): WantedChange | null {
  const value = typedValue(typed.discount, discountLimits(kind, currency).decimals);
  if (value === null || (value === 0 && kind !== 'price')) return null;
  switch (kind) {
    case 'percent':
      return value > 10_000 ? null : { lineNumber, change: { kind, rateBp: value } };
    case 'amount':
      return { lineNumber, change: { kind, amountMinor: value } };
    case 'price':
      return { lineNumber, change: { kind, unitPriceMinor: value } };
    default:
      return unreachable(kind);
  }
}

/** A percentage has two decimals, as hundredths of a percent have. */
export function discountLimits(kind: Ui['discount']['kind'], currency: string): EntryLimits {
  return kind === 'percent' ? { wholeDigits: 3, decimals: 2 } : amountLimits(currency);
}
