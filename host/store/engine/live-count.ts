import { assert } from '../../../domain/assert.ts';
import type { SqlDatabase } from '../driver.ts';
import { quoted, type TableShape } from './table-shape.ts';

/**
 * How many documents of a collection are not erased: kept by the write engine, for to count them is
 * to read the whole table. Counted where nobody has kept it: in a file of an earlier release until
 * its next write.
 */
export function liveCount(sql: SqlDatabase, table: TableShape): number {
  return keptCount(sql, table) ?? countedRows(sql, table);
}

/**
 * The collections of a file, for the engine: the last change number of each is kept apart, so that a
 * purge never frees one; `live` was counted when it was `live_at`.
 */
export function openRegistry(sql: SqlDatabase): void {
  sql.exec(
    `CREATE TABLE IF NOT EXISTS rx_table (name TEXT PRIMARY KEY, last_seq INTEGER NOT NULL,
       live INTEGER, live_at INTEGER) STRICT`,
  );
  if (keepsCounts(sql)) return;
  sql.exec(
    'ALTER TABLE rx_table ADD COLUMN live INTEGER; ALTER TABLE rx_table ADD COLUMN live_at INTEGER',
  );
}

/** The count as it was kept, or null. An earlier release writes and leaves `live_at` behind. */
function keptCount(sql: SqlDatabase, { name }: TableShape): number | null {
  if (!keepsCounts(sql)) return null;
  const kept = sql
    .prepare('SELECT live FROM rx_table WHERE name = ? AND live_at = last_seq')
    .get(name);
  return typeof kept?.live === 'number' ? kept.live : null;
}

function keepsCounts(sql: SqlDatabase): boolean {
  const column = "SELECT 1 FROM pragma_table_info('rx_table') WHERE name = 'live_at'";
  return sql.prepare(column).get() !== undefined;
}

function countedRows(sql: SqlDatabase, { name }: TableShape): number {
  const { total } =
    sql.prepare(`SELECT count(*) AS total FROM ${quoted(name)} WHERE deleted = 0`).get() ?? {};
  assert(typeof total === 'number', 'A count is a number');
  return total;
}
