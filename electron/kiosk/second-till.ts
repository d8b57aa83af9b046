import { join } from 'node:path';
import type { HostStart } from '../../contract/rpc/host-start.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { superviseHost } from '../supervision/supervise-host.ts';
import { newSecret } from './new-secret.ts';
import type { OwnPlatform } from './own-platform.ts';
import { type SpawnedHost, spawnHost } from './spawn-host.ts';

/** The first one is till 2, as in the pictures. */
const tillNumber = '3';

export interface SecondTill {
  /** Of its page, good once; starts it when it does not run. Null when it can't run. */
  url(): Promise<string | null>;
  stop(): Promise<void>;
}

/** A second till of the demo shop: a host of its own in a folder of its own, watched like the first. */
export function createSecondTill(options: {
  hostProgram: string;
  /** Where it is enrolled, like the first. */
  platform: OwnPlatform | null;
  first: Omit<HostStart, 'token' | 'port' | 'hasSecondTill'>;
  onDeath(cause: string, restartInMs: number): void;
}): SecondTill {
  const { first } = options;
  let host: ReturnType<typeof superviseHost<SpawnedHost>> | null = null;
  let port: Promise<number | null> = Promise.resolve(null);

  function start(): void {
    const ready = Promise.withResolvers<number | null>();
    port = ready.promise;
    host = superviseHost({
      start: {
        ...first,
        token: newSecret(),
        port: 0,
        dataFolder: join(first.dataFolder, 'second-till'),
        tillNumber,
      },
      isPortFixed: true,
      spawn: (events) =>
        spawnHost(options.hostProgram, {
          ...events,
          onDemoTill: (till) => void options.platform?.serve(till, () => host?.running() ?? null),
          onOwnPlatform: (to) => options.platform?.turn(to),
        }),
      nowMs: () => performance.now(),
      timers: systemTimers,
      onReady: ready.resolve,
      onDeath: options.onDeath,
      onGivenUp() {
        host = null;
        ready.resolve(null);
      },
    });
  }

  return {
    async url() {
      if (host === null) start();
      const at = await port;
      if (at === null) return null;
      const ticket = newSecret();
      host?.running()?.admit(ticket);
      return `http://127.0.0.1:${at}/#ticket=${ticket}`;
    },
    async stop() {
      await host?.stop();
    },
  };
}
