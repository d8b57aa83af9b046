import { createPushEngine } from '../../sync/push/push-engine.ts';
import { createMemoryPlatform } from '../support/memory-platform.ts';
import { virtualTime } from '../support/virtual-time.ts';
import { type FaultKind, type FaultRecord, faultKinds } from './faults.ts';
import { faultyNetwork } from './faulty-network.ts';
import { checkDrained, checkLaws } from './push-laws.ts';
import { type CreateEngine, simulatedTill } from './simulated-till.ts';
import { type Choices, streamsOf } from './streams.ts';

const steps = 30;
/** Longer than a request that is never answered and the longest wait after it, twice over. */
const drainMs = 3 * 60_000;

/**
 * One till, one platform and a network between them, from one seed: sells, breaks, mends, and checks
 * the laws after each step. Throws the law that was broken.
 */
export async function simulatePush(
  seed: number,
  record: FaultRecord,
  createEngine: CreateEngine = createPushEngine,
): Promise<void> {
  const stream = streamsOf(seed);
  const swarm = stream('faults');
  // Each seed has half of the faults: with all of them at once, some hide what others would show.
  const on = new Set(faultKinds.filter(() => swarm.chance(50)));
  const isOn = (kind: FaultKind): boolean => on.has(kind);
  const time = virtualTime();
  const platform = createMemoryPlatform({
    isPoison: (entry) => isOn('entry-poisoned') && entry.sequence % 7 === 3,
  });
  const network = faultyNetwork({ platform, time, choices: stream('network'), isOn, record });
  const till = simulatedTill({ time, link: network.link, choices: stream('pace'), createEngine });
  const { isUpToDate, wasRestored } = network;
  const sides = { till, platform, isUpToDate, wasRestored };
  const accidents = accidentsOf({
    till,
    platform,
    network,
    record,
    isOn,
    choices: stream('accidents'),
  });
  const day = stream('day');
  try {
    for (let step = 0; step < steps; step += 1) {
      sell(till, day);
      for (const kind of faultKinds) if (isOn(kind)) accidents.maybe(kind);
      await time.pass(passing(day));
      checkLaws(sides);
    }
    accidents.last();
    network.calm();
    await time.pass(drainMs);
    if (isOn('entry-poisoned') && till.engine().quarantinedCount() > 0)
      record.happened('entry-poisoned');
    checkDrained(sides);
  } finally {
    const stopping = till.stop();
    await time.pass(1);
    await stopping;
  }
}

function sell(till: ReturnType<typeof simulatedTill>, day: Choices): void {
  if (day.chance(70)) till.sell(day.whole(1, 4));
  if (day.chance(2)) till.sell(50);
}

function passing(day: Choices): number {
  return day.pick([day.whole(0, 50), day.whole(0, 2_000), day.whole(0, 45_000), 120_000]);
}

/** What happens to the till or the platform, beside what the network does. */
function accidentsOf(of: {
  till: ReturnType<typeof simulatedTill>;
  platform: ReturnType<typeof createMemoryPlatform>;
  network: ReturnType<typeof faultyNetwork>;
  record: FaultRecord;
  isOn(kind: FaultKind): boolean;
  choices: Choices;
}) {
  const { till, platform, network, record, isOn, choices } = of;
  let backup = platform.backUp();
  let tillBackup = till.backUp();
  let isDown = false;

  function restore(): void {
    const before = totalOf(platform);
    platform.restore(backup);
    network.restored();
    if (totalOf(platform) < before) record.happened('platform-restored');
  }

  const acts: Partial<Record<FaultKind, { percent: number; act(): void }>> = {
    'platform-down': {
      percent: 15,
      act() {
        isDown = !isDown;
        network.setDown(isDown);
        record.happened('platform-down');
      },
    },
    'platform-restored': {
      percent: 10,
      act() {
        if (choices.chance(50)) {
          backup = platform.backUp();
          return;
        }
        restore();
      },
    },
    'till-crashed-before-cursor': {
      percent: 8,
      act: () =>
        till.crashOnAcknowledgement('before', () => record.happened('till-crashed-before-cursor')),
    },
    'till-crashed-after-cursor': {
      percent: 8,
      act: () =>
        till.crashOnAcknowledgement('after', () => record.happened('till-crashed-after-cursor')),
    },
    'cursor-lost': {
      percent: 4,
      act() {
        till.loseCursor();
        record.happened('cursor-lost');
      },
    },
    'till-restored': {
      percent: 4,
      act() {
        if (choices.chance(50)) {
          tillBackup = till.backUp();
          return;
        }
        tillBackup();
        record.happened('till-restored');
      },
    },
    'journal-restarted': {
      percent: 8,
      act() {
        till.restartJournal();
        record.happened('journal-restarted');
      },
    },
    'clock-jumped': {
      percent: 8,
      act() {
        till.jumpClock(choices.pick([-86_400_000, -3_600_000, 3_600_000, 40 * 86_400_000]));
        record.happened('clock-jumped');
      },
    },
  };
  return {
    /** A restore that nothing follows: only asking finds out. */
    last(): void {
      if (isOn('platform-restored') && choices.chance(50)) restore();
    },
    maybe(kind: FaultKind): void {
      const accident = acts[kind];
      if (accident && choices.chance(accident.percent)) accident.act();
    },
  };
}

function totalOf(platform: ReturnType<typeof createMemoryPlatform>): number {
  return platform
    .journalIds()
    .reduce((sum, journalId) => sum + platform.entries(journalId).length, 0);
}
