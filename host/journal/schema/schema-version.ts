import type { SqlDatabase } from '../../store/driver.ts';

/**
 * One version of the tables of the journal and of the till beside it, and the way to it. Each stands in a numbered file of its own
 * that never changes once released: a stored file is compared with the version it was left in.
 */
export interface SchemaVersion {
  /** `PRAGMA user_version` of the till file. */
  version: number;
  /** Every object by name, with the SQL that must stand in the file, word for word. */
  objects: Readonly<Record<string, string>>;
  /** From the version before (from nothing: the first), inside the caller's database transaction. */
  migrate(sql: SqlDatabase): void;
}
