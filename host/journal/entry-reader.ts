import { z } from 'zod';
import type { SealedEntry } from '../../contract/port/journal.ts';
import type { SqlDatabase } from '../store/driver.ts';
import { entryColumns, sealedEntryRow } from './journal-rows.ts';

/** Reads one table of entries: the till file's, or a segment file's. */
export interface EntryReader {
  page(journalId: string, fromSequence: number, limit: number): SealedEntry[];
  find(journalId: string, sequence: number): SealedEntry | null;
  findByType(journalId: string, type: string, typeSequence: number): SealedEntry | null;
  latest(journalId: string, type: string, limit: number): SealedEntry[];
  /** Sequence of the last entry in the table, or null. */
  lastSequence(journalId: string): number | null;
}

export function createEntryReader(sql: SqlDatabase): EntryReader {
  const select = `SELECT ${entryColumns} FROM journal_entries WHERE journalId = ?`;
  const page = sql.prepare(`${select} AND sequence >= ? ORDER BY sequence LIMIT ?`);
  const bySequence = sql.prepare(`${select} AND sequence = ?`);
  const byType = sql.prepare(`${select} AND type = ? AND typeSequence = ?`);
  const newest = sql.prepare(`${select} AND type = ? ORDER BY typeSequence DESC LIMIT ?`);
  const last = sql.prepare(
    'SELECT max(sequence) AS sequence FROM journal_entries WHERE journalId = ?',
  );
  const one = (row: unknown) => (row === undefined ? null : sealedEntryRow.parse(row));
  const many = (rows: readonly unknown[]) => rows.map((row) => sealedEntryRow.parse(row));
  return {
    page: (journalId, fromSequence, limit) => many(page.all(journalId, fromSequence, limit)),
    find: (journalId, sequence) => one(bySequence.get(journalId, sequence)),
    findByType: (journalId, type, typeSequence) => one(byType.get(journalId, type, typeSequence)),
    latest: (journalId, type, limit) => many(newest.all(journalId, type, limit)),
    lastSequence: (journalId) => lastRow.parse(last.get(journalId)).sequence,
  };
}

const lastRow = z.object({ sequence: z.number().nullable() });
