import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { connect } from '../../contract/rpc/client.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { webSocketChannel } from '../../contract/rpc/web-socket-channel.ts';
import { standInApi } from '../../test/support/stand-in-host.ts';

const program = join(import.meta.dirname, '../../test/support/kiosk-on-stand-in.ts');
const shells: ChildProcess[] = [];
afterEach(() => {
  for (const shell of shells.splice(0)) shell.kill('SIGKILL');
});

const newFolder = () => mkdtempSync(join(tmpdir(), 'comptoir-kiosk-'));

function startShell(folder: string, ...args: string[]) {
  const child = spawn(
    process.execPath,
    [program, '--data', folder, '--no-window', '--language', 'en', ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  shells.push(child);
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  const ready = Promise.withResolvers<URL>();
  const exited = Promise.withResolvers<number | null>();
  child.stdout.on('data', (text: Buffer) => {
    stdout += text.toString();
    const url = /^Till ready: (\S+)\n$/.exec(stdout)?.[1];
    if (url !== undefined) ready.resolve(new URL(url));
  });
  // 'close', not 'exit': all that it printed has come.
  child.on('close', (code) => {
    exited.resolve(code);
    ready.reject(new Error(`ended with ${code}: ${stderr}`));
  });
  ready.promise.catch(() => undefined);
  return {
    child,
    ready: ready.promise,
    exited: exited.promise,
    stdout: () => stdout,
    stderr: () => stderr,
  };
}

function joinHost(url: URL) {
  const socket = new WebSocket(`ws://${url.host}/rpc`);
  const token = url.hash.replace('#token=', '');
  return connect(standInApi, webSocketChannel(socket), {
    token,
    build: 'test',
    timers: systemTimers,
  });
}

async function pidBehind(url: URL): Promise<number | null> {
  const client = joinHost(url);
  const answer = await client.call('whoAreYou', {});
  client.close();
  return answer.ok ? answer.value.pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('it prints one line, whose address and token lead to the host; Ctrl-C stops it cleanly', async () => {
  const folder = newFolder();
  const shell = startShell(folder, '--port', '0');
  const url = await shell.ready;
  expect(await pidBehind(url)).toBe(Number(readFileSync(join(folder, 'stand-in.pid'), 'utf8')));
  const commandLine = readFileSync(
    existsSync('/proc/self/cmdline') ? `/proc/${await pidBehind(url)}/cmdline` : '/dev/null',
    'utf8',
  );
  expect(commandLine).not.toContain(url.hash.slice('#token='.length));
  shell.child.kill('SIGINT');
  expect(await shell.exited).toBe(0);
  expect(existsSync(join(folder, 'stopped-cleanly'))).toBe(true);
  expect(shell.stdout()).toBe(`Till ready: ${url}\n`);
});

test('a second start on the same data says so and leaves the first alone', async () => {
  const folder = newFolder();
  const first = startShell(folder, '--port', '0');
  const url = await first.ready;
  const second = startShell(folder, '--port', '0');
  expect(await second.exited).toBe(1);
  expect(second.stderr()).toContain(`A till is already running on this folder (${folder})`);
  expect(second.stderr()).toContain('[ALREADY_RUNNING]');
  expect(second.stdout()).toBe('');
  expect(await pidBehind(url)).not.toBeNull();
});

test('a killed host comes back at the same address, with the same token', async () => {
  const shell = startShell(newFolder(), '--port', '0');
  const url = await shell.ready;
  const pid = await pidBehind(url);
  if (pid === null) throw new Error('no host');
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => pidBehind(url), { timeout: 30_000 }).toBeGreaterThan(0);
  expect(await pidBehind(url)).not.toBe(pid);
  expect(shell.stdout()).toBe(`Till ready: ${url}\n`);
});

test('a host outlives its killed shell no longer than it takes to notice', async () => {
  const folder = newFolder();
  const shell = startShell(folder, '--port', '0');
  const pid = await pidBehind(await shell.ready);
  if (pid === null) throw new Error('no host');
  shell.child.kill('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false);
  expect(existsSync(join(folder, 'stopped-cleanly'))).toBe(true);
});

test('a host that does not stop is killed', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'behave.json'), '{"ignoresStop":true}');
  const shell = startShell(folder, '--port', '0');
  const pid = await pidBehind(await shell.ready);
  if (pid === null) throw new Error('no host');
  shell.child.kill('SIGTERM');
  expect(await shell.exited).toBe(0);
  expect(isAlive(pid)).toBe(false);
});

test('a port that was asked for and is taken is not exchanged for another', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const shell = startShell(newFolder(), '--port', String(port), '--language', 'fr');
  expect(await shell.exited).toBe(1);
  expect(shell.stderr()).toContain(`Le port ${port} est déjà pris`);
  other.close();
});

test('wrong arguments are answered with the usage', async () => {
  const shell = startShell(newFolder(), '--prot', '1');
  expect(await shell.exited).toBe(2);
  expect(shell.stderr()).toContain('--port N');
});
