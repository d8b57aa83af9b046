import { assert } from '../../domain/assert.ts';
import type { SqlDatabase } from './driver.ts';

/** Runs work in one database transaction: committed when it returns, rolled back when it throws. */
export type RunInTransaction = <T>(work: (sql: SqlDatabase) => T) => T;

/** `BEGIN IMMEDIATE` takes the writer at once, so no work is done that a busy file refuses later. */
export function transactionsOn(sql: SqlDatabase): RunInTransaction {
  const begin = sql.prepare('BEGIN IMMEDIATE');
  const commit = sql.prepare('COMMIT');
  const rollback = sql.prepare('ROLLBACK');
  return (work) => {
    begin.run();
    try {
      const result = work(sql);
      assert(!(result instanceof Promise), 'The work of a database transaction is synchronous');
      commit.run();
      return result;
    } catch (error) {
      // SQLite rolls back by itself on some errors (disk full, I/O).
      if (sql.isInTransaction) rollback.run();
      throw error;
    }
  };
}
