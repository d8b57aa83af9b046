import { knownReceiptTables } from './0015-known-receipts.ts';
import { makeOrTakeOver } from './make-or-take-over.ts';
import type { SchemaVersion } from './schema-version.ts';

/** How far the till is in its platform's list of the erased. */
const tables: Readonly<Record<string, string>> = {
  erasures_through: `CREATE TABLE erasures_through (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  number INTEGER NOT NULL,
  customerId TEXT NOT NULL
) STRICT`,
};

export const erasureTables: SchemaVersion = {
  version: 16,
  objects: { ...knownReceiptTables.objects, ...tables },
  migrate(sql) {
    for (const [name, statement] of Object.entries(tables)) makeOrTakeOver(sql, name, statement);
  },
};
