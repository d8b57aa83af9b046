import { chosenLine, chosenWish, profileTabs } from './profile.ts';
import type { Till } from './till.ts';
import { askCustomer, openSheet, showSale } from './ui.ts';

/** The profile of who buys; whoever has not been named is asked for first. */
export function openProfile({ ui, snapshots, profile }: Till): void {
  const customer = snapshots.sale.getState().snapshot?.basket?.customer ?? null;
  openSheet(ui, 'profile');
  if (customer === null) askCustomer(ui);
  else profile.open(customer.id);
}

/** What the keys are about: an item that was bought, or one that is wished for. */
function itemInProfile({ profile }: Pick<Till, 'profile'>): string | null {
  const state = profile.state.getState();
  if (state.tab === 'bought') return chosenLine(state)?.line.sku ?? null;
  return state.tab === 'wishes' ? (chosenWish(state)?.sku ?? null) : null;
}

/** Into the basket, in the size that was bought or is wished for. */
export function addFromProfile(till: Till): void {
  const sku = itemInProfile(till);
  if (sku === null) return;
  showSale(till.ui);
  till.commands.addItem(sku);
}

/** The item with its sizes and colours, where they want another one. */
export function showFromProfile(till: Till): void {
  const sku = itemInProfile(till);
  if (sku !== null) till.itemSheet.open(sku, null);
}

/** The receipt of the chosen line, whose goods come back. */
export function returnBought({ profile, commands }: Till): void {
  const state = profile.state.getState();
  const chosen = state.tab === 'bought' ? chosenLine(state) : null;
  if (chosen === null || chosen.line.isReturn) return;
  const { place, id } = chosen.purchase;
  if (place !== null) commands.returnOf({ of: place });
  else commands.returnReceipt(id);
}

/** What was bought is on their wish list; what is wished for, no more. */
export function turnWish(till: Till): void {
  const sku = itemInProfile(till);
  if (sku === null) return;
  const isWished = till.profile.state.getState().tab === 'wishes';
  till.profile.mark({ kind: 'wish', key: sku, value: isWished ? null : '' });
}

/** The size of the chosen line is theirs in its category. */
export function keepSize({ profile }: Till): void {
  const state = profile.state.getState();
  const line = state.tab === 'bought' ? (chosenLine(state)?.line ?? null) : null;
  if (line === null || line.size === '' || line.category === '') return;
  profile.mark({ kind: 'size', key: line.category, value: line.size });
}

/** What a key does in the sheet. */
export function pressProfileKey(till: Till, key: string): void {
  const { profile } = till;
  const { tab, typed } = profile.state.getState();
  if (key === 'F2') {
    const next = profileTabs[(profileTabs.indexOf(tab) + 1) % profileTabs.length];
    if (next) profile.show(next);
  }
  if (key === 'F3') askCustomer(till.ui);
  if (key === 'F10') profile.mark({ kind: 'associate', key: '', value: '' });
  if (key === 'F5' && tab === 'bought') profile.more();
  if (key === 'F6') returnBought(till);
  if (key === 'F7') showFromProfile(till);
  if (key === 'F8') turnWish(till);
  if (key === 'F9' && tab === 'bought') keepSize(till);
  if (key === 'F9' && tab === 'notes' && typed.trim() !== '')
    profile.mark({ kind: 'preference', key: '', value: typed.trim() });
  const { operator } = till.snapshots.people.getState().snapshot ?? {};
  const mayNote = operator?.permissions['customer-notes'].isAllowed === true;
  if (key === 'F12' && tab === 'notes' && mayNote) profile.note('');
  if (key === 'F12') addFromProfile(till);
}
