import type { Database, Queries } from './database.ts';

/** Reads that all see one moment of the database, whatever others commit meanwhile. Writes nothing. */
export async function inSnapshot<T>(
  database: Database,
  read: (sql: Queries) => Promise<T>,
): Promise<T> {
  return await database.transaction(async (sql) => {
    await sql.query('set transaction isolation level repeatable read, read only');
    return await read(sql);
  });
}
