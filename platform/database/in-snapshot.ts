import type { Database, Queries } from './database.ts';
import { together } from './together.ts';

/** Reads that all see one moment of the database, whatever others commit meanwhile. Writes nothing. */
export async function inSnapshot<T>(
  database: Database,
  read: (sql: Queries) => Promise<T>,
): Promise<T> {
  return await database.transaction(async (sql) => {
    const [, result] = await together([
      sql.query('set transaction isolation level repeatable read, read only'),
      read(sql),
    ]);
    return result;
  });
}
