import { join } from 'node:path';
import { type Failure, FailureError, fail } from '../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../domain/result.ts';
import { type Database, DatabaseError } from './database/database.ts';
import { openEmbedded } from './database/embedded.ts';
import { migrate } from './database/migrate.ts';
import { openPostgres } from './database/postgres.ts';
import { isTransient } from './database/sql-failure.ts';

/** The database by its URL, or the embedded one in this folder; migrated to this release. */
export async function openDatabase({
  databaseUrl,
  folder,
}: {
  databaseUrl: string | null;
  folder: string;
}): Promise<Result<Database, Failure>> {
  const opened = databaseUrl === null ? await openEmbedded(folder) : ok(openPostgres(databaseUrl));
  if (!opened.ok) return opened;
  const database = opened.value;
  try {
    await migrate(database);
    return ok(database);
  } catch (error) {
    await database.close();
    if (error instanceof FailureError) return refuse(error.failure);
    if (isTransient(error) || isRefusedLogin(error))
      return refuse(fail('DATABASE_UNREACHABLE', { sqlState: sqlStateOf(error) }));
    throw error;
  }
}

/** Where the running platform says how its own command line reaches it. */
export function addressFile(folder: string): string {
  return join(folder, 'platform.json');
}

/** Wrong password or no such database: somebody's setting, not a mistake of ours. */
function isRefusedLogin(error: unknown): boolean {
  return /^(28|3D)/.test(sqlStateOf(error));
}

function sqlStateOf(error: unknown): string {
  return error instanceof DatabaseError ? error.sqlState : '';
}
