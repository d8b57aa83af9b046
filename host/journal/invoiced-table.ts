import type { Invoiced } from '../../contract/port/journal.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { SqlDatabase } from '../store/driver.ts';
import { placeRow } from './journal-rows.ts';

/** Which entries are invoices and credit notes of which transaction. */
export function openInvoicedTable(sql: SqlDatabase) {
  const insert = sql.prepare('INSERT INTO journal_invoiced VALUES (?, ?, ?, ?)');
  const ofTransaction = sql.prepare(`SELECT journalId, sequence FROM journal_invoiced
    WHERE ofJournalId = ? AND ofSequence = ? ORDER BY journalId, sequence`);
  const forget = sql.prepare('DELETE FROM journal_invoiced WHERE journalId = ? AND sequence >= ?');

  return {
    /** Inside a database transaction. */
    add(rows: readonly Invoiced[]): void {
      for (const { of, by } of rows) {
        insert.run(of.journalId, of.sequence, by.journalId, by.sequence);
      }
    },
    of: ({ journalId, sequence }: EntryPlace): EntryPlace[] =>
      ofTransaction.all(journalId, sequence).map((row) => placeRow.parse(row)),
    /** Inside a database transaction: what the entries of a journal from that one on told. */
    forget: (journalId: string, fromSequence: number) => void forget.run(journalId, fromSequence),
  };
}
