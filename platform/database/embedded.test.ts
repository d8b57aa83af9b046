import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';

let folder: string;
let database: Database;
let syncs = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-embedded-'));
  // What a crash left in the middle of making one.
  mkdirSync(join(folder, 'database.new'));
  writeFileSync(join(folder, 'database.new', 'PG_VERSION'), 'half');
  database = await open();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<Database> {
  const opened = await openEmbedded(folder, () => {
    syncs += 1;
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

test('every commit is on the disk when it is reported: one sync each', async () => {
  await database.query('create table sales (id bigint primary key)');
  const before = syncs;
  for (let id = 1; id <= 50; id += 1) await database.query('insert into sales values ($1)', [id]);
  expect(syncs - before).toBe(50);
  const inside = syncs;
  await database.transaction(async (sql) => {
    for (let id = 51; id <= 60; id += 1) await sql.query('insert into sales values ($1)', [id]);
  });
  expect(syncs - inside).toBe(1);
});

test('reading syncs nothing', async () => {
  const before = syncs;
  await database.query('select count(*) from sales');
  expect(syncs).toBe(before);
});

test('the settings that make it durable are on', async () => {
  const settings = await database.query(
    `select name, setting from pg_settings where name in
       ('fsync', 'wal_sync_method', 'synchronous_commit', 'full_page_writes', 'server_encoding')`,
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    wal_sync_method: 'fsync',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    server_encoding: 'UTF8',
  });
});

test('a second platform is kept out of the folder', async () => {
  expect(await openEmbedded(folder)).toEqual({
    ok: false,
    error: { code: 'PLATFORM_RUNNING', details: { folder } },
  });
});

test('the claim of a process that was killed is none', async () => {
  const claimed = mkdtempSync(join(tmpdir(), 'comptoir-claim-'));
  const claim = join(import.meta.dirname, 'folder-claim.ts');
  const holder = spawn(
    process.execPath,
    [
      '-e',
      `import(${JSON.stringify(claim)}).then(({ claimFolder }) => {
       console.log(claimFolder(${JSON.stringify(claimed)}).ok); setInterval(() => {}, 1000);
     })`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const said = await new Promise((resolve) => holder.stdout.once('data', resolve));
  expect(String(said)).toBe('true\n');
  const { claimFolder } = await import('./folder-claim.ts');
  expect(claimFolder(claimed, 100).ok).toBe(false);
  const ended = new Promise((resolve) => holder.once('exit', resolve));
  holder.kill('SIGKILL');
  await ended;
  const claim2 = claimFolder(claimed, 100);
  expect(claim2.ok).toBe(true);
  if (claim2.ok) claim2.value.release();
  rmSync(claimed, { recursive: true, force: true });
});

test('what was stored is there after the next start', async () => {
  await database.close();
  database = await open();
  expect(await database.query('select count(*) as count from sales')).toEqual([{ count: 60 }]);
});
