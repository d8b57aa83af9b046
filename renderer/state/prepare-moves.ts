import type { OrderWork } from '../../contract/host/calls/order-work-calls.ts';
import { readBadge } from '../../domain/scan/badge-code.ts';
import { openCancelOrder } from './cancel-moves.ts';
import { addNotice } from './notices.ts';
import {
  isReadyHere,
  isRefunded,
  missingLine,
  orderActs,
  papersOf,
  readyDueMinor,
  type StepKind,
} from './order-acts.ts';
import { hasPickingList, listShown, worklistsShown } from './prepare-lists.ts';
import type { Till } from './till.ts';
import { setTyped } from './ui.ts';

/** A scan lands in what is prepared: picked for the order that is open, or opening one. */
export function takePrepareScan({ ui, prepare }: Till, code: string): boolean {
  if (ui.getState().sheet !== 'prepare' || readBadge(code) !== null) return false;
  prepare.scan(code);
  return true;
}

export function openPrepare({ ui, prepare }: Till): void {
  prepare.open();
  setTyped(ui, { prepare: '', collectCode: '', parcel: '' });
  ui.setState({ sheet: 'prepare' });
}

/** Enter in a field: what the field is for. */
export function enterPrepare(till: Till): void {
  const { ui, prepare } = till;
  if (prepare.state.getState().order !== null) {
    doMainStep(till);
    return;
  }
  const text = ui.getState().typed.prepare.trim();
  if (text === '') return;
  prepare.find(text);
  setTyped(ui, { prepare: '' });
}

/** F12: the next step of what is open; of a list of what is on the shelf, its paper. */
export function doMainStep(till: Till): void {
  const { order, group, works, list } = till.prepare.state.getState();
  if (order === null && hasPickingList(listShown(list, works ?? []), works ?? [])) {
    till.prepare.printPickingList();
  }
  const main = order === null ? null : orderActs(order, group).main;
  if (main !== null) doStep(till, main);
}

export function doStep(till: Till, kind: StepKind): void {
  const { ui, prepare } = till;
  const { order, group } = prepare.state.getState();
  if (kind === 'handed-over' && order !== null && readyDueMinor(order, group) > 0) {
    if (isReadyHere(order, group)) void payAndHandOver(till);
    return;
  }
  if (kind === 'cancelled' && order !== null && isRefunded(order, group)) {
    openCancelOrder(till, order.id);
    return;
  }
  const { collectCode: code, parcel } = ui.getState().typed;
  prepare.step(kind, { code, parcel, nowMs: Date.now() });
}

/** What is due comes into the basket and is paid like any; the goods leave in the act that pays. */
async function payAndHandOver({ ui, prepare, notices }: Till): Promise<void> {
  const rung = await prepare.ringDue(ui.getState().typed.collectCode);
  if (rung === null) return;
  ui.setState({ sheet: null, screen: rung.remainingMinor > 0 ? 'tender' : 'sale' });
  if (rung.depositFailure) addNotice(notices, 'act', rung.depositFailure, Date.now());
}

/** The first of these lists that anything waits in. */
export function openWorklists(till: Till, lists: readonly OrderWork['list'][]): void {
  const works = till.prepare.state.getState().works ?? [];
  const list = lists.find((each) => works.some((work) => work.list === each)) ?? lists[0];
  openPrepare(till);
  if (list !== undefined) till.prepare.choose(list);
}

/**
 * Something else for the customer of a line that no place has: its item's sheet, with their name where the
 * basket is nobody's yet. What the line was paid with is given back by its receipt, into the same basket if one likes.
 */
export function offerOtherItem({ prepare, snapshots, commands, itemSheet }: Till): void {
  const { order, group, line: chosen } = prepare.state.getState();
  const line = order && missingLine(order, group, chosen);
  if (!order || !line) return;
  const basket = snapshots.sale.getState().snapshot?.basket ?? null;
  const isNobodys = basket === null || (basket.customer === null && basket.lines.length === 0);
  if (isNobodys && order.customerName !== '') commands.nameCustomer(order.customerId);
  itemSheet.open(line.sku, null);
}

/** The order that a sale paid of, from the screen that says it is paid. */
export function openPaidOrder(till: Till, order: string): void {
  openPrepare(till);
  till.prepare.look(order, 0);
}

/** The function keys of the order that is open. F12 does the next step beside. */
const stepKeys: ReadonlyMap<StepKind, string> = new Map([
  ['extended', 'F2'],
  ['short', 'F3'],
  ['refused', 'F4'],
  ['ready', 'F5'],
  ['packed', 'F6'],
  ['handed-over', 'F7'],
  ['shipped', 'F8'],
  ['asked-again', 'F9'],
  ['cancelled', 'F10'],
]);

export function keyOfStep(kind: StepKind): string {
  return stepKeys.get(kind) ?? '';
}

export const identityKey = 'F1';
export const otherItemKey = 'F11';

/** Keys of what is done only where no hand-over is: the papers of a parcel. */
export const paperKeys = { 'packing-slip': 'F1', prices: 'F5', 'address-label': 'F7' } as const;
const paperKeysPressed: ReadonlySet<string> = new Set(Object.values(paperKeys));

/** F1 to F11: a list by its place, or what is done with the order that is open. */
export function pressPrepareKey(till: Till, key: string): void {
  const { prepare } = till;
  const { order, group } = prepare.state.getState();
  if (order === null) {
    const list = worklistsShown[Number(key.slice(1)) - 1];
    if (list !== undefined) prepare.choose(list);
    return;
  }
  const papers = papersOf(order, group);
  for (const paper of papers) if (paperKeys[paper] === key) prepare.print(paper);
  if (papers.includes('packing-slip') && key === paperKeys.prices) prepare.turnPrices();
  // A parcel is collected by nobody.
  if (papers.length > 0 && paperKeysPressed.has(key)) return;
  if (key === identityKey) prepare.checkIdentity();
  if (key === otherItemKey) offerOtherItem(till);
  for (const [kind, its] of stepKeys) if (its === key) doStep(till, kind);
}
