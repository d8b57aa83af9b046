import type { SqlDatabase } from '../../store/driver.ts';

/** Makes a table that an earlier program may have made uncounted, and keeps what that one holds. */
export function makeOrTakeOver(sql: SqlDatabase, name: string, statement: string): void {
  const isThere = sql.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined;
  if (isThere) sql.exec(`ALTER TABLE ${name} RENAME TO ${name}_before`);
  sql.exec(statement);
  if (!isThere) return;
  sql.exec(`INSERT INTO ${name} SELECT * FROM ${name}_before; DROP TABLE ${name}_before`);
}
