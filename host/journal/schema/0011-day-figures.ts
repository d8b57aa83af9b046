import { taxFreeTables } from './0010-tax-free-tables.ts';
import { makeOrTakeOver } from './make-or-take-over.ts';
import type { SchemaVersion } from './schema-version.ts';

/** A projection: figures of closed days as they were worked out of their entries, so that a year is added up and not read. */
const tables: Readonly<Record<string, string>> = {
  day_figures: `CREATE TABLE day_figures (
  journalId TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL,
  version INTEGER NOT NULL,
  figures TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (journalId, sequence)
) STRICT, WITHOUT ROWID`,
};

export const dayFigures: SchemaVersion = {
  version: 11,
  objects: { ...taxFreeTables.objects, ...tables },
  migrate(sql) {
    for (const [name, statement] of Object.entries(tables)) makeOrTakeOver(sql, name, statement);
  },
};
