import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostApi } from '../../../contract/host/api.ts';
import type { RpcClient } from '../../../contract/rpc/client.ts';
import { systemTimers } from '../../../contract/rpc/timers.ts';
import { startOwnHost } from '../../../host/command-line/own-host.ts';
import { signOnAtPage } from '../../support/sign-on.ts';
import { hostAddressOf } from '../../support/start-till.ts';
import { connectScript } from '../../support/till-client.ts';

export const dist = join(import.meta.dirname, '..', '..', '..', 'dist');

/** The built host on a folder, started as a shell starts it. */
export interface BenchHost {
  client: RpcClient<HostApi>;
  /** The page with its token. */
  pageUrl: string;
  /** From the spawn of the process to its word that it serves. */
  readyMs: number;
  /** When it was spawned, on this process's monotonic clock. */
  spawnedAtMs: number;
  /** Memory of the process in MB: now, and the most it ever had. Linux only. */
  memory(): { now: number; most: number };
  stop(): Promise<void>;
}

export async function startHost(folder: string): Promise<BenchHost> {
  const token = randomBytes(32).toString('base64url');
  const spawnedAtMs = performance.now();
  const host = startOwnHost({
    program: join(dist, 'host', 'main.mjs'),
    start: {
      token,
      port: 0,
      dataFolder: folder,
      pageFolder: join(dist, 'renderer'),
      language: 'fr',
    },
    timers: systemTimers,
  });
  const ready = await host.ready;
  const readyMs = performance.now() - spawnedAtMs;
  if (!ready.ok) throw new Error(`the host did not start: ${ready.error.code}`);
  const { pid, url } = hostAddressOf(folder);
  const client = connectScript(folder);
  await signOnAtPage({ origin: url, pageToken: token });
  return {
    client,
    pageUrl: `${url}/#token=${token}`,
    readyMs,
    spawnedAtMs,
    memory: () => ({ now: statusOf(pid, 'VmRSS'), most: statusOf(pid, 'VmHWM') }),
    async stop() {
      client.close();
      await host.stop();
    },
  };
}

/** Runs `work` with a host on the folder and stops the host whatever happens. */
export async function withHost<T>(
  folder: string,
  work: (host: BenchHost) => Promise<T>,
): Promise<T> {
  const host = await startHost(folder);
  try {
    return await work(host);
  } finally {
    await host.stop();
  }
}

function statusOf(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kiloBytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  if (kiloBytes === undefined) throw new Error(`no ${field} in /proc/${pid}/status`);
  return Number(kiloBytes) / 1_024;
}
