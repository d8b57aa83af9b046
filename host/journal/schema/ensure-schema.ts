import { z } from 'zod';
import { FailureError, fail } from '../../../contract/failure/failure.ts';
import { assert } from '../../../domain/assert.ts';
import type { SqlDatabase } from '../../store/driver.ts';
import { journalSchema, type SchemaHistory } from './journal-schema.ts';
import type { SchemaVersion } from './schema-version.ts';

/**
 * Brings the journal's tables to the version of this program, in the caller's database transaction.
 * First the file is compared with the version it was left in: what is missing or was changed is put
 * back and named, for SQLite can't refuse DROP or a changed schema, only show it (law 4). Then it is
 * migrated. Throws FailureError(STORE_NEWER) and touches nothing when a newer program was here.
 */
export function ensureSchema(
  sql: SqlDatabase,
  history: SchemaHistory = journalSchema,
): { tampered: string[] } {
  refuseNewer(sql, history);
  const latest = latestOf(history);
  const stored = storedVersion(sql, history);
  const tampered = stored.version ? restoreObjects(sql, stored.version) : [];
  const from = stored.version?.version ?? 0;
  for (const version of history) if (version.version > from) version.migrate(sql);
  if (from < latest.version) assertArrived(sql, latest, tampered);
  if (countIn(sql) !== latest.version) sql.pragma(`user_version=${latest.version}`);
  return { tampered: [...tampered, ...(stored.isCounterWrong ? ['user_version'] : [])] };
}

/** Before anything is read from or written to the till file. */
export function refuseNewer(sql: SqlDatabase, history: SchemaHistory = journalSchema): void {
  if (countIn(sql) <= latestOf(history).version) return;
  throw new FailureError(fail('STORE_NEWER', { file: sql.file }));
}

/** Puts back what is missing or was changed in a file of the latest version, and names it. */
export function restoreSchema(
  sql: SqlDatabase,
  history: SchemaHistory = journalSchema,
): { tampered: string[] } {
  return { tampered: restoreObjects(sql, latestOf(history)) };
}

/** The version a file was left in: as it counts itself, unless its objects are those of another. */
function storedVersion(
  sql: SqlDatabase,
  history: SchemaHistory,
): { version: SchemaVersion | null; isCounterWrong: boolean } {
  const count = countIn(sql);
  const [first] = history;
  const isEmpty = wrongObjects(sql, first).length === Object.keys(first.objects).length;
  // A file that never counted is new, or of the first version from before versions were counted.
  if (count === 0 && isEmpty) return { version: null, isCounterWrong: false };
  const own = count === 0 ? 1 : count;
  // The latest that fits: a version may only add to the one before, and then both fit.
  const fitting = history.toReversed().find((known) => wrongObjects(sql, known).length === 0);
  const counted = history.find((known) => known.version === own) ?? first;
  const isDamaged =
    fitting !== undefined && fitting.version < own && hasMore(sql, counted, fitting);
  if (!fitting || isDamaged) return { version: counted, isCounterWrong: false };
  return { version: fitting, isCounterWrong: fitting.version !== own };
}

/** Something of the later version is there: what else it has was dropped, and it was not counted too far. */
function hasMore(sql: SqlDatabase, later: SchemaVersion, earlier: SchemaVersion): boolean {
  return Object.keys(later.objects).some((name) => !(name in earlier.objects) && exists(sql, name));
}

function restoreObjects(sql: SqlDatabase, version: SchemaVersion): string[] {
  const wrong = wrongObjects(sql, version);
  for (const name of wrong) {
    const statement = version.objects[name] ?? '';
    if (statement.startsWith('CREATE TRIGGER')) sql.exec(`DROP TRIGGER IF EXISTS ${name}`);
    // A table that was changed is kept as it is: what it holds may still be read or compared.
    if (!exists(sql, name)) sql.exec(statement);
  }
  return wrong;
}

/** A changed table that was kept may be as wrong after its migration; anything else is our mistake. */
function assertArrived(sql: SqlDatabase, latest: SchemaVersion, tampered: readonly string[]): void {
  const wrong = wrongObjects(sql, latest).filter((name) => !tampered.includes(name));
  assert(wrong.length === 0, `A migration leads to its version (${wrong.join(', ')})`);
}

/** Objects that are missing or not word for word what the version made. */
function wrongObjects(sql: SqlDatabase, { objects }: SchemaVersion): string[] {
  const rows = sql.prepare('SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL').all();
  const found = new Map(rows.map((row) => schemaRow.parse(row)).map((row) => [row.name, row.sql]));
  return Object.entries(objects)
    .filter(([name, statement]) => unquoted(found.get(name), name) !== statement)
    .map(([name]) => name);
}

function countIn(sql: SqlDatabase): number {
  return z.number().parse(sql.pragma('user_version'));
}

function latestOf(history: SchemaHistory): SchemaVersion {
  return history.at(-1) ?? history[0];
}

function exists(sql: SqlDatabase, name: string): boolean {
  return sql.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined;
}

/** SQLite quotes the name of a renamed table (a closed segment leaves by way of one). */
function unquoted(statement: string | undefined, name: string): string | undefined {
  return statement?.replace(`"${name}"`, name);
}

const schemaRow = z.object({ name: z.string(), sql: z.string() });
