import { dayFigures } from './0011-day-figures.ts';
import { makeOrTakeOver } from './make-or-take-over.ts';
import type { SchemaVersion } from './schema-version.ts';

/** A projection: which entry is an invoice or credit note of which transaction, so that none is invoiced twice. */
const tables: Readonly<Record<string, string>> = {
  journal_invoiced: `CREATE TABLE journal_invoiced (
  ofJournalId TEXT NOT NULL,
  ofSequence INTEGER NOT NULL,
  journalId TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (ofJournalId, ofSequence, journalId, sequence)
) STRICT, WITHOUT ROWID`,
};

/** Empty is right: no program before could write an invoice. It also keeps such programs out. */
export const invoiceTables: SchemaVersion = {
  version: 12,
  objects: { ...dayFigures.objects, ...tables },
  migrate(sql) {
    for (const [name, statement] of Object.entries(tables)) makeOrTakeOver(sql, name, statement);
  },
};
