import { leaveCancelOrder } from './cancel-moves.ts';
import { correctionIn } from './corrected-customer.ts';
import { panelBefore } from './day/day-work.ts';
import { dismissNotices } from './notices.ts';
import { isSignOnShown, screenOf } from './screen.ts';
import type { Till } from './till.ts';
import { closeSearch, closeSheet, setTyped } from './ui.ts';

/** Escape: one step back, the uppermost thing first. Nothing typed is lost. */
export function goBack(till: Till): void {
  const { ui, approval, notices, snapshots, commands } = till;
  const { sheet, screen, typed, selectedLine, selectedGroup, isSwitching } = ui.getState();
  const basketId = snapshots.sale.getState().snapshot?.basket?.id ?? null;
  const drawn = screenOf(snapshots.sale.getState().snapshot, screen);
  if (approval.state.getState().asked !== null) approval.cancel();
  else if (sheet === 'stock' && till.stockWorks.back()) return;
  else if (sheet === 'prepare' && till.prepare.back()) return;
  else if (sheet === 'cancel-order') leaveCancelOrder(till);
  else if ((sheet === 'group' || sheet === 'leave') && till.groupSheet.back()) return;
  else if (sheet === 'customer' && correctionIn(typed, basketId)) setTyped(ui, { corrected: null });
  else if (sheet === 'customer' && typed.newCustomer) setTyped(ui, { newCustomer: null });
  else if (sheet !== null) closeSheet(ui);
  else if (isSignOnShown(snapshots.people.getState().snapshot, isSwitching)) commands.leaveSignOn();
  else if (typed.isSearchOpen) closeSearch(ui, 'keep');
  else if (notices.getState().notices.length > 0) dismissNotices(notices);
  else if (drawn === 'day') leaveDay(till);
  else if (drawn === 'tender' || drawn === 'manager') ui.setState({ screen: 'sale' });
  else if (drawn === 'paid') endPaid(till);
  else if (selectedLine !== null || selectedGroup !== null) {
    ui.setState({ selectedLine: null, selectedGroup: null });
  }
}

/** From a panel of the day to the day, from the day to the sale; a count stays where it is. */
function leaveDay({ ui, dayWork }: Till): void {
  const { panel, closed, moveKind } = dayWork.getState();
  if (closed !== null) dayWork.setState({ closed: null });
  else if (panel === 'home') ui.setState({ screen: 'sale' });
  else dayWork.setState({ panel: panelBefore(panel, moveKind), bookedSlip: 0 });
}

/** The next customer, once the change could be read. */
export function endPaid({ seenMoment, commands }: Till): void {
  if (seenMoment.isSeen()) commands.nextCustomer();
}
