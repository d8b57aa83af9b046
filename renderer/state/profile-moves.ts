import { chosenLine } from './profile.ts';
import type { Till } from './till.ts';
import { askCustomer, openSheet, showSale } from './ui.ts';

/** The profile of who buys; whoever has not been named is asked for first. */
export function openProfile({ ui, snapshots, profile }: Till): void {
  const customer = snapshots.sale.getState().snapshot?.basket?.customer ?? null;
  openSheet(ui, 'profile');
  if (customer === null) askCustomer(ui);
  else profile.open(customer.id);
}

/** One more of what they bought, in the size that they bought. */
export function buyAgain({ ui, profile, commands }: Till): void {
  const chosen = chosenLine(profile.state.getState());
  if (chosen === null) return;
  showSale(ui);
  commands.addItem(chosen.line.sku);
}

/** The item with its sizes and colours, where they want another one. */
export function showBought({ profile, itemSheet }: Till): void {
  const chosen = chosenLine(profile.state.getState());
  if (chosen !== null) itemSheet.open(chosen.line.sku, null);
}

/** The receipt of the chosen line, whose goods come back. */
export function returnBought({ profile, commands }: Till): void {
  const chosen = chosenLine(profile.state.getState());
  if (chosen === null || chosen.line.isReturn) return;
  const { place, id } = chosen.purchase;
  if (place !== null) commands.returnOf({ of: place });
  else commands.returnReceipt(id);
}

/** What a key does in the sheet. */
export function pressProfileKey(till: Till, key: string): void {
  if (key === 'F3') askCustomer(till.ui);
  if (key === 'F6') returnBought(till);
  if (key === 'F7') showBought(till);
  if (key === 'F12') buyAgain(till);
}
