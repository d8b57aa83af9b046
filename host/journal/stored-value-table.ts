import { z } from 'zod';
import type { ValueRow } from '../../domain/stored-value/value-rows.ts';
import type { SqlDatabase } from '../store/driver.ts';
import type { Projections } from './projections.ts';

/** What was put on gift cards, avoirs and deposits and taken off them, by the entries that say so. */
export function openStoredValueTable(sql: SqlDatabase) {
  const insert = sql.prepare(`INSERT INTO journal_stored_value
    (journalId, sequence, position, number, amountMinor, currency, line) VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const ofNumber = sql.prepare('SELECT * FROM journal_stored_value WHERE number = ? ORDER BY id');
  const forget = sql.prepare(
    'DELETE FROM journal_stored_value WHERE journalId = ? AND sequence >= ?',
  );

  /** Inside a database transaction; the rows of one entry stand together. */
  function add(rows: readonly ValueRow[]): void {
    rows.forEach(({ number, amountMinor, currency, by, line }, position) => {
      insert.run(by.journalId, by.sequence, position, number, amountMinor, currency, line);
    });
  }

  return {
    add,
    rows: (number: string): ValueRow[] => ofNumber.all(number).map((row) => valueRow.parse(row)),
    /** Inside a database transaction: what a purged segment told stays, for nothing else tells it. */
    replace({ journalId, fromSequence, rows }: Projections['storedValue'][number]): void {
      forget.run(journalId, fromSequence);
      add(rows);
    },
  };
}

const valueRow = z
  .object({
    journalId: z.string(),
    sequence: z.number(),
    number: z.string(),
    amountMinor: z.number(),
    currency: z.string(),
    line: z.number(),
  })
  .transform(
    ({ journalId, sequence, number, amountMinor, currency, line }): ValueRow => ({
      number,
      amountMinor,
      currency,
      by: { journalId, sequence },
      line,
    }),
  );
