import { opensHere } from './tablet-sheets.ts';
import type { Till } from './till.ts';

/** The sheet that says what comes back of an order, before it is given up. */
export function openCancelOrder({ ui, cancelling }: Till, order: string): void {
  cancelling.open(order);
  ui.setState({ sheet: 'cancel-order' });
}

/** The newest order of the list of which something has not left, or the one whose button has the focus. */
export function cancelListedOrder(till: Till): void {
  if (!opensHere('cancel-order')) return;
  const focused = document.activeElement?.closest('[data-order]')?.getAttribute('data-order');
  const list = till.orders.state.getState().list ?? [];
  const order = focused ?? list.find(({ canCancel }) => canCancel)?.id;
  if (order !== undefined && list.some(({ id, canCancel }) => id === order && canCancel))
    openCancelOrder(till, order);
}

/** Back to where it was opened. */
export function leaveCancelOrder({ ui, cancelling, prepare }: Till): void {
  cancelling.forget();
  const isOfPrepare = prepare.state.getState().order !== null;
  ui.setState({ sheet: isOfPrepare ? 'prepare' : 'orders' });
}
