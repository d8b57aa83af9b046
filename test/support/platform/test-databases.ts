import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

function embeddedDatabases(): TestDatabases {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-pglite-'));
  const opened: Database[] = [];
  const open = async (name: string) => {
    const database = await embedded(join(folder, name));
    opened.push(database);
    return database;
  };
  const shared = sharedDatabase(() => open('shared'));
  return {
    name: 'PGlite',
    skipped: null,
    start: () => Promise.resolve(),
    empty: () => open(`empty-${opened.length}`),
    fresh: shared,
    async stop() {
      for (const database of opened) await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function embedded(folder: string, onSync?: () => void): Promise<Database> {
  const opened = await openEmbedded(folder, onSync);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
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
         where schemaname = 'public' and tablename <> 'schema_migrations'`,
      );
      // Entries refuse to be emptied; only this way do their triggers not fire.
      await sql.query('set local session_replication_role = replica');
      await sql.query(`truncate ${String(tables[0]?.names)}`);
    });
    return database;
  };
}
