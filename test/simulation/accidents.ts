import { assert } from '../../domain/assert.ts';
import type { MemoryPlatform } from '../support/memory-platform.ts';
import type { FaultKind, FaultRecord } from './faults.ts';
import type { faultyNetwork } from './faulty-network.ts';
import type { SimulatedTill } from './simulated-till.ts';
import type { Choices } from './streams.ts';

/** A till with the network to its platform. */
interface RunningTill {
  till: SimulatedTill;
  network: ReturnType<typeof faultyNetwork>;
}

/** What happens to a till or to the platform, beside what the networks do. */
export function accidentsOf(of: {
  tills: readonly RunningTill[];
  platform: MemoryPlatform;
  record: FaultRecord;
  isOn(kind: FaultKind): boolean;
  choices: Choices;
}) {
  const { tills, platform, record, isOn, choices } = of;
  let backup = platform.backUp();
  const tillBackups = new Map(tills.map(({ till }) => [till, till.backUp()]));
  /** Whose accident it is: one till's, not all of theirs at once. */
  const someTill = (): SimulatedTill => {
    const chosen = tills[choices.whole(0, tills.length - 1)];
    assert(chosen !== undefined, 'There is a till');
    return chosen.till;
  };
  let isDown = false;

  function restore(): void {
    const before = totalOf(platform);
    platform.restore(backup);
    for (const { network } of tills) network.restored();
    if (totalOf(platform) < before) record.happened('platform-restored');
  }

  const acts: Partial<Record<FaultKind, { percent: number; act(): void }>> = {
    'platform-down': {
      percent: 15,
      act() {
        isDown = !isDown;
        for (const { network } of tills) network.setDown(isDown);
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
        someTill().crashOnAcknowledgement('before', () =>
          record.happened('till-crashed-before-cursor'),
        ),
    },
    'till-crashed-after-cursor': {
      percent: 8,
      act: () =>
        someTill().crashOnAcknowledgement('after', () =>
          record.happened('till-crashed-after-cursor'),
        ),
    },
    'cursor-lost': {
      percent: 4,
      act() {
        someTill().loseCursor();
        record.happened('cursor-lost');
      },
    },
    'till-restored': {
      percent: 4,
      act() {
        const till = someTill();
        if (choices.chance(50)) {
          tillBackups.set(till, till.backUp());
          return;
        }
        tillBackups.get(till)?.();
        record.happened('till-restored');
      },
    },
    'journal-restarted': {
      percent: 8,
      act() {
        someTill().restartJournal();
        record.happened('journal-restarted');
      },
    },
    'clock-jumped': {
      percent: 8,
      act() {
        someTill().jumpClock(choices.pick([-86_400_000, -3_600_000, 3_600_000, 40 * 86_400_000]));
        record.happened('clock-jumped');
      },
    },
    'disk-full': {
      percent: 25,
      act() {
        const till = someTill();
        if (choices.chance(60)) till.fillDisk();
        else till.makeRoom();
      },
    },
    'platform-older': {
      percent: 5,
      act() {
        if (platform.upgrade() > 0) record.happened('platform-older');
      },
    },
  };
  return {
    /** A restore that nothing follows: only asking finds out. */
    last(): void {
      if (isOn('platform-restored') && choices.chance(50)) restore();
      if (platform.upgrade() > 0) record.happened('platform-older');
    },
    maybe(kind: FaultKind): void {
      const accident = acts[kind];
      if (accident && choices.chance(accident.percent)) accident.act();
    },
  };
}

function totalOf(platform: MemoryPlatform): number {
  return platform
    .journalIds()
    .reduce((sum, journalId) => sum + platform.entries(journalId).length, 0);
}
