import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const program = join(import.meta.dirname, '..', '..', 'dist', 'platform', 'main.mjs');
/** PGlite makes its first database in a few seconds, on a busy machine in many; the full demo takes longer. */
const startTimeoutMs = 240_000;

export interface RunningPlatform {
  url: string;
  folder: string;
  pid: number;
  /** A code that enrols this till of the demo retailer. */
  pair(storeId: string, tillNumber: string): Promise<string>;
  /** The key of a web shop that sells in the name of this store. */
  addClient(storeId: string): Promise<string>;
  /** Turns a till away from its next request on. */
  revoke(tillId: string): Promise<void>;
  stop(): Promise<void>;
}

/** The platform as `npm run platform` runs it, from the built program; embedded without a database's URL. */
export async function startPlatform(
  from: {
    folder?: string;
    port?: number;
    databaseUrl?: string;
    /** How tills reach it, when that is not where it listens. */
    origin?: string;
    /** What an empty database is filled with; otherwise as the environment says. */
    demo?: 'small' | 'full';
  } = {},
): Promise<RunningPlatform> {
  const folder = from.folder ?? mkdtempSync(join(tmpdir(), 'comptoir-platform-'));
  const args = ['--data', folder];
  const env = {
    ...process.env,
    DATABASE_URL: from.databaseUrl ?? '',
    ...(from.demo && { COMPTOIR_DEMO: from.demo }),
  };
  const child = spawn(
    process.execPath,
    [
      ...[program, ...args, '--port', String(from.port ?? 0)],
      ...(from.origin === undefined ? [] : ['--origin', from.origin]),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env },
  );
  const url = await readyUrl(child);

  async function command(...words: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...words, ...args], {
      env,
    });
    return stdout.trim();
  }

  return {
    url,
    folder,
    pid: child.pid ?? 0,
    pair: (storeId, tillNumber) => command('pair', '--store', storeId, '--till', tillNumber),
    async addClient(storeId) {
      const said = await command('add-client', 'Boutique en ligne', '--store', storeId);
      return z.object({ key: z.string() }).parse(JSON.parse(said)).key;
    },
    async revoke(tillId) {
      await command('revoke', '--till', tillId);
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const timer = setTimeout(() => reject(new Error('The platform did not start')), startTimeoutMs);
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const url = /http:\/\/\S+/.exec(output)?.[0];
    if (url !== undefined) resolve(url);
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.once('exit', () => reject(new Error(`The platform ended: ${errors}`)));
  return promise.finally(() => clearTimeout(timer));
}
