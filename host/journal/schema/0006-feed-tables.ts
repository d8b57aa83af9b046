import { platformTables } from './0005-platform-tables.ts';
import type { SchemaVersion } from './schema-version.ts';

/** What the till keeps of its feeds beside their documents. */
const tables: Readonly<Record<string, string>> = {
  // Documents that a program could not read, by feed: another program begins that feed anew.
  feed_skipped: `CREATE TABLE feed_skipped (
  feed TEXT NOT NULL PRIMARY KEY,
  program TEXT NOT NULL,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID`,
  // One row at most: when everything was last known to be here.
  feed_time: `CREATE TABLE feed_time (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  atMs INTEGER NOT NULL
) STRICT`,
};

export const feedTables: SchemaVersion = {
  version: 6,
  objects: { ...platformTables.objects, ...tables },
  migrate(sql) {
    for (const statement of Object.values(tables)) sql.exec(statement);
  },
};
