import { assert } from '../../../domain/assert.ts';
import type { SqlDatabase } from '../driver.ts';
import type { RunInTransaction } from '../transaction.ts';
import { applyPage, type PageOutcome, type PageWork } from './apply-page.ts';
import { openRegistry } from './live-count.ts';
import type { Put, TableShape } from './table-shape.ts';
import { createTableSql, dropTableSql } from './table-sql.ts';
import { TableWriter } from './table-writer.ts';

/**
 * Everything that is ever written to a file of documents. One engine, two homes: in the host's
 * thread for the till file, in the worker for the catalog. Arguments and results are plain data.
 */
export interface WriteEngine {
  create(table: TableShape): void;
  /** Whole rows, decided by the caller, in one database transaction. Gives the last change number. */
  put(table: TableShape, puts: readonly Put[]): number;
  applyPage(work: PageWork): PageOutcome;
  /** Removes at most `limit` tombstones last written at or before `until`; says how many. */
  purge(table: TableShape, until: number, limit: number): number;
  drop(table: TableShape): void;
}

export function createWriteEngine(sql: SqlDatabase, transaction: RunInTransaction): WriteEngine {
  const writers = new Map<string, TableWriter>();
  const writerOf = (table: TableShape): TableWriter => {
    const known = writers.get(table.name);
    if (known) return known;
    openRegistry(sql);
    const made = new TableWriter(sql, table);
    writers.set(table.name, made);
    return made;
  };
  return {
    create(table) {
      transaction(() => {
        openRegistry(sql);
        sql.exec(createTableSql(table));
      });
    },
    put(table, puts) {
      const writer = writerOf(table);
      return transaction(() => {
        writer.begin();
        for (const put of puts) writer.put(put);
        return writer.end();
      });
    },
    applyPage: (work) => applyPage(sql, transaction, writerOf, work),
    purge(table, until, limit) {
      assert(limit > 0, 'A purge is of at least one tombstone');
      return transaction(() => writerOf(table).purge(until, limit));
    },
    drop(table) {
      writers.delete(table.name);
      transaction(() => {
        openRegistry(sql);
        sql.exec(dropTableSql(table));
      });
    },
  };
}
