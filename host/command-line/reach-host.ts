import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Failure, type FailureCode, fail } from '../../contract/failure/failure.ts';
import { hostApi } from '../../contract/host/api.ts';
import { build } from '../../contract/rpc/build.ts';
import { connect, type RpcClient } from '../../contract/rpc/client.ts';
import type { Language } from '../../contract/rpc/machine-defaults.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { webSocketChannel } from '../../contract/rpc/web-socket-channel.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { findRunningHost, type HostAddress } from '../data-folder/host-address.ts';
import { type OwnHost, startOwnHost } from './own-host.ts';
import { pause } from './pause.ts';

/** How long a host is looked for, and started again and again, before the command gives up. */
const reachLimitMs = 30_000;
const retryDelayMs = 100;
/**
 * An address without its host means that the host was killed. Its shell starts it anew within a
 * second or two, and must find the folder free then; after this there is no shell.
 */
const shellRestartMs = 3_000;
/** A host started here that dies so often before it serves would do so again. */
const maxEarlyDeaths = 3;
/** These pass by themselves: another host is about to stop, or to serve. */
const passing: ReadonlySet<FailureCode> = new Set([
  'ALREADY_RUNNING',
  'NO_ANSWER',
  'NOT_ALLOWED',
  'HOST_KEEPS_STOPPING',
]);

type HostClient = RpcClient<typeof hostApi>;

export interface HostLink {
  client: HostClient;
  /** Another one: the host has been started anew. */
  hostStartId: string;
  /** Runs once when the connection is lost; the returned function forgets it. */
  whenLost(run: () => void): () => void;
}

export interface HostFinder {
  /** The connection that is open, or a new one: to the running host, or to one started for it. */
  link(): Promise<Result<HostLink, Failure>>;
  /** Forgets a connection that no longer answers. */
  drop(link: HostLink): void;
  /** Stops the host too if it was started here. */
  close(): Promise<void>;
}

/** Finds the host of a data folder through its `host.json`, or starts one for the duration. */
export function hostFinder(options: {
  dataFolder: string;
  language: Language;
  hostProgram: string;
  pageFolder: string;
  interrupted: AbortSignal;
  timers: Timers;
  /** Monotonic. */
  nowMs(): number;
  onOtherBuild(): void;
}): HostFinder {
  const { dataFolder, timers, nowMs, interrupted } = options;
  let current: HostLink | null = null;
  let finding: Promise<Result<HostLink, Failure>> | null = null;
  let own: OwnHost | null = null;
  let earlyDeaths = 0;

  async function find(): Promise<Result<HostLink, Failure>> {
    const fromMs = nowMs();
    let last = fail('NO_ANSWER');
    while (!interrupted.aborted) {
      const found = await attempt(nowMs() - fromMs);
      if (found.ok) return found;
      last = found.error;
      if (!passing.has(last.code) || earlyDeaths >= maxEarlyDeaths) return found;
      if (nowMs() - fromMs > reachLimitMs) return found;
      await pause(timers, retryDelayMs, interrupted);
    }
    return refuse(fail('INTERRUPTED'));
  }

  async function attempt(searchedMs: number): Promise<Result<HostLink, Failure>> {
    const address = await findRunningHost(dataFolder);
    if (address !== null) return open(address);
    if (own?.isAlive()) return refuse(fail('NO_ANSWER'));
    const mayBeRestarted = own === null && existsSync(join(dataFolder, 'host.json'));
    if (mayBeRestarted && searchedMs < shellRestartMs) return refuse(fail('NO_ANSWER'));
    const started = await startOwn();
    if (!started.ok) return started;
    const ownAddress = await findRunningHost(dataFolder);
    return ownAddress === null ? refuse(fail('NO_ANSWER')) : open(ownAddress);
  }

  async function startOwn(): Promise<Result<null, Failure>> {
    const { hostProgram, pageFolder, language } = options;
    // The page's token, which nobody here needs: scripts use the one in `host.json`.
    const token = randomBytes(32).toString('base64url');
    const starting = startOwnHost({
      program: hostProgram,
      start: { token, port: 0, dataFolder, pageFolder, language },
      timers,
    });
    own = starting;
    const ready = await Promise.race([starting.ready, untilInterrupted()]);
    earlyDeaths = ready.ok || ready.error.code === 'ALREADY_RUNNING' ? 0 : earlyDeaths + 1;
    // Another one holds the folder: what becomes of its address is its own shell's affair.
    if (!ready.ok && ready.error.code === 'ALREADY_RUNNING') own = null;
    return ready;
  }

  /** Whoever interrupts does not wait for a host that checks a long journal; `close` stops it. */
  function untilInterrupted(): Promise<Result<null, Failure>> {
    const { promise, resolve } = Promise.withResolvers<Result<null, Failure>>();
    const stop = (): void => resolve(refuse(fail('INTERRUPTED')));
    interrupted.addEventListener('abort', stop, { once: true });
    return promise;
  }

  async function open(address: HostAddress): Promise<Result<HostLink, Failure>> {
    const socket = new WebSocket(`${address.url.replace(/^http/, 'ws')}/rpc`);
    const client = connect(hostApi, webSocketChannel(socket), {
      token: address.token,
      build,
      timers,
    });
    const welcome = await client.welcome;
    if (!welcome.ok) {
      client.close();
      return welcome;
    }
    if (welcome.value.build !== build) options.onOtherBuild();
    const losing = new Set<() => void>();
    const opened: HostLink = {
      client,
      hostStartId: welcome.value.hostStartId,
      whenLost(run) {
        losing.add(run);
        return () => losing.delete(run);
      },
    };
    current = opened;
    client.onClosed(() => {
      drop(opened);
      for (const run of losing) run();
    });
    return ok(opened);
  }

  function drop(link: HostLink): void {
    if (current === link) current = null;
    link.client.close();
  }

  return {
    link() {
      if (current !== null) return Promise.resolve(ok(current));
      // Calls that are under way together find the host together.
      finding ??= find().finally(() => {
        finding = null;
      });
      return finding;
    },
    drop,
    async close() {
      current?.client.close();
      current = null;
      await own?.stop();
    },
  };
}
