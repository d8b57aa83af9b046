import { readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from './write-durably.ts';

/** A loopback connection is made or refused at once; after this it counts as refused. */
const probeTimeoutMs = 1_000;

/** Where a command line on this machine finds the running host; readable by its owner only. */
const hostAddress = z.strictObject({
  /** `http://127.0.0.1:7300` */
  url: z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ }),
  /** A token of the role `script`. */
  token: z.string(),
  pid: z.int().positive(),
  build: z.string(),
});
export type HostAddress = z.infer<typeof hostAddress>;

const fileName = 'host.json';

export function writeHostAddress(folder: string, address: HostAddress): void {
  writeDurably(join(folder, fileName), `${JSON.stringify(hostAddress.parse(address))}\n`);
}

export function removeHostAddress(folder: string): void {
  rmSync(join(folder, fileName), { force: true });
}

/**
 * The host that serves this folder now, or null. A file that a killed host left behind counts as
 * none: its process is gone, or nothing answers at its port.
 */
export async function findRunningHost(folder: string): Promise<HostAddress | null> {
  const address = read(folder);
  if (address === null || !isAlive(address.pid)) return null;
  return (await answers(address.url)) ? address : null;
}

function read(folder: string): HostAddress | null {
  try {
    const text = readFileSync(join(folder, fileName), 'utf8');
    const parsed = hostAddress.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host: hostname, port: Number(port) });
  socket.setTimeout(probeTimeoutMs, () => resolve(false));
  socket.once('connect', () => resolve(true));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}
