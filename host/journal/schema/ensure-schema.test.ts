import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newFolder } from '../../../test/support/journal-on-disk.ts';
import { openSql, type SqlDatabase } from '../../store/driver.ts';
import { firstTables } from './0001-first-tables.ts';
import { givenBack } from './0002-given-back.ts';
import { storedValue } from './0003-stored-value.ts';
import { tillTables } from './0004-till-tables.ts';
import { ensureSchema, refuseNewer } from './ensure-schema.ts';
import type { SchemaVersion } from './schema-version.ts';

/** A version to come: one more column of a table, one more index, another trigger. */
const second: SchemaVersion = {
  version: 2,
  objects: {
    ...firstTables.objects,
    journal_heads: `CREATE TABLE journal_heads (
  journalId TEXT NOT NULL PRIMARY KEY,
  head TEXT NOT NULL,
  noted TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID`,
    journal_heads_noted: 'CREATE INDEX journal_heads_noted ON journal_heads (noted)',
  },
  migrate(sql) {
    sql.exec(`ALTER TABLE journal_heads RENAME TO journal_heads_before;
      ${second.objects.journal_heads};
      INSERT INTO journal_heads (journalId, head) SELECT journalId, head FROM journal_heads_before;
      DROP TABLE journal_heads_before;
      ${second.objects.journal_heads_noted}`);
  },
};
const history = [firstTables, second] as const;

let remove: () => void;
let sql: SqlDatabase;

beforeEach(() => {
  const made = newFolder();
  remove = made.remove;
  sql = openSql(join(made.folder, 'till.db'));
});
afterEach(() => {
  sql.close();
  remove();
});

const version = () => sql.pragma('user_version');
const heads = () => sql.prepare('SELECT * FROM journal_heads').all();

test('a new file has the tables of the latest version, counted', () => {
  expect(ensureSchema(sql, history)).toEqual({ tampered: [] });
  expect(version()).toBe(2);
  expect(ensureSchema(sql, history)).toEqual({ tampered: [] });
});

test('a file of the version before is migrated with what it holds, and nothing is called tampered', () => {
  ensureSchema(sql, [firstTables]);
  sql.exec(`INSERT INTO journal_heads VALUES ('j', '{}')`);
  expect(ensureSchema(sql, history)).toEqual({ tampered: [] });
  expect(version()).toBe(2);
  expect(heads()).toEqual([{ journalId: 'j', head: '{}', noted: '' }]);
  expect(ensureSchema(sql, history)).toEqual({ tampered: [] });
});

test('a file from before versions were counted is of the first', () => {
  ensureSchema(sql, [firstTables]);
  sql.pragma('user_version=0');
  expect(ensureSchema(sql, history)).toEqual({ tampered: [] });
  expect(version()).toBe(2);
});

test('what was tampered with in the version before is named and put back, then migrated', () => {
  ensureSchema(sql, [firstTables]);
  sql.exec('DROP TRIGGER journal_entries_no_delete');
  expect(ensureSchema(sql, history)).toEqual({ tampered: ['journal_entries_no_delete'] });
  expect(version()).toBe(2);
  expect(ensureSchema(sql, history)).toEqual({ tampered: [] });
});

test('everything dropped from a counted file is no new file', () => {
  ensureSchema(sql, [firstTables]);
  for (const [name, text] of Object.entries(firstTables.objects)) {
    const [, kind] = /^CREATE (\w+)/.exec(text) ?? [];
    sql.exec(`DROP ${kind} IF EXISTS ${name}`);
  }
  expect(ensureSchema(sql, history).tampered).toEqual(Object.keys(firstTables.objects));
});

test('a counter set back is named, and no migration runs twice', () => {
  ensureSchema(sql, history);
  for (const wrong of [0, 1]) {
    sql.pragma(`user_version=${wrong}`);
    expect(ensureSchema(sql, history)).toEqual({ tampered: ['user_version'] });
    expect(version()).toBe(2);
  }
});

