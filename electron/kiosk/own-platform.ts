import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoTill } from '../../contract/rpc/host-start.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { supervisePlatform } from '../supervision/supervise-platform.ts';
import { openOwnPorts } from './own-ports.ts';
import { pairTill } from './pair-till.ts';
import { spawnPlatform } from './spawn-platform.ts';

const pairAgainMs = 5_000;

type Enrol = (pairing: { code: string; platform: string }) => void;

export interface OwnPlatform {
  /**
   * A till of the demo shop serves now: the platform is started for it, and as soon as it answers the
   * till is enrolled, unless it is already. One that is enrolled elsewhere is left alone.
   */
  serve(till: DemoTill, enrol: Enrol): Promise<void>;
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
  const tills = new Map<string, { till: DemoTill; enrol: Enrol; isDone: boolean }>();
  let running: Promise<Running> | null = null;
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
        served.enrol(await pairTill(folder, served.till));
      } catch (error) {
        // A platform that has just filled its database may be too busy to answer.
        served.isDone = false;
        options.onProblem(error instanceof Error ? error.message : '');
        if (!isOver) systemTimers.after(pairAgainMs, () => void enrolAll(address));
      }
    }
  }

  return {
    async serve(till, enrol) {
      if (isOver || (till.platform !== '' && !ports.isOwn(till.platform))) return;
      const key = `${till.storeId}-${till.tillNumber}`;
      // A host that was started anew may have died before it was enrolled.
      const isDone = till.platform !== '' && (tills.get(key)?.isDone ?? false);
      tills.set(key, { till, enrol, isDone });
      running ??= start();
      const { address, supervised } = await running;
      if (supervised.isReady()) await enrolAll(address);
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
