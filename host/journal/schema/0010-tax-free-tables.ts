import { auditTables } from './0009-audit-tables.ts';
import { makeOrTakeOver } from './make-or-take-over.ts';
import type { SchemaVersion } from './schema-version.ts';

/**
 * A projection: how each tax-free slip stands, which receipts it is of, and how far each journal's
 * entries of slips have been read for it. `watch`: 3 goods may have come back although customs validated
 * it, 2 the operator owes an answer, 1 it may still change, 0 it has ended.
 */
const tables: Readonly<Record<string, string>> = {
  tax_free_slips: `CREATE TABLE tax_free_slips (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  watch INTEGER NOT NULL,
  slip TEXT NOT NULL
) STRICT`,
  tax_free_receipts: `CREATE TABLE tax_free_receipts (
  journalId TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  slipId TEXT NOT NULL,
  PRIMARY KEY (journalId, sequence, slipId)
) STRICT, WITHOUT ROWID`,
  tax_free_through: `CREATE TABLE tax_free_through (
  journalId TEXT NOT NULL PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID`,
};

const watched = 'CREATE INDEX tax_free_watched ON tax_free_slips (watch, number)';

export const taxFreeTables: SchemaVersion = {
  version: 10,
  objects: { ...auditTables.objects, ...tables, tax_free_watched: watched },
  migrate(sql) {
    for (const [name, statement] of Object.entries(tables)) makeOrTakeOver(sql, name, statement);
    sql.exec(watched);
  },
};
