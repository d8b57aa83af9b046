import { tabletTables } from './0014-tablet-tables.ts';
import { makeOrTakeOver } from './make-or-take-over.ts';
import type { SchemaVersion } from './schema-version.ts';

/** Receipts of other tills that somebody asked for, and which of them gave back of which: can be asked for again. */
const tables: Readonly<Record<string, string>> = {
  known_receipt: `CREATE TABLE known_receipt (
  journalId TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  content TEXT,
  asOf TEXT,
  number INTEGER NOT NULL,
  PRIMARY KEY (journalId, sequence)
) STRICT, WITHOUT ROWID`,
  known_given_back: `CREATE TABLE known_given_back (
  ofJournalId TEXT NOT NULL,
  ofSequence INTEGER NOT NULL,
  journalId TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (ofJournalId, ofSequence, journalId, sequence)
) STRICT, WITHOUT ROWID`,
};

export const knownReceiptTables: SchemaVersion = {
  version: 15,
  objects: { ...tabletTables.objects, ...tables },
  migrate(sql) {
    for (const [name, statement] of Object.entries(tables)) makeOrTakeOver(sql, name, statement);
  },
};
