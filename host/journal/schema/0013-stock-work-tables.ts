import { invoiceTables } from './0012-invoice-tables.ts';
import { makeOrTakeOver } from './make-or-take-over.ts';
import type { SchemaVersion } from './schema-version.ts';

/** Works on the stock that nobody has ended: kept over a crash, a row for each item. */
const tables: Readonly<Record<string, string>> = {
  stock_works: `CREATE TABLE stock_works (
  id TEXT PRIMARY KEY,
  work TEXT NOT NULL
) STRICT, WITHOUT ROWID`,
  stock_work_lines: `CREATE TABLE stock_work_lines (
  workId TEXT NOT NULL,
  sku TEXT NOT NULL,
  condition TEXT NOT NULL,
  number INTEGER NOT NULL,
  line TEXT NOT NULL,
  PRIMARY KEY (workId, sku, condition)
) STRICT, WITHOUT ROWID`,
  stock_inventories: `CREATE TABLE stock_inventories (
  id TEXT PRIMARY KEY,
  inventory TEXT NOT NULL
) STRICT, WITHOUT ROWID`,
};

/** It also keeps programs out that could not go on with such a work. */
export const stockWorkTables: SchemaVersion = {
  version: 13,
  objects: { ...invoiceTables.objects, ...tables },
  migrate(sql) {
    for (const [name, statement] of Object.entries(tables)) makeOrTakeOver(sql, name, statement);
  },
};
