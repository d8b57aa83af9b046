import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { signOnAtPage } from './sign-on.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');
/** A busy machine may take this long to start a till. */
const startTimeoutMs = 50_000;

export interface RunningTill {
  folder: string;
  /** What the shell printed: the page with its token. */
  url: string;
  origin: string;
  pageToken: string;
  /** Process id of the host that serves now. */
  hostPid(): number;
  /** Ctrl-C on the shell; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** All that the shell and the host wrote to stderr. */
  errors(): string;
}

/** A till as `npm start -- --no-window` runs it, from the built programs, in a folder of its own. */
export async function startTill(
  options: {
    folder?: string;
    args?: readonly string[];
    env?: NodeJS.ProcessEnv;
    /** Opens its window too, in what `env` says. */
    window?: boolean;
    /** With a platform of its own beside the folder, as `npm start` has it; otherwise it stands alone. */
    platform?: boolean;
    /** Nobody signs on at the page's seat; otherwise the first cashier does, as a morning begins. */
    signedOff?: boolean;
  } = {},
): Promise<RunningTill> {
  const folder = options.folder ?? temporaryFolder();
  const shell = spawn(
    process.execPath,
    [
      join(dist, 'electron', 'kiosk.mjs'),
      ...['--data', folder, '--port', '0', '--language', 'fr'],
      ...(options.platform ? [] : ['--no-platform']),
      ...(options.window ? [] : ['--no-window']),
      ...(options.args ?? []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } },
  );
  let errors = '';
  shell.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const url = await readyLine(shell, () => errors);
  const { origin, hash } = new URL(url);
  const pageToken = new URLSearchParams(hash.slice(1)).get('token') ?? '';
  if (!options.signedOff) await signOnAtPage({ origin, pageToken });
  return {
    folder,
    url,
    origin,
    pageToken,
    hostPid: () => hostAddressOf(folder).pid,
    stop: () => stopped(shell),
    errors: () => errors,
  };
}

const hostAddress = z.object({ pid: z.int(), url: z.string(), token: z.string() });

/** Where scripts find the host of this folder. */
export function hostAddressOf(folder: string): z.infer<typeof hostAddress> {
  return hostAddress.parse(JSON.parse(readFileSync(join(folder, 'host.json'), 'utf8')));
}

/** Removed when the test process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-'));
  atExit(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const cleanups: (() => void)[] = [];

/** One listener for all: a test file may start dozens of tills. */
function atExit(cleanup: () => void): void {
  if (cleanups.push(cleanup) > 1) return;
  process.on('exit', () => {
    for (const each of cleanups.toReversed()) each();
  });
}

function readyLine(shell: ChildProcess, errors: () => string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let printed = '';
  const timer = setTimeout(() => {
    shell.kill('SIGKILL');
    reject(new Error(`no till after ${startTimeoutMs} ms; stderr:\n${errors()}`));
  }, startTimeoutMs);
  shell.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    const found = /^Till ready: (\S+)$/m.exec(printed)?.[1];
    if (found !== undefined) resolve(found);
  });
  shell.once('exit', (code) =>
    reject(new Error(`the shell ended with ${code}; stderr:\n${errors()}`)),
  );
  atExit(() => shell.kill('SIGKILL'));
  return promise.finally(() => clearTimeout(timer));
}

function stopped(shell: ChildProcess): Promise<number | null> {
  if (shell.exitCode !== null) return Promise.resolve(shell.exitCode);
  const { promise, resolve } = Promise.withResolvers<number | null>();
  shell.once('exit', (code) => resolve(code));
  shell.kill('SIGINT');
  return promise;
}
