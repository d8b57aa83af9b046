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
import { migrate, migrations } from '../../../platform/database/migrate.ts';
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
    fresh: sharedDatabase(one),
    async stop() {
      await (await opened)?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The schema is there: a copy takes no time, making and migrating one takes seconds. */
async function embeddedCopy(folder: string): Promise<Database> {
  const schema = hash('sha256', JSON.stringify(migrations), 'hex').slice(0, 12);
  const made = await madeOnce(`${pgliteVersion()}-${schema}`, async (draft) => {
    await putEmbeddedDatabase(draft);
    const database = await openedEmbedded(draft);
    await migrate(database);
    await database.close();
  });
  copyDatabase(made, folder);
  return await openedEmbedded(folder);
}

/** A new embedded database in this folder, as `openEmbedded` makes one; copied from the first such. */
export async function putEmbeddedDatabase(folder: string): Promise<void> {
  const made = await madeOnce(pgliteVersion(), async (draft) => {
    const database = await openedEmbedded(draft);
    await database.close();
  });
  copyDatabase(made, folder);
}

/** A folder that all tests of this machine copy from; the first makes it. */
async function madeOnce(name: string, make: (draft: string) => Promise<void>): Promise<string> {
  const made = join(tmpdir(), `comptoir-pglite-${name}-${process.getuid?.() ?? 0}`);
  if (existsSync(made)) return made;
  const draft = mkdtempSync(join(tmpdir(), 'comptoir-pglite-new-'));
  await make(draft);
  try {
    renameSync(draft, made);
  } catch {
    // Another test file was faster: its copy is as good.
    rmSync(draft, { recursive: true });
  }
  return made;
}

function copyDatabase(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  cpSync(join(from, 'database'), join(to, 'database'), { recursive: true });
}

async function openedEmbedded(folder: string): Promise<Database> {
  const opened = await openEmbedded(folder);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

function pgliteVersion(): string {
  const program = fileURLToPath(import.meta.resolve('@electric-sql/pglite'));
  return hash('sha256', readFileSync(program), 'hex').slice(0, 12);
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
        `select tablename from pg_tables
         where schemaname = 'public' and tablename not in ('schema_migrations', 'feed_head')`,
      );
      const asked = tables.map(
        ({ tablename }) => `select '${tablename}' as name where exists (select from ${tablename})`,
      );
      const filled = (await sql.query(asked.join(' union all '))).map(({ name }) => name);
      // Entries refuse to be emptied; only this way do their triggers not fire.
      await sql.query('set local session_replication_role = replica');
      // An empty table would cost as much as a full one.
      if (filled.length > 0) await sql.query(`truncate ${filled.join(', ')} cascade`);
      await sql.query('update feed_head set epoch = gen_random_uuid(), seq = 0');
    });
    return database;
  };
}
