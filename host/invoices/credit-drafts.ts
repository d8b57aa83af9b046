import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import { creditNotesOf } from '../../domain/invoice/draft-invoice.ts';
import type { InvoiceDraft } from '../../domain/invoice/invoice.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import type { FollowingDraft } from '../journal/journal-writer.ts';
import { invoicesAt, type StoredInvoice } from './read-invoice.ts';

/**
 * The credit notes that a transaction needs for what it gives back of invoiced sales. They are sealed
 * with it, in its database transaction: goods never come back without them.
 */
export function creditDrafts(
  journal: Journal,
  transaction: Transaction,
  by: { operatorId: string; tillNumber: string },
): FollowingDraft[] {
  const notes = creditNotesOf(transaction, (sold) => invoicesAt(journal, sold));
  return notes.map(({ draft, credits }) => ({
    type: 'invoice',
    after(before) {
      const of = saleIn(before, by.tillNumber);
      return creditNote({ of, ...draft }, credits.personal, by.operatorId);
    },
  }));
}

/** Names who bought as the invoice did, under the same reference. */
export function creditNote(
  body: InvoiceDraft,
  personal: StoredInvoice['personal'],
  operatorId: string,
): Extract<EntryDraft, { type: 'invoice' }> {
  return {
    type: 'invoice',
    body,
    operatorId,
    personal: personal && { reference: personal.reference, part: { ...personal.details } },
  };
}

function saleIn(before: readonly SealedEntry[], tillNumber: string): InvoiceDraft['of'] {
  const sale = before.find(({ type }) => type === 'transaction');
  assert(sale !== undefined, 'A credit note follows its transaction');
  const { journalId, sequence, hash, businessDay, typeSequence } = sale;
  const receipt = receiptNumber({ tillNumber, transactionNumber: typeSequence, journalId });
  return { journalId, sequence, hash, businessDay, receipt };
}
