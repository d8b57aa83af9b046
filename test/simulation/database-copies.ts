import { z } from 'zod';
import type { Database, DatabaseTransaction } from '../../platform/database/database.ts';

/** A copy of all rows of a database beside them, as a backup of it is. */
export function databaseCopies(database: Database) {
  async function tables(sql: DatabaseTransaction): Promise<string[]> {
    const rows = await sql.query(
      `select tablename from pg_tables
       where schemaname = 'public' and tablename <> 'schema_migrations' order by tablename`,
    );
    return rows.map((row) => tableRow.parse(row).tablename);
  }

  return {
    make: () =>
      database.transaction(async (sql) => {
        await sql.script('drop schema if exists backup cascade; create schema backup');
        for (const name of await tables(sql))
          await sql.query(`create table backup.${name} as table public.${name}`);
      }),
    putBack: () =>
      database.transaction(async (sql) => {
        // Entries refuse to be emptied; only this way do their triggers not fire.
        await sql.query('set local session_replication_role = replica');
        const names = await tables(sql);
        await sql.query(`truncate ${names.map((name) => `public.${name}`).join(', ')}`);
        for (const name of names)
          await sql.query(`insert into public.${name} select * from backup.${name}`);
      }),
  };
}

const tableRow = z.object({ tablename: z.string() });
