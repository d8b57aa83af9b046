import { tillTables } from './0004-till-tables.ts';
import { makeOrTakeOver } from './make-or-take-over.ts';
import type { SchemaVersion } from './schema-version.ts';

/** What the till keeps of its platform. Programs of version 4 made these uncounted. */
const tables: Readonly<Record<string, string>> = {
  // One row at most.
  platform_enrolment: `CREATE TABLE platform_enrolment (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  enrolment TEXT NOT NULL
) STRICT`,
  // How far each journal is acknowledged, and where the platform has another course of it.
  push_cursors: `CREATE TABLE push_cursors (
  journalId TEXT NOT NULL PRIMARY KEY,
  through INTEGER NOT NULL,
  forkedAt INTEGER
) STRICT, WITHOUT ROWID`,
  push_quarantine: `CREATE TABLE push_quarantine (
  journalId TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (journalId, sequence)
) STRICT, WITHOUT ROWID`,
};

export const platformTables: SchemaVersion = {
  version: 5,
  objects: { ...tillTables.objects, ...tables },
  migrate(sql) {
    for (const [name, statement] of Object.entries(tables)) makeOrTakeOver(sql, name, statement);
  },
};
