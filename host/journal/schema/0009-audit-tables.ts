import { archiveTables } from './0008-archive-tables.ts';
import { makeOrTakeOver } from './make-or-take-over.ts';
import type { SchemaVersion } from './schema-version.ts';

/** A projection: which entries the audit view shows, and how far each journal has been read for it. */
const tables: Readonly<Record<string, string>> = {
  audit_entries: `CREATE TABLE audit_entries (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  journalId TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  businessDay TEXT NOT NULL,
  operatorId TEXT NOT NULL,
  UNIQUE (journalId, sequence, kind)
) STRICT`,
  audit_through: `CREATE TABLE audit_through (
  journalId TEXT NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID`,
};

/** One for each filter alone; of two, the rows of the better one are few. */
const indexes: Readonly<Record<string, string>> = {
  audit_by_kind: 'CREATE INDEX audit_by_kind ON audit_entries (kind, operatorId, number)',
  audit_by_kind_alone: 'CREATE INDEX audit_by_kind_alone ON audit_entries (kind, number)',
  audit_by_operator: 'CREATE INDEX audit_by_operator ON audit_entries (operatorId, number)',
  audit_by_day: 'CREATE INDEX audit_by_day ON audit_entries (businessDay, number)',
};

export const auditTables: SchemaVersion = {
  version: 9,
  objects: { ...archiveTables.objects, ...tables, ...indexes },
  migrate(sql) {
    for (const [name, statement] of Object.entries(tables)) makeOrTakeOver(sql, name, statement);
    for (const statement of Object.values(indexes)) sql.exec(statement);
  },
};