test('a newer file is refused as such, and not touched', () => {
  ensureSchema(sql, history);
  const before = sql.prepare('SELECT name, sql FROM sqlite_schema').all();
  expect(() => refuseNewer(sql, [firstTables])).toThrow('STORE_NEWER');
  expect(() => ensureSchema(sql, [firstTables])).toThrow('STORE_NEWER');
  expect(sql.prepare('SELECT name, sql FROM sqlite_schema').all()).toEqual(before);
  expect(version()).toBe(2);
});

test('tables that a program of version 3 made uncounted are taken over with what they hold', () => {
  ensureSchema(sql, [firstTables, givenBack, storedValue]);
  sql.exec(`CREATE TABLE IF NOT EXISTS pin_tries (
    operatorId TEXT PRIMARY KEY, failures INTEGER NOT NULL) STRICT;
    INSERT INTO pin_tries VALUES ('op-1', 4);
    CREATE TABLE IF NOT EXISTS print_jobs (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      journalId TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      isEnded INTEGER NOT NULL,
      job TEXT NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS print_jobs_of_entry ON print_jobs (journalId, sequence);
    INSERT INTO print_jobs VALUES (7, 'job-7', 'j', 2, 1, '{}')`);
  expect(ensureSchema(sql)).toEqual({ tampered: [] });
  expect(sql.prepare('SELECT * FROM pin_tries').all()).toEqual([
    { operatorId: 'op-1', failures: 4 },
  ]);
  sql.exec(`INSERT INTO print_jobs (id, journalId, sequence, isEnded, job)
    VALUES ('job-8', 'j', 3, 0, '{}')`);
  expect(sql.prepare('SELECT number, id FROM print_jobs').all()).toEqual([
    { number: 7, id: 'job-7' },
    { number: 8, id: 'job-8' },
  ]);
  expect(ensureSchema(sql)).toEqual({ tampered: [] });
});

test('what a program of version 4 kept of its platform, uncounted, is taken over as it is', () => {
  ensureSchema(sql, [firstTables, givenBack, storedValue, tillTables]);
  sql.exec(`CREATE TABLE IF NOT EXISTS push_cursors (
      journalId TEXT NOT NULL PRIMARY KEY,
      through INTEGER NOT NULL,
      forkedAt INTEGER) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS push_quarantine (
      journalId TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (journalId, sequence)) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS platform_enrolment (
      one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
      enrolment TEXT NOT NULL) STRICT;
    INSERT INTO push_cursors VALUES ('j', 41, NULL), ('k', 7, 3);
    INSERT INTO push_quarantine VALUES ('j', 12, 'X');
    INSERT INTO platform_enrolment VALUES (1, '{}')`);
  expect(ensureSchema(sql)).toEqual({ tampered: [] });
  expect(sql.prepare('SELECT * FROM push_cursors').all()).toEqual([
    { journalId: 'j', through: 41, forkedAt: null },
    { journalId: 'k', through: 7, forkedAt: 3 },
  ]);
  expect(sql.prepare('SELECT * FROM push_quarantine').all()).toEqual([
    { journalId: 'j', sequence: 12, reason: 'X' },
  ]);
  expect(sql.prepare('SELECT * FROM platform_enrolment').all()).toEqual([
    { one: 1, enrolment: '{}' },
  ]);
  expect(ensureSchema(sql)).toEqual({ tampered: [] });
});

test.each([
  'journal_given_back',
  'journal_stored_value',
  'pin_tries',
  'print_jobs',
  'push_cursors',
])('one lost table that a later version brought is put back and named: %s', (table) => {
  ensureSchema(sql);
  sql.exec(`DROP TABLE ${table}`);
  const { tampered } = ensureSchema(sql);
  expect(tampered).toContain(table);
  expect(tampered).not.toContain('user_version');
  expect(ensureSchema(sql)).toEqual({ tampered: [] });
});
