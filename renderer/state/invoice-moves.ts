import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { hasPrinter, isUnderWay, newestJob } from './print-jobs.ts';
import { isSamePlace } from './receipt-store.ts';
import { showSheet } from './sale-moves.ts';
import type { Till } from './till.ts';

/** Moves about factures, the same by key and by touch. */

/** The facture of the receipt on the paid screen. */
export function invoicePaid(till: Till): void {
  const paid = till.snapshots.sale.getState().snapshot?.paid;
  if (!paid || paid.kind === 'training') return;
  openForm(till, paid, paid.receiptNumber);
}

/** The facture of the receipt that is looked at: the one that is there, or a form for it. */
export function invoiceChosen(till: Till): void {
  const { list, chosen } = till.receipts.state.getState();
  const receipt = list.find((each) => isSamePlace(chosen, each));
  if (!receipt || receipt.isTraining) return;
  if (receipt.invoice === null) openForm(till, receipt, receipt.receiptNumber);
  else {
    showSheet(till, 'invoices');
    till.invoices.open(receipt.invoice.number);
  }
}

/** Enter: makes the facture that is filled in, or looks for what was typed. */
export function confirmInvoice({ invoices }: Till): void {
  if (invoices.state.getState().making !== null) invoices.make();
}

function openForm(till: Till, { journalId, sequence }: EntryPlace, receiptNumber: string): void {
  showSheet(till, 'invoices');
  if (till.ui.getState().sheet === 'invoices')
    till.invoices.begin({ journalId, sequence }, receiptNumber);
}

export function chooseInvoice({ invoices }: Till, by: 1 | -1): void {
  if (invoices.state.getState().making === null) invoices.chooseBy(by);
}

/** As it is previewed. */
export function printChosenInvoice({ invoices, snapshots }: Till): void {
  const { making, chosen } = invoices.state.getState();
  const printing = snapshots.printing.getState().snapshot;
  if (making !== null || chosen === null || !hasPrinter(printing)) return;
  if (!isUnderWay(newestJob(printing, chosen, 'invoice'))) invoices.print();
}
