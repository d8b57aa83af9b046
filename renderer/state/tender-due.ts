import type { BasketView } from '../../contract/host/basket-shapes.ts';
import type { ValueView } from '../../contract/host/calls/value-calls.ts';
import { readValueNumber } from '../../domain/stored-value/value-number.ts';
import type { TenderType } from '../../domain/tender/tender-type.ts';
import { refundAmountMinor } from './tender-tiles.ts';
import type { Typed } from './ui.ts';

/** Pays under a number of the shop's own: its balance is looked up before anything is taken. */
export function isValueKind(kind: TenderType['kind']): boolean {
  return kind === 'gift-card' || kind === 'store-credit' || kind === 'deposit';
}

/** What was looked up, as long as its number is the one that stands in the field. */
export function valueTyped(
  value: ValueView | null,
  references: Typed['references'],
): ValueView | null {
  const typed = readValueNumber(references[0] ?? '');
  return value && typed.ok && typed.value.number === value.number ? value : null;
}

/** What a tender of the type takes, or gives back, when no amount is typed. */
export function dueMinorOf(
  type: TenderType,
  basket: BasketView,
  { references }: Pick<Typed, 'references'>,
  looked: ValueView | null,
): number {
  if (basket.remainingMinor < 0) return refundAmountMinor(basket, type.id);
  if (type.kind === 'cash') return basket.cashDueMinor;
  if (!isValueKind(type.kind)) return basket.remainingMinor;
  const value = valueTyped(looked, references);
  if (!value) return basket.remainingMinor;
  // A deposit is deducted whole; the host says no where it is more than what is due.
  return type.kind === 'deposit'
    ? value.availableMinor
    : Math.min(value.takeableMinor, basket.remainingMinor);
}
