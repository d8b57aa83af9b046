import { stockWorkTables } from './0013-stock-work-tables.ts';
import { makeOrTakeOver } from './make-or-take-over.ts';
import type { SchemaVersion } from './schema-version.ts';

/** Tablets that were ever paired: what is kept of a token is its hash. */
const tables: Readonly<Record<string, string>> = {
  tablets: `CREATE TABLE tablets (
  seat TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  tokenHash TEXT NOT NULL,
  pairedAt TEXT NOT NULL,
  lastSeenAt TEXT NOT NULL,
  revokedAt TEXT NOT NULL
) STRICT, WITHOUT ROWID`,
};

export const tabletTables: SchemaVersion = {
  version: 14,
  objects: { ...stockWorkTables.objects, ...tables },
  migrate(sql) {
    for (const [name, statement] of Object.entries(tables)) makeOrTakeOver(sql, name, statement);
  },
};
