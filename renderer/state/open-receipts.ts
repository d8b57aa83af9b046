import type { ReceiptStore } from './receipt-store.ts';
import { setTyped, type UiStore } from './ui.ts';

/** The sheet of receipts with those that a text means; with all for an empty one. */
export function openReceipts(
  { ui, receipts }: { ui: UiStore; receipts: ReceiptStore },
  text = '',
): void {
  setTyped(ui, { receiptSearch: text });
  ui.setState({ sheet: 'receipts' });
  receipts.find(text);
}
