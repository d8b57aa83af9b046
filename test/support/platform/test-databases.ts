import { hash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from '../../../platform/database/database.ts';
import { openEmbedded } from '../../../platform/database/embedded.ts';
import { migrate } from '../../../platform/database/migrate.ts';
import { openPostgres } from '../../../platform/database/postgres.ts';
import { findPostgres } from './find-postgres.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

/** A kind of database that the platform runs on, for a suite that runs on each. */
export interface TestDatabases {
  name: string;
  /** Why it can't be had here; null when it can. */
  skipped: string | null;
  start(): Promise<void>;
  /** No schema, no rows. */
  empty(): Promise<Database>;
  /** The schema of this release, no rows. One for all tests of a file: making one takes its time. */
  fresh(): Promise<Database>;
  stop(): Promise<void>;
}

export function everyDatabase(): TestDatabases[] {
  return [embeddedDatabases(), postgresDatabases()];
}

export function embeddedDatabases(): TestDatabases {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-pglite-'));
  let opened: Promise<Database> | null = null;
  const one = () => {
    opened ??= embeddedCopy(join(folder, 'platform'));
    return opened;
  };
  const emptied = async () => {
    const database = await one();
    await database.query('drop schema public cascade');
    await database.query('create schema public');
    return database;
  };
  return {
    name: 'PGlite',
    skipped: null,
    start: () => Promise.resolve(),
    empty: emptied,
    fresh: sharedDatabase(emptied),
    async stop() {
      await (await opened)?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens a folder that already holds a new database: a copy takes no time, making one takes seconds. */
async function embeddedCopy(folder: string): Promise<Database> {
  await putEmbeddedDatabase(folder);
  const opened = await openEmbedded(folder);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

/** A new embedded database in this folder, as `openEmbedded` makes one; copied from the first such. */
export async function putEmbeddedDatabase(folder: string): Promise<void> {
  const program = fileURLToPath(import.meta.resolve('@electric-sql/pglite'));
  const version = hash('sha256', readFileSync(program), 'hex').slice(0, 12);
  const made = join(tmpdir(), `comptoir-pglite-${version}-${process.getuid?.() ?? 0}`);
  if (!existsSync(made)) {
    const draft = mkdtempSync(join(tmpdir(), 'comptoir-pglite-new-'));
    const opened = await openEmbedded(draft);
    if (!opened.ok) throw new Error(opened.error.code);
    await opened.value.close();
    try {
      renameSync(draft, made);
    } catch {
      // Another test file was faster: its copy is as good.
      rmSync(draft, { recursive: true });
    }
  }
  mkdirSync(folder, { recursive: true });
  cpSync(join(made, 'database'), join(folder, 'database'), { recursive: true });
}

function postgresDatabases(): TestDatabases {
  let server: PostgresServer | null = null;
  const opened: Database[] = [];
  const open = async () => {
    if (!server) throw new Error('not started');
    const database = openPostgres(await server.newDatabase());
    opened.push(database);
    return database;
  };
  return {
    name: 'PostgreSQL',
    skipped: findPostgres() === null ? 'no PostgreSQL on this machine' : null,
    async start() {
      server = await startPostgres({ durable: false });
    },
    empty: open,
    fresh: sharedDatabase(open),
    async stop() {
      for (const database of opened) await database.close();
      server?.stop();
    },
  };
}

/** Migrated once, emptied for each test. */
function sharedDatabase(open: () => Promise<Database>): () => Promise<Database> {
  let made: Promise<Database> | null = null;
  return async () => {
    made ??= open().then(async (database) => {
      await migrate(database);
      return database;
    });
    const database = await made;
    await database.transaction(async (sql) => {
      const tables = await sql.query(
        `select string_agg(tablename, ', ') as names from pg_tables
         where schemaname = 'public' and tablename not in ('schema_migrations', 'feed_head')`,
      );
      // Entries refuse to be emptied; only this way do their triggers not fire.
      await sql.query('set local session_replication_role = replica');
      await sql.query(`truncate ${String(tables[0]?.names)}`);
      await sql.query('update feed_head set epoch = gen_random_uuid(), seq = 0');
    });
    return database;
  };
}
