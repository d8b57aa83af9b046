import type { SchemaVersion } from './schema-version.ts';

/**
 * The journal's tables in the till file, and what keeps them append-only (law 4). `id` is given by
 * the writer and checked, because SQLite would otherwise let REPLACE reach a row by its rowid.
 * Entries hold no personal data; what is personal has its own table and can be deleted there.
 */
export const entriesTable = (name = 'journal_entries') => `CREATE TABLE ${name} (
  id INTEGER PRIMARY KEY,
  journalId TEXT NOT NULL,
  segment INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  type TEXT NOT NULL,
  typeSequence INTEGER NOT NULL,
  businessDay TEXT NOT NULL,
  bytes BLOB NOT NULL,
  hash TEXT NOT NULL,
  signature TEXT NOT NULL,
  keyId TEXT NOT NULL,
  format INTEGER NOT NULL,
  UNIQUE (journalId, sequence),
  UNIQUE (journalId, type, typeSequence)
) STRICT`;

const refuse = (table: string) => `BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`;

/** Triggers of the entries go with their table when a closed segment leaves it (`archive-segment`). */
export const entriesTriggers: Readonly<Record<string, string>> = {
  journal_entries_no_update: `CREATE TRIGGER journal_entries_no_update
BEFORE UPDATE ON journal_entries ${refuse('journal_entries')}`,
  journal_entries_no_delete: `CREATE TRIGGER journal_entries_no_delete
BEFORE DELETE ON journal_entries ${refuse('journal_entries')}`,
  // Runs before SQLite resolves conflicts, so it also stops REPLACE on a connection that has
  // recursive_triggers off, where deleting for REPLACE fires no DELETE trigger.
  journal_entries_append: `CREATE TRIGGER journal_entries_append
BEFORE INSERT ON journal_entries
WHEN NEW.id IS NOT 1 + coalesce((SELECT max(id) FROM journal_entries), 0)
  OR NEW.sequence IS NOT 1 + coalesce(
    (SELECT max(sequence) FROM journal_entries WHERE journalId = NEW.journalId),
    (SELECT max(lastSequence) FROM journal_segments WHERE journalId = NEW.journalId), 0)
  OR NEW.typeSequence <= (SELECT max(typeSequence) FROM journal_entries
    WHERE journalId = NEW.journalId AND type = NEW.type)
${refuse('journal_entries')}`,
};

const objects: Readonly<Record<string, string>> = {
  // Segments that left the table: the file that holds them, and their closing entry kept for good.
  journal_segments: `CREATE TABLE journal_segments (
  journalId TEXT NOT NULL,
  segment INTEGER NOT NULL,
  firstSequence INTEGER NOT NULL,
  lastSequence INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('archived', 'purged')),
  file TEXT NOT NULL,
  typeSequence INTEGER NOT NULL,
  businessDay TEXT NOT NULL,
  bytes BLOB NOT NULL,
  hash TEXT NOT NULL,
  signature TEXT NOT NULL,
  keyId TEXT NOT NULL,
  format INTEGER NOT NULL,
  PRIMARY KEY (journalId, segment)
) STRICT, WITHOUT ROWID`,
  journal_entries: entriesTable(),
  journal_personal: `CREATE TABLE journal_personal (
  journalId TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  reference TEXT NOT NULL,
  salt TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (journalId, sequence)
) STRICT, WITHOUT ROWID`,
  journal_personal_reference: `CREATE INDEX journal_personal_reference ON journal_personal (reference)`,
  // Projections: made in the transaction of their entries, rebuildable from them.
  journal_heads: `CREATE TABLE journal_heads (
  journalId TEXT NOT NULL PRIMARY KEY,
  head TEXT NOT NULL
) STRICT, WITHOUT ROWID`,
  journal_ended_baskets: `CREATE TABLE journal_ended_baskets (
  basketId TEXT NOT NULL PRIMARY KEY,
  journalId TEXT NOT NULL,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID`,
  basket_steps: `CREATE TABLE basket_steps (
  id INTEGER PRIMARY KEY,
  basketId TEXT NOT NULL,
  number INTEGER NOT NULL,
  commandId TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  ended INTEGER NOT NULL DEFAULT 0,
  UNIQUE (basketId, number)
) STRICT`,
  basket_steps_ended: `CREATE INDEX basket_steps_ended ON basket_steps (ended)`,
  ...entriesTriggers,
  journal_segments_no_delete: `CREATE TRIGGER journal_segments_no_delete
BEFORE DELETE ON journal_segments ${refuse('journal_segments')}`,
  journal_segments_append: `CREATE TRIGGER journal_segments_append
BEFORE INSERT ON journal_segments
WHEN NEW.segment IS NOT 1 + coalesce(
  (SELECT max(segment) FROM journal_segments WHERE journalId = NEW.journalId), 0)
${refuse('journal_segments')}`,
  journal_segments_purge_only: `CREATE TRIGGER journal_segments_purge_only
BEFORE UPDATE ON journal_segments
WHEN NOT (OLD.state = 'archived' AND NEW.state = 'purged'
  AND NEW.journalId IS OLD.journalId AND NEW.segment IS OLD.segment
  AND NEW.firstSequence IS OLD.firstSequence AND NEW.lastSequence IS OLD.lastSequence
  AND NEW.file IS OLD.file AND NEW.typeSequence IS OLD.typeSequence
  AND NEW.businessDay IS OLD.businessDay AND NEW.bytes IS OLD.bytes AND NEW.hash IS OLD.hash
  AND NEW.signature IS OLD.signature AND NEW.keyId IS OLD.keyId AND NEW.format IS OLD.format)
${refuse('journal_segments')}`,
  // A personal part may go, it may not change: it would no longer be what was committed to.
  journal_personal_no_update: `CREATE TRIGGER journal_personal_no_update
BEFORE UPDATE ON journal_personal ${refuse('journal_personal')}`,
  journal_personal_once: `CREATE TRIGGER journal_personal_once
BEFORE INSERT ON journal_personal
WHEN EXISTS (SELECT 1 FROM journal_personal
  WHERE journalId = NEW.journalId AND sequence = NEW.sequence)
${refuse('journal_personal')}`,
};

export const firstTables: SchemaVersion = {
  version: 1,
  objects,
  migrate(sql) {
    for (const statement of Object.values(objects)) sql.exec(statement);
  },
};
