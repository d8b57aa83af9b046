import { tenderTypeById, tenderTypes } from '../../domain/tender/tender-type.ts';
import { type PadKey, typedValue, typeInto } from './amount-entry.ts';
import { amountLimits, quantityLimits } from './entry-limits.ts';
import { drawnLines } from './sale-moves.ts';
import type { Till } from './till.ts';
import { setTyped } from './ui.ts';

/** One key of the number pad, into the quantity sheet if it is open, else into the amount. */
export function typeOnPad(till: Till, key: PadKey): void {
  const { sheet, quantityLine, typed } = till.ui.getState();
  const basket = till.snapshots.sale.getState().snapshot?.basket;
  if (!basket) return;
  if (sheet === 'quantity') {
    const line = drawnLines(till).find(({ number }) => number === quantityLine);
    const limits = quantityLimits(line?.quantity.scale ?? 0);
    setTyped(till.ui, { quantity: typeInto(typed.quantity, key, limits) });
    return;
  }
  setTyped(till.ui, { amount: typeInto(typed.amount, key, amountLimits(basket.currency)) });
}

export function chooseTender({ ui }: Till, index: number): void {
  const type = tenderTypes[index];
  if (type) ui.setState({ tenderTypeId: type.id });
}

/** Hands the typed amount to the host, or all that is left when nothing is typed. */
export function validateTender(till: Till): void {
  const { typed, tenderTypeId } = till.ui.getState();
  const basket = till.snapshots.sale.getState().snapshot?.basket;
  if (!basket) return;
  const { decimals } = amountLimits(basket.currency);
  till.commands.tender({
    type: tenderTypeId,
    tenderedMinor: typedValue(typed.amount, decimals),
    // Typed for a card and then paid in cash: it stays typed, and goes with nothing.
    reference: takesReference(tenderTypeId) ? typed.reference : '',
  });
}

export function takesReference(tenderTypeId: string): boolean {
  return (tenderTypeById(tenderTypeId)?.reference ?? 'none') !== 'none';
}
