import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import { refuse } from '../../domain/result.ts';
import { claimDataFolder } from './claim-data-folder.ts';
import { findRunningHost, removeHostAddress, writeHostAddress } from './host-address.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'comptoir-folder-'));
const children: ChildProcess[] = [];
const servers: Server[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) server.close();
});

/** Another process that holds a claim until it is killed. */
async function claimElsewhere(folder: string): Promise<ChildProcess> {
  const program = `
    import { claimDataFolder } from ${JSON.stringify(join(import.meta.dirname, 'claim-data-folder.ts'))};
    const claimed = claimDataFolder(${JSON.stringify(folder)}).ok ? 'claimed' : 'refused';
    // Forgotten here: the claim must hold all the same.
    setTimeout(() => {
      gc();
      setTimeout(() => process.stdout.write(claimed), 20);
    }, 20);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const said = await new Promise<string>((resolve) =>
    child.stdout.once('data', (text: Buffer) => resolve(text.toString())),
  );
  expect(said).toBe('claimed');
  return child;
}

test('a folder that is claimed refuses the next, until it is released', () => {
  const folder = join(newFolder(), 'made', 'here');
  const claim = claimDataFolder(folder);
  if (!claim.ok) throw new Error(claim.error.code);
  expect(claimDataFolder(folder, { waitMs: 0 })).toEqual(
    refuse(fail('ALREADY_RUNNING', { folder })),
  );
  claim.value.release();
  const next = claimDataFolder(folder, { waitMs: 0 });
  expect(next.ok).toBe(true);
  if (next.ok) next.value.release();
});

test('another process is kept out, and its kill -9 frees the folder', async () => {
  const folder = newFolder();
  const other = await claimElsewhere(folder);
  expect(claimDataFolder(folder, { waitMs: 0 })).toEqual(
    refuse(fail('ALREADY_RUNNING', { folder })),
  );
  const exited = new Promise((resolve) => other.once('exit', resolve));
  other.kill('SIGKILL');
  await exited;
  const claim = claimDataFolder(folder, { waitMs: 0 });
  expect(claim.ok).toBe(true);
  if (claim.ok) claim.value.release();
});

test('a place where no folder can be is refused with its name', () => {
  const file = join(newFolder(), 'a-file');
  writeFileSync(file, '');
  const folder = join(file, 'data');
  expect(claimDataFolder(folder)).toEqual(refuse(fail('FOLDER_READ_ONLY', { folder })));
});

async function listen(): Promise<number> {
  const server = createServer((socket) => socket.end());
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

test('the running host is found by its folder, and its file is for its owner only', async () => {
  const folder = newFolder();
  const address = {
    url: `http://127.0.0.1:${await listen()}`,
    token: 'secret',
    pid: process.pid,
    build: 'b1',
  };
  expect(await findRunningHost(folder)).toBeNull();
  writeHostAddress(folder, address);
  expect(await findRunningHost(folder)).toEqual(address);
  if (process.platform !== 'win32')
    expect(statSync(join(folder, 'host.json')).mode & 0o777).toBe(0o600);
  removeHostAddress(folder);
  expect(await findRunningHost(folder)).toBeNull();
});

test('what a killed host left behind leads nowhere', async () => {
  const folder = newFolder();
  const gone = spawn(process.execPath, ['--eval', '']);
  await new Promise((resolve) => gone.once('exit', resolve));
  const url = `http://127.0.0.1:${await listen()}`;
  writeHostAddress(folder, { url, token: 't', pid: gone.pid ?? 0, build: 'b' });
  expect(await findRunningHost(folder), 'a dead process').toBeNull();

  const closed = servers.pop();
  await new Promise((resolve) => closed?.close(resolve));
  writeHostAddress(folder, { url, token: 't', pid: process.pid, build: 'b' });
  expect(await findRunningHost(folder), 'a port where nobody answers').toBeNull();

  writeFileSync(join(folder, 'host.json'), '{"url":"http://elsewhere.example"');
  expect(await findRunningHost(folder), 'a damaged file').toBeNull();
});

test.skipIf(process.platform !== 'linux')(
  'a folder that cannot be made is refused, at once',
  () => {
    expect(claimDataFolder('/proc/comptoir/till')).toEqual(
      refuse(fail('FOLDER_READ_ONLY', { folder: '/proc/comptoir/till' })),
    );
  },
);
