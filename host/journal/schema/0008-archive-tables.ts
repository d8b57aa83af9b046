import { dayTables } from './0007-day-tables.ts';
import type { SchemaVersion } from './schema-version.ts';

/** Which events of the journal log archives, and up to which event that has been looked at. */
const tables: Readonly<Record<string, string>> = {
  journal_archives: `CREATE TABLE journal_archives (
  journalId TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (journalId, number)
) STRICT, WITHOUT ROWID`,
  journal_archives_through: `CREATE TABLE journal_archives_through (
  journalId TEXT NOT NULL PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID`,
};

export const archiveTables: SchemaVersion = {
  version: 8,
  objects: { ...dayTables.objects, ...tables },
  migrate(sql) {
    for (const statement of Object.values(tables)) sql.exec(statement);
  },
};
