import { feedTables } from './0006-feed-tables.ts';
import { makeOrTakeOver } from './make-or-take-over.ts';
import type { SchemaVersion } from './schema-version.ts';

/** What the till keeps of its day beside the journal. */
const tables: Readonly<Record<string, string>> = {
  // A projection, one row at most: where the money is, and how far the entries have been folded.
  day_money: `CREATE TABLE day_money (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  journalId TEXT NOT NULL,
  through INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT`,
  // A count that somebody began, one of each place.
  day_counts: `CREATE TABLE day_counts (
  place TEXT NOT NULL PRIMARY KEY,
  count TEXT NOT NULL
) STRICT, WITHOUT ROWID`,
  // What a command of the day answered, so that the same one answers it again and acts once.
  day_answers: `CREATE TABLE day_answers (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  commandId TEXT NOT NULL UNIQUE,
  answer TEXT NOT NULL
) STRICT`,
};

export const dayTables: SchemaVersion = {
  version: 7,
  objects: { ...feedTables.objects, ...tables },
  migrate(sql) {
    for (const [name, statement] of Object.entries(tables)) makeOrTakeOver(sql, name, statement);
  },
};
