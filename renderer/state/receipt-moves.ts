import { openReceipts } from './open-receipts.ts';
import { hasPrinter, isUnderWay, newestJob } from './print-jobs.ts';
import { isSamePlace, type Paper } from './receipt-store.ts';
import type { Till } from './till.ts';

/** Moves about receipts, the same by key and by touch. */

/** Prints what the paid screen shows. */
export function printPaid(till: Till, paper: Paper): void {
  const { snapshots, commands } = till;
  if (paper === 'receipt' && snapshots.sale.getState().snapshot?.placed) {
    printPlaced(till);
    return;
  }
  const paid = snapshots.sale.getState().snapshot?.paid;
  const printing = snapshots.printing.getState().snapshot;
  if (!paid || !hasPrinter(printing) || isUnderWay(newestJob(printing, paid, paper))) return;
  commands.printReceipt(paid, paper);
}

/** Prints the order that the screen shows. */
export function printPlaced({ snapshots, commands }: Till): void {
  const placed = snapshots.sale.getState().snapshot?.placed;
  const printing = snapshots.printing.getState().snapshot;
  if (!placed || !hasPrinter(printing) || isUnderWay(newestJob(printing, placed, 'order'))) return;
  commands.printOrder(placed);
}

/** The receipt of the paid screen, on the list of all. */
export function previewPaid(till: Till): void {
  const paid = till.snapshots.sale.getState().snapshot?.paid;
  if (paid) openReceipts(till, paid.receiptNumber);
}

export function chooseReceipt({ receipts }: Till, by: number): void {
  const { list, chosen } = receipts.state.getState();
  const index = list.findIndex((receipt) => isSamePlace(chosen, receipt));
  const next = list[Math.min(Math.max(index + by, 0), list.length - 1)];
  if (next) receipts.choose(next);
}

/** Prints the chosen receipt as it is previewed. */
export function printChosen({ snapshots, receipts, commands }: Till): void {
  const { chosen, paper } = receipts.state.getState();
  const printing = snapshots.printing.getState().snapshot;
  if (chosen === null || !hasPrinter(printing)) return;
  if (!isUnderWay(newestJob(printing, chosen, paper))) commands.printReceipt(chosen, paper);
}

/** The return of the receipt that is looked at. */
export function returnChosen({ receipts, commands }: Till): void {
  const { preview } = receipts.state.getState();
  if (preview !== null) commands.returnReceipt(preview.receiptNumber);
}

export function switchPaper({ receipts }: Till): void {
  const { paper } = receipts.state.getState();
  receipts.showPaper(paper === 'receipt' ? 'gift-receipt' : 'receipt');
}
