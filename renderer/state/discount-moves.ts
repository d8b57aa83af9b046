import type { LineView } from '../../contract/host/basket-shapes.ts';
import { type PadKey, typeInto } from './amount-entry.ts';
import { discountLimits, wantedChange } from './discount-entry.ts';
import type { DiscountPreview } from './discount-preview.ts';
import type { Till } from './till.ts';
import { closeSearch, type DiscountDraft, setTyped } from './ui.ts';

/** On the chosen line, or on the whole basket when none is; what was typed for another is gone. */
export function openDiscount(till: Till, onLine?: number): void {
  const { ui, snapshots } = till;
  const basket = snapshots.sale.getState().snapshot?.basket;
  if (!basket?.lines.length || basket.tenders.length > 0) return;
  const { selectedLine, sheet, lineOfSheet, discount } = ui.getState();
  const chosen = onLine ?? (sheet === 'line' ? lineOfSheet : selectedLine);
  const lineNumber = basket.lines.some(({ number }) => number === chosen) ? (chosen ?? 0) : 0;
  closeSearch(ui, 'keep');
  if (discount.lineNumber !== lineNumber) changeDraft(till, { lineNumber, reasonCode: '' });
  ui.setState({ sheet: 'discount' });
}

/** Another line or kind: the figure meant something else, the reason may not exist there. */
export function changeDraft({ ui }: Till, change: Partial<DiscountDraft>): void {
  const { discount } = ui.getState();
  const next = { ...discount, ...change };
  const isBasketPrice = next.lineNumber === 0 && next.kind === 'price';
  const isOther = next.kind !== discount.kind || next.lineNumber !== discount.lineNumber;
  if (isOther) setTyped(ui, { discount: '' });
  ui.setState({ discount: isBasketPrice ? { ...next, kind: 'percent' } : next });
}

export function typeDiscount(till: Till, key: PadKey): void {
  const { ui } = till;
  const { typed, discount } = ui.getState();
  const limits = discountLimits(discount.kind, currencyOf(till));
  setTyped(ui, { discount: typeInto(typed.discount, key, limits) });
}

export function confirmDiscount(till: Till): void {
  const { ui, commands, discountPreview } = till;
  const state = ui.getState();
  const wanted = wantedChange(state, currencyOf(till));
  if (wanted === null || state.discount.reasonCode === '') return;
  if (!canBeGiven(discountPreview.getState())) return;
  commands.giveDiscount(wanted, state.discount.reasonCode);
}

/** By who works here, or with somebody's approval. */
export function canBeGiven({ result, refused }: DiscountPreview): boolean {
  return refused === null && result?.over?.details.role !== 'nobody';
}

export function openLine({ ui }: Till, line: LineView): void {
  closeSearch(ui, 'keep');
  setTyped(ui, { serialNumber: line.serialNumber });
  ui.setState({ sheet: 'line', lineOfSheet: line.number });
}

function currencyOf({ snapshots }: Till): string {
  return snapshots.sale.getState().snapshot?.basket?.currency ?? 'EUR';
}
