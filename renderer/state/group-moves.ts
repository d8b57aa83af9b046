import type { LineView } from '../../contract/host/basket-shapes.ts';
import { typedValue } from './amount-entry.ts';
import { saidInTraining } from './only-real.ts';
import { chosenGroup, currentLine } from './sale-moves.ts';
import type { Till } from './till.ts';
import { closeSearch, closeSheet } from './ui.ts';

/** Moves about what leaves later, the same by key and by touch. */

type Payment = 'now' | 'deposit' | 'later';

export function openGroup(till: Till, number: number): void {
  const { ui, groupSheet } = till;
  if (saidInTraining(till, 'group')) return;
  closeSearch(ui, 'keep');
  groupSheet.open(number);
}

export function openChosenGroup(till: Till): void {
  const group = chosenGroup(till);
  if (group) openGroup(till, group.number);
}

/** How a line leaves: where one asks for it, or the line of the sheet that is open. */
export function openLeave(till: Till): void {
  const { ui, snapshots, groupSheet } = till;
  const { sheet, lineOfSheet } = ui.getState();
  const lines = snapshots.sale.getState().snapshot?.basket?.lines ?? [];
  const line =
    sheet === 'line' ? lines.find(({ number }) => number === lineOfSheet) : currentLine(till);
  if (!line || !mayLeave(line) || saidInTraining(till, 'leave')) return;
  closeSearch(ui, 'keep');
  groupSheet.openLine(line);
}

/** Goods that are taken, or that leave later already. */
export function mayLeave({ canShip, group, origin }: LineView): boolean {
  return origin === 'rung' && (canShip || group > 0);
}

export function chooseGroupOption({ groupSheet }: Till, index: number): void {
  const option = groupSheet.option(index);
  if (option) groupSheet.choose(option);
}

/** What leaves together is paid now, later, or later with a deposit now. */
export function payGroup({ ui, snapshots, groupSheet, commands }: Till, payment: Payment): void {
  if (ui.getState().sheet !== 'group') return;
  const { group } = groupSheet.shown.getState();
  const basket = snapshots.sale.getState().snapshot?.basket;
  const shown = basket?.groups.find(({ number }) => number === group);
  if (!shown || shown.fulfilment === 'ship' || shown.payment === payment) return;
  commands.setGroup(group, { payment });
}

export function setDepositKind({ groupSheet, commands }: Till, kind: 'arrhes' | 'acompte'): void {
  const { group } = groupSheet.shown.getState();
  commands.setGroup(group, { payment: 'deposit', depositKind: kind });
}

/** Enter: the address or the amount that was typed. */
export function confirmGroup({ groupSheet, commands }: Till): void {
  const { isTyping, deposit, group } = groupSheet.shown.getState();
  if (isTyping) {
    groupSheet.saveAddress();
    return;
  }
  const depositMinor = deposit === null ? null : typedValue(deposit.replace('.', ','), 2);
  if (!depositMinor) return;
  commands.setGroup(group, { payment: 'deposit', depositMinor });
  groupSheet.typeDeposit('');
}

export function endGroup({ ui }: Till): void {
  closeSheet(ui);
}
