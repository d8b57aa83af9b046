import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { until } from '../until.ts';
import { findPostgres } from './find-postgres.ts';

export interface PostgresServer {
  /** A new, empty database of this server; its URL. */
  newDatabase(): Promise<string>;
  /** Of the shell whose children the server's processes are. */
  pid: number;
  stop(): void;
}

/**
 * A throw-away PostgreSQL in a temporary folder, reached by a socket there. It ends with this process,
 * however that ends. `durable`: with fsync, for measures and kills; tests of behaviour need none.
 */
export async function startPostgres({ durable }: { durable: boolean }): Promise<PostgresServer> {
  const programs = findPostgres();
  if (programs === null) throw new Error('No PostgreSQL on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-postgres-'));
  const owner = postgresUser();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const made = spawnSync(
    join(programs, 'initdb'),
    [
      '-D',
      join(folder, 'data'),
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ],
    { cwd: folder, encoding: 'utf8', ...owner },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  // The shell in between ends the server once its own input ends, that is when this process is gone.
  const server = spawn(
    'sh',
    [
      ...['-c', '"$0" "$@" & read _; kill -QUIT $!; wait', join(programs, 'postgres')],
      ...['-D', join(folder, 'data'), '-k', folder, '-c', 'listen_addresses='],
      ...['-c', `fsync=${durable ? 'on' : 'off'}`, '-c', 'max_connections=60'],
    ],
    { cwd: folder, stdio: ['pipe', 'ignore', 'ignore'], ...owner },
  );
  server.unref();
  const stop = () => {
    server.stdin.end();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  const urlOf = (database: string) =>
    `postgres://postgres@/${database}?host=${encodeURIComponent(folder)}`;
  await until(() => answers(urlOf('postgres')));
  let databases = 0;
  return {
    async newDatabase() {
      databases += 1;
      const name = `test_${databases}`;
      await query(urlOf('postgres'), `create database ${name}`);
      return urlOf(name);
    },
    pid: server.pid ?? 0,
    stop() {
      process.off('exit', stop);
      stop();
    },
  };
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function postgresUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function answers(url: string): Promise<boolean> {
  return await query(url, 'select 1').then(
    () => true,
    () => false,
  );
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(text);
  } finally {
    await client.end().catch(() => undefined);
  }
}
