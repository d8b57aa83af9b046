import { readOwnCode } from '../../domain/scan/own-code.ts';
import { looksLikeMrz, parseMrz } from '../../domain/tax-free/parse-mrz.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { saidInTraining } from './only-real.ts';
import { buyerOfPassport, readBuyer } from './tax-free-buyer.ts';
import type { Till } from './till.ts';

/** The sheet for these receipts; for the one on the paid screen, or the list of slips, without any. */
export function openTaxFree(till: Till, receipts?: readonly EntryPlace[]): void {
  const { ui, taxFree, snapshots } = till;
  const paid = snapshots.sale.getState().snapshot?.paid ?? null;
  const { journalId = '', sequence = 0 } = paid ?? {};
  const ofPaid = paid && paid.totalMinor > 0 ? [{ journalId, sequence }] : [];
  taxFree.open(receipts ?? ofPaid);
  ui.setState({ sheet: 'tax-free' });
}

/** Of the receipt that is looked at among those of the past. */
export function openTaxFreeOfChosen(till: Till): void {
  const { chosen } = till.receipts.state.getState();
  if (chosen && mayOpen(till)) openTaxFree(till, [chosen]);
}

/** Of the receipt whose goods can't come back while its slip lives. */
export function openTaxFreeOfReturned(till: Till): void {
  const { receipt, failure } = till.returning.getState();
  if (receipt && failure?.code === 'TAX_FREE_LIVING' && mayOpen(till)) {
    openTaxFree(till, [receipt.of]);
  }
}

/** As where the button is drawn. */
function mayOpen(till: Till): boolean {
  const { operator } = till.snapshots.people.getState().snapshot ?? {};
  const isOffered = till.snapshots.till.getState().snapshot?.isTaxFreeOffered ?? false;
  if (saidInTraining(till, 'tax-free')) return false;
  return isOffered && operator?.permissions['tax-free'].isAllowed === true;
}

/**
 * What a scanner typed, where it is a passport: into the form, and never on to the host as the code of
 * an item. On the open sheet the code of a receipt adds that one. False: it is somebody else's.
 */
export function takeTaxFreeScan({ ui, taxFree, toasts }: Till, code: string): boolean {
  const { passportLine } = taxFree.state.getState();
  const isOpen = ui.getState().sheet === 'tax-free';
  const isPassport = looksLikeMrz(code) || (isOpen && passportLine !== '');
  if (isPassport && !isOpen) toasts.say('tax-free.toast.passport');
  else if (isPassport) readPassport(taxFree, passportLine, code);
  else if (isOpen && readOwnCode(code).ok) taxFree.addReceipt(code);
  else return false;
  return true;
}

/** Most readers send each of the two lines by itself. */
function readPassport(taxFree: Till['taxFree'], before: string, code: string): void {
  const today = new Date().toISOString().slice(0, 10);
  const zone = parseMrz(before + code, today);
  if (zone.ok) {
    taxFree.setBuyer(buyerOfPassport(zone.value));
    taxFree.type({ passport: 'read', passportLine: '' });
  } else if (code.trim().length <= 44 && /^P/i.test(code.trim())) {
    taxFree.type({ passport: 'half', passportLine: code });
  } else {
    taxFree.type({ passport: 'misread', passportLine: '' });
  }
}

/** Enter in the field of the receipt's number. */
export function confirmTaxFreeReceipt({ taxFree }: Till): void {
  const typed = taxFree.state.getState().typedReceipt.trim();
  if (typed !== '') taxFree.addReceipt(typed);
}

/** What is to be done next: issue the slip, or print it. */
export function confirmTaxFree({ taxFree }: Till): void {
  const { slip, eligibility, buyer } = taxFree.state.getState();
  if (slip !== null) {
    if (slip.documentId !== '' && slip.state !== 'cancelled') taxFree.print();
    return;
  }
  if (eligibility?.obstacles.length === 0 && readBuyer(buyer) !== null) taxFree.issue();
}
