import { erasureTables } from './0016-erasure-tables.ts';
import { makeOrTakeOver } from './make-or-take-over.ts';
import type { SchemaVersion } from './schema-version.ts';

/** Gift cards and avoirs of other tills that somebody asked for: can be asked for again. */
const tables: Readonly<Record<string, string>> = {
  known_value: `CREATE TABLE known_value (
  number TEXT NOT NULL PRIMARY KEY,
  content TEXT NOT NULL,
  place INTEGER NOT NULL
) STRICT, WITHOUT ROWID`,
};

export const knownValueTables: SchemaVersion = {
  version: 17,
  objects: { ...erasureTables.objects, ...tables },
  migrate(sql) {
    for (const [name, statement] of Object.entries(tables)) makeOrTakeOver(sql, name, statement);
  },
};
