import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { Failure } from '../../contract/failure/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Database, Parameter } from './database.ts';
import { DurableFiles } from './durable-files.ts';
import { claimFolder } from './folder-claim.ts';
import { withSavepoints } from './savepoints.ts';
import { databaseError } from './sql-failure.ts';

/** `-F` would turn fsync off; the others are PGlite's own. */
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'fsync=on'],
  // The default, fdatasync, does nothing in PGlite's C library.
  ...['-c', 'wal_sync_method=fsync'],
];

/**
 * PostgreSQL inside this process, in a folder: the one-command start, tests and small shops. One
 * connection: database transactions run one after the other. `onSync` is told of each fsync.
 */
export async function openEmbedded(
  folder: string,
  onSync?: () => void,
): Promise<Result<Database, Failure>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const claimed = claimFolder(folder);
  if (!claimed.ok) return claimed;
  try {
    const files = join(folder, 'database');
    if (!existsSync(files)) await createDatabase(files);
    return ok(adapt(await open(files, onSync), claimed.value.release));
  } catch (error) {
    claimed.value.release();
    throw error;
  }
}

/** Made aside and moved into place when it is whole and on disk: a crash leaves none or all of it. */
async function createDatabase(files: string): Promise<void> {
  const draft = `${files}.new`;
  rmSync(draft, { recursive: true, force: true });
  const made = await open(draft);
  await made.close();
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() || entry.isDirectory()) syncPath(join(entry.parentPath, entry.name));
  }
  syncPath(draft);
  renameSync(draft, files);
  syncPath(join(files, '..'));
}

function open(files: string, onSync?: () => void): Promise<PGlite> {
  return PGlite.create({ fs: new DurableFiles(files, onSync), startParams });
}

function adapt(database: PGlite, release: () => void): Database {
  return {
    query: (text, parameters) => run(database, text, parameters),
    transaction: (work) =>
      database.transaction((sql) =>
        work(
          withSavepoints({
            query: (text, parameters) => run(sql, text, parameters),
            async script(text) {
              await sql.exec(text).catch((error: unknown) => {
                throw databaseError(error);
              });
            },
          }),
        ),
      ),
    async listen(channel, onPayload) {
      const stop = await database.listen(channel, onPayload);
      return () => stop();
    },
    async close() {
      await database.close();
      release();
    },
  };
}

async function run(
  on: Pick<PGlite | Transaction, 'query'>,
  text: string,
  parameters: readonly Parameter[] = [],
) {
  try {
    const { rows } = await on.query<Record<string, unknown>>(text, [...parameters]);
    return rows;
  } catch (error) {
    throw databaseError(error);
  }
}

/** Windows syncs no folder, and needs not. */
function syncPath(path: string): void {
  const handle = openOrNull(path);
  if (handle === null) return;
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function openOrNull(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (process.platform === 'win32') return null;
    throw error;
  }
}
