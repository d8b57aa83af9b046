import { storedValue } from './0003-stored-value.ts';
import { makeOrTakeOver } from './make-or-take-over.ts';
import type { SchemaVersion } from './schema-version.ts';

/** What the till keeps of its own beside the journal. Programs of version 3 made these uncounted. */
const tables: Readonly<Record<string, string>> = {
  till_settings: `CREATE TABLE till_settings (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID`,
  // Tries with a wrong PIN: a restart must not forget them.
  pin_tries: `CREATE TABLE pin_tries (
  operatorId TEXT PRIMARY KEY,
  failures INTEGER NOT NULL
) STRICT`,
  seat_operators: `CREATE TABLE seat_operators (
  seat TEXT PRIMARY KEY,
  operatorId TEXT NOT NULL,
  language TEXT NOT NULL,
  shellRun TEXT NOT NULL
) STRICT`,
  print_jobs: `CREATE TABLE print_jobs (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  journalId TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  isEnded INTEGER NOT NULL,
  job TEXT NOT NULL
) STRICT`,
  // A projection: how often each receipt was printed, and how far the events have been counted.
  print_counts: `CREATE TABLE print_counts (
  journalId TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (journalId, sequence)
) STRICT, WITHOUT ROWID`,
  print_counts_through: `CREATE TABLE print_counts_through (
  journalId TEXT NOT NULL PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID`,
};

const printJobsOfEntry = 'CREATE INDEX print_jobs_of_entry ON print_jobs (journalId, sequence)';

export const tillTables: SchemaVersion = {
  version: 4,
  objects: { ...storedValue.objects, ...tables, print_jobs_of_entry: printJobsOfEntry },
  migrate(sql) {
    for (const [name, statement] of Object.entries(tables)) makeOrTakeOver(sql, name, statement);
    sql.exec(printJobsOfEntry);
  },
};
