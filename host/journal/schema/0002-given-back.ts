import { firstTables } from './0001-first-tables.ts';
import type { SchemaVersion } from './schema-version.ts';

const objects: Readonly<Record<string, string>> = {
  ...firstTables.objects,
  // A projection: which entry gives back goods or money of which, so that nothing comes back twice.
  journal_given_back: `CREATE TABLE journal_given_back (
  ofJournalId TEXT NOT NULL,
  ofSequence INTEGER NOT NULL,
  journalId TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (ofJournalId, ofSequence, journalId, sequence)
) STRICT, WITHOUT ROWID`,
};

export const givenBack: SchemaVersion = {
  version: 2,
  objects,
  migrate(sql) {
    // Empty is right: no program of version 1 could write a return.
    sql.exec(objects.journal_given_back ?? '');
  },
};
