import { beginningOf } from './new-customer.ts';
import type { Till } from './till.ts';
import { setTyped } from './ui.ts';

/** Begins the form of somebody new with what was looked for; who was being typed stays. */
export function beginCustomer({ ui, snapshots }: Till): void {
  const { newCustomer, customerSearch } = ui.getState().typed;
  if (newCustomer !== null || snapshots.sale.getState().snapshot?.basket?.customer) return;
  const language = snapshots.people.getState().snapshot?.language ?? 'fr';
  setTyped(ui, { newCustomer: beginningOf(customerSearch, language) });
}
