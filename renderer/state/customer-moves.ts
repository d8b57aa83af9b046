import { correctionIn } from './corrected-customer.ts';
import { beginningOf } from './new-customer.ts';
import type { Till } from './till.ts';
import { setTyped } from './ui.ts';

/**
 * Begins the form of who buys with what is known, or of somebody new with what was looked for; who was being typed
 * stays.
 */
export function beginCustomer({ ui, snapshots, commands }: Till): void {
  const { newCustomer, customerSearch, corrected } = ui.getState().typed;
  const basket = snapshots.sale.getState().snapshot?.basket ?? null;
  if (correctionIn({ corrected }, basket?.id ?? null)) return;
  if (basket?.customer) {
    commands.beginCorrection(basket.customer.id);
    return;
  }
  if (newCustomer !== null) return;
  const language = snapshots.people.getState().snapshot?.language ?? 'fr';
  setTyped(ui, { newCustomer: beginningOf(customerSearch, language) });
}
