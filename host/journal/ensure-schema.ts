import { z } from 'zod';
import type { SqlDatabase } from '../store/driver.ts';
import { journalSchema } from './journal-schema.ts';

/**
 * Makes the journal's tables in a new file; in a known one puts back what is missing or was changed
 * and names it, for SQLite can't refuse DROP or a changed schema, only show it (law 4). Runs in the
 * caller's database transaction.
 */
export function ensureSchema(sql: SqlDatabase): { tampered: string[] } {
  const wrong = wrongObjects(sql);
  const isNew = wrong.length === Object.keys(journalSchema).length;
  for (const name of wrong) {
    const statement = journalSchema[name] ?? '';
    if (statement.startsWith('CREATE TRIGGER')) sql.exec(`DROP TRIGGER IF EXISTS ${name}`);
    // A table that was changed is kept as it is: what it holds may still be read or compared.
    if (!exists(sql, name)) sql.exec(statement);
  }
  return { tampered: isNew ? [] : wrong };
}

/** Objects that are missing or not word for word what this program made. */
function wrongObjects(sql: SqlDatabase): string[] {
  const rows = sql.prepare('SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL').all();
  const found = new Map(rows.map((row) => schemaRow.parse(row)).map((row) => [row.name, row.sql]));
  return Object.entries(journalSchema)
    .filter(([name, statement]) => unquoted(found.get(name), name) !== statement)
    .map(([name]) => name);
}

function exists(sql: SqlDatabase, name: string): boolean {
  return sql.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined;
}

/** SQLite quotes the name of a renamed table (a closed segment leaves by way of one). */
function unquoted(statement: string | undefined, name: string): string | undefined {
  return statement?.replace(`"${name}"`, name);
}

const schemaRow = z.object({ name: z.string(), sql: z.string() });
