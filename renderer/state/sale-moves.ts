import type { LineView } from '../../contract/host/basket-shapes.ts';
import { typedValue } from './amount-entry.ts';
import { linesIn, rowsOf } from './line-sections.ts';
import { saidInTraining } from './only-real.ts';
import { openReceipts } from './open-receipts.ts';
import { openPrepare } from './prepare-moves.ts';
import { opensHere } from './tablet-sheets.ts';
import { openTaxFree } from './tax-free-moves.ts';
import type { Till } from './till.ts';
import { closeSearch, closeSheet, type SheetName, setTyped } from './ui.ts';
import { workplace } from './workplace.ts';

/** Moves on the sale screen, the same by key and by touch. */

/**
 * F12 has no meaning where it leads, so it can't be an echo and pays at once; a touch, or Enter on the
 * focused button, is at the very place of the next screen's main button.
 */
export function startPayment(
  { ui, snapshots, commands, seenMoment }: Till,
  by: 'key' | 'press',
): void {
  const basket = snapshots.sale.getState().snapshot?.basket;
  if (!basket?.lines.length) return;
  if (by === 'press' && !seenMoment.isSeen()) return;
  if (workplace.isTablet) {
    closeSearch(ui, 'keep');
    commands.sendToTill();
    return;
  }
  if (basket.remainingMinor === 0 && !basket.lacksAddress) {
    commands.finish();
    return;
  }
  closeSearch(ui, 'keep');
  // The host would refuse the money: first to whom and where.
  if (basket.lacksAddress) {
    ui.setState({ sheet: 'customer' });
    return;
  }
  // Money back begins with the way it was paid, whatever was chosen for the sale before.
  const chosen = basket.remainingMinor < 0 ? { tenderTypeId: '' } : {};
  ui.setState({ screen: 'tender', sheet: null, ...chosen });
  if (by === 'key') seenMoment.waive();
}

export function showSheet(till: Till, sheet: SheetName): void {
  const { ui, snapshots, receipts } = till;
  if (!opensHere(sheet) || saidInTraining(till, sheet)) return;
  const basket = snapshots.sale.getState().snapshot?.basket ?? null;
  if (sheet === 'demo' && snapshots.demo.getState().snapshot === null) return;
  const { operator } = snapshots.people.getState().snapshot ?? {};
  if (sheet === 'audit' && !operator?.permissions.audit.isAllowed) return;
  if (sheet === 'tax-free' && !operator?.permissions['tax-free'].isAllowed) return;
  if (sheet === 'suspend' && !basket?.lines.length) return;
  if (sheet === 'abandon' && (basket === null || basket.tenders.length > 0)) return;
  closeSearch(ui, 'keep');
  if (sheet === 'invoices') till.invoices.open();
  if (sheet === 'quotes') till.quotes.load();
  if (sheet === 'staff') till.staffSale.open();
  if (sheet === 'after-sales') till.afterSales.load();
  if (sheet === 'receipts') openReceipts({ ui, receipts });
  else if (sheet === 'tax-free') openTaxFree(till);
  else if (sheet === 'stock') openStock(till);
  else if (sheet === 'prepare') openPrepare(till);
  else ui.setState({ sheet });
}

function openStock({ ui, stockWorks }: Till): void {
  stockWorks.open();
  ui.setState({ sheet: 'stock' });
}

/** Lines as they are drawn: sold ones newest on top, then those given back. */
export function drawnLines({ snapshots }: Till): readonly LineView[] {
  const { snapshot, order } = snapshots.sale.getState();
  return linesIn(rowsOf(snapshot?.basket?.lines ?? [], order));
}

/** The line that +, −, * and Delete are about: the chosen one, or the topmost. */
export function currentLine(till: Till): LineView | null {
  const lines = drawnLines(till);
  const { selectedLine } = till.ui.getState();
  return lines.find(({ number }) => number === selectedLine) ?? lines[0] ?? null;
}

export function selectLine(till: Till, by: 1 | -1): void {
  const lines = drawnLines(till);
  const { selectedLine } = till.ui.getState();
  const index = lines.findIndex(({ number }) => number === selectedLine);
  const next = lines[Math.min(Math.max(index + by, 0), lines.length - 1)];
  if (next) till.ui.setState({ selectedLine: next.number });
}

/** Whether the line is of goods that have a sheet; a gift card or a deposit is of none. */
export function hasItem(line: LineView): boolean {
  return line.accounting === 'turnover';
}

/** The item of a line: what is given back stays what it is. */
export function openItem(till: Till, line: LineView | null): void {
  if (line && hasItem(line)) till.itemSheet.open(line.sku, line.returned ? null : line.number);
}

export function openQuantity({ ui }: Till, line: LineView): void {
  const isSame = ui.getState().quantityLine === line.number;
  if (!isSame) setTyped(ui, { quantity: '' });
  ui.setState({ quantityLine: line.number, sheet: 'quantity' });
}

export function confirmQuantity(till: Till): void {
  const { quantityLine, typed } = till.ui.getState();
  const line = drawnLines(till).find(({ number }) => number === quantityLine);
  const value = line ? typedValue(typed.quantity, line.quantity.scale) : null;
  closeSheet(till.ui);
  setTyped(till.ui, { quantity: '' });
  if (line && value !== null) {
    till.commands.setQuantity(line.number, { value, scale: line.quantity.scale });
  }
}
