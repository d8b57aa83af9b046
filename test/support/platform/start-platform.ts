import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, '..', '..', '..', 'dist', 'platform', 'main.mjs');
/** A busy machine may take this long to start an embedded database. */
const startTimeoutMs = 55_000;

export interface StartedPlatform {
  url: string;
  /** All that it wrote to stderr: its log. */
  log(): string;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** As Ctrl-C does; its exit code. */
  stop(): Promise<number | null>;
}

interface Where {
  folder: string;
  databaseUrl?: string;
}

/** The platform as `npm run platform` runs it, from the built program. */
export async function startPlatform({ folder, databaseUrl }: Where): Promise<StartedPlatform> {
  const child = run(['--data', folder, '--port', '0'], databaseUrl);
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const url = await readyLine(child, () => log);
  const ended = (signal: NodeJS.Signals) => {
    const { promise, resolve } = Promise.withResolvers<number | null>();
    child.once('exit', (code) => resolve(code));
    child.kill(signal);
    return promise;
  };
  return {
    url,
    log: () => log,
    async kill() {
      await ended('SIGKILL');
    },
    stop: () => ended('SIGINT'),
  };
}

/** `npm run platform -- <command>`, to its end: exit code, stdout, stderr. */
export async function platformCommand(
  { folder, databaseUrl }: Where,
  ...command: string[]
): Promise<{ code: number | null; out: string; errors: string }> {
  const child = run([...command, '--data', folder], databaseUrl);
  let out = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.once('close', resolve);
  return { code: await promise, out, errors };
}

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

function run(args: readonly string[], databaseUrl: string | undefined): ChildProcess {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, LC_ALL: 'en', ...(databaseUrl && { DATABASE_URL: databaseUrl }) },
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

function readyLine(child: ChildProcess, log: () => string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const timer = setTimeout(() => reject(new Error(`no platform; log:\n${log()}`)), startTimeoutMs);
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    const url = /^Platform ready: (\S+)$/m.exec(printed)?.[1];
    if (url !== undefined) resolve(url);
  });
  child.once('exit', (code) => reject(new Error(`the platform ended with ${code}:\n${log()}`)));
  return promise.finally(() => clearTimeout(timer));
}
