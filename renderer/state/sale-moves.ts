import type { GroupView, LineView } from '../../contract/host/basket-shapes.ts';
import { typedValue } from './amount-entry.ts';
import { linesIn, type Row, rowsOf } from './line-sections.ts';
import { saidInTraining } from './only-real.ts';
import { openReceipts } from './open-receipts.ts';
import { openPrepare } from './prepare-moves.ts';
import { openProfile } from './profile-moves.ts';
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
  if (sheet === 'tasks' && !operator?.permissions['x-reading'].isAllowed) return;
  if (sheet === 'suspend' && !basket?.lines.length) return;
  if (sheet === 'abandon' && (basket === null || basket.tenders.length > 0)) return;
  closeSearch(ui, 'keep');
  if (sheet === 'invoices') till.invoices.open();
  if (sheet === 'quotes') till.quotes.load();
  if (sheet === 'staff') till.staffSale.open();
  if (sheet === 'after-sales') till.afterSales.load();
  if (sheet === 'tasks') till.tasks.load();
  if (sheet === 'receipts') openReceipts({ ui, receipts });
  else if (sheet === 'tax-free') openTaxFree(till);
  else if (sheet === 'stock') openStock(till);
  else if (sheet === 'prepare') openPrepare(till);
  else if (sheet === 'profile') openProfile(till);
  else ui.setState({ sheet });
}

function openStock({ ui, stockWorks }: Till): void {
  stockWorks.open();
  ui.setState({ sheet: 'stock' });
}

function drawnRows({ snapshots }: Till): readonly Row[] {
  const { snapshot, order } = snapshots.sale.getState();
  return snapshot?.basket ? rowsOf(snapshot.basket, order) : [];
}

/** Lines as they are drawn: those that are taken newest on top, then each group's, then those given back. */
export function drawnLines(till: Till): readonly LineView[] {
  return linesIn(drawnRows(till));
}

/** The line that +, −, * and Delete are about: the chosen one, or the topmost; none where a heading is chosen. */
export function currentLine(till: Till): LineView | null {
  const lines = drawnLines(till);
  const { selectedLine } = till.ui.getState();
  if (chosenGroup(till) !== null) return null;
  return lines.find(({ number }) => number === selectedLine) ?? lines[0] ?? null;
}

/** The group whose heading is chosen. */
export function chosenGroup({ ui, snapshots }: Till): GroupView | null {
  const { selectedGroup } = ui.getState();
  const groups = snapshots.sale.getState().snapshot?.basket?.groups ?? [];
  return groups.find(({ number }) => number === selectedGroup) ?? null;
}

/** To the next line or heading of a group. */
export function selectLine(till: Till, by: 1 | -1): void {
  const rows = drawnRows(till).filter(({ kind }) => kind === 'line' || kind === 'group');
  const { selectedLine, selectedGroup } = till.ui.getState();
  const index = rows.findIndex((row) =>
    row.kind === 'group'
      ? row.group.number === selectedGroup
      : row.kind === 'line' && row.line.number === selectedLine,
  );
  const next = rows[Math.min(Math.max(index + by, 0), rows.length - 1)];
  if (next?.kind === 'line')
    till.ui.setState({ selectedLine: next.line.number, selectedGroup: null });
  if (next?.kind === 'group')
    till.ui.setState({ selectedLine: null, selectedGroup: next.group.number });
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
