import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoTill, OwnPlatformSwitch } from '../../contract/rpc/host-start.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { supervisePlatform } from '../supervision/supervise-platform.ts';
import { openOwnPorts } from './own-ports.ts';
import { pairTill } from './pair-till.ts';
import type { SpawnedHost } from './spawn-host.ts';
import { spawnPlatform } from './spawn-platform.ts';

const pairAgainMs = 5_000;

/** The run of a till's host that lives now, if any. */
type HostOf = () => Pick<SpawnedHost, 'enrol' | 'platformSwitched'> | null;

export interface OwnPlatform {
  /**
   * A till of the demo shop serves now: the platform is started for it, and as soon as it answers the
   * till is enrolled, unless it is already. One that is enrolled elsewhere is left alone.
   */
  serve(till: DemoTill, hostOf: HostOf): Promise<void>;
  /** Stops it until it is turned on again, or the shell starts the next time; its tills hear of it. */
  turn(to: OwnPlatformSwitch): void;
  /** Resolves when it is gone. */
  stop(): Promise<void>;
}

/** The platform that a demo shop has beside its till: on this machine, in a folder beside the till's. */
export function createOwnPlatform(options: {
  program: string;
  /** The first till's. */
  dataFolder: string;
  onDeath(cause: string, restartInMs: number): void;
  onProblem(cause: string): void;
}): OwnPlatform {
  const folder = `${options.dataFolder}-platform`;
  const ports = openOwnPorts(join(options.dataFolder, 'own-platform.json'));
  /** Somebody threw its folder away: it knows no till any more, whatever the tills believe. */
  const isNew = !existsSync(folder);
  const tills = new Map<string, { till: DemoTill; hostOf: HostOf; isDone: boolean }>();
  let running: Promise<Running> | null = null;
  let stands: OwnPlatformSwitch = 'on';
  let isOver = false;

  async function start(): Promise<Running> {
    const port = await ports.choose();
    const address = `http://127.0.0.1:${port}`;
    const supervised = supervisePlatform({
      spawn: (events) => spawnPlatform({ program: options.program, folder, port }, events),
      nowMs: () => performance.now(),
      timers: systemTimers,
      onReady: () => void enrolAll(address),
      onDeath: options.onDeath,
    });
    return { address, supervised };
  }

  async function enrolAll(address: string): Promise<void> {
    for (const served of tills.values()) {
      if (served.isDone) continue;
      served.isDone = true;
      if (served.till.platform === address && !isNew) continue;
      try {
        const pairing = await pairTill(folder, served.till);
        served.hostOf()?.enrol(pairing);
      } catch (error) {
        served.isDone = false;
        // Turned off meanwhile: the next start of the platform does it.
        if (stands === 'off') return;
        // A platform that has just filled its database may be too busy to answer.
        options.onProblem(error instanceof Error ? error.message : '');
        if (!isOver) systemTimers.after(pairAgainMs, () => void enrolAll(address));
      }
    }
  }

  return {
    async serve(till, hostOf) {
      if (isOver || (till.platform !== '' && !ports.isOwn(till.platform))) return;
      const key = `${till.storeId}-${till.tillNumber}`;
      // A host that was started anew may have died before it was enrolled.
      const isDone = till.platform !== '' && (tills.get(key)?.isDone ?? false);
      tills.set(key, { till, hostOf, isDone });
      running ??= start();
      hostOf()?.platformSwitched(stands);
      const { address, supervised } = await running;
      if (supervised.isReady()) await enrolAll(address);
    },
    turn(to) {
      if (isOver || running === null) return;
      stands = to;
      void running.then(({ supervised }) => supervised.turn(to));
      for (const { hostOf } of tills.values()) hostOf()?.platformSwitched(to);
    },
    async stop() {
      isOver = true;
      await (await running)?.supervised.stop();
    },
  };
}

interface Running {
  address: string;
  supervised: ReturnType<typeof supervisePlatform>;
}
