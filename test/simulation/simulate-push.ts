import { createPushEngine } from '../../sync/push/push-engine.ts';
import { createMemoryPlatform, type MovesStock } from '../support/memory-platform.ts';
import { virtualTime } from '../support/virtual-time.ts';
import { accidentsOf } from './accidents.ts';
import { type FaultKind, type FaultRecord, faultKinds } from './faults.ts';
import { faultyNetwork } from './faulty-network.ts';
import { checkDrained, checkLaws } from './push-laws.ts';
import { type CreateEngine, type SimulatedTill, simulatedTill } from './simulated-till.ts';
import { type Choices, streamsOf } from './streams.ts';

const steps = 30;
/** Longer than a request that is never answered and the longest wait after it, twice over. */
const drainMs = 3 * 60_000;

/** Till by till: the second and third stand beside each other in another store. */
const storeIds = ['s-1', 's-2', 's-2'];

export interface BrokenParts {
  createEngine?: CreateEngine;
  movesStock?: MovesStock;
}

/**
 * One to three tills of two stores, one platform and a network to each of them, from one seed: sells,
 * breaks, mends, and checks the laws after each step. Throws the law that was broken.
 */
export async function simulatePush(
  seed: number,
  record: FaultRecord,
  { createEngine = createPushEngine, movesStock }: BrokenParts = {},
): Promise<void> {
  const stream = streamsOf(seed);
  const swarm = stream('faults');
  // Each seed has half of the faults: with all of them at once, some hide what others would show.
  const on = new Set(faultKinds.filter(() => swarm.chance(50)));
  const isOn = (kind: FaultKind): boolean => on.has(kind);
  const time = virtualTime();
  const platform = createMemoryPlatform({
    isPoison: (entry) => isOn('entry-poisoned') && entry.sequence % 7 === 3,
    isOfRelease: (entry) => !isOn('platform-older') || entry.sequence % 5 !== 2,
    ...(movesStock && { movesStock }),
  });
  const count = stream('tills').whole(1, storeIds.length);
  const tills = storeIds.slice(0, count).map((storeId, index) => {
    const number = index + 1;
    const choices = stream(`network ${String(number)}`);
    const network = faultyNetwork({ platform, time, choices, isOn, record });
    const till = simulatedTill({
      ...{ time, link: network.link, choices: stream(`pace ${String(number)}`) },
      ...{ createEngine, storeId, number },
    });
    return { till, network, isUpToDate: network.isUpToDate };
  });
  const wasRestored = (): boolean => tills.some(({ network }) => network.wasRestored());
  const sides = { tills, platform, wasRestored };
  const accidents = accidentsOf({ tills, platform, record, isOn, choices: stream('accidents') });
  const day = stream('day');
  try {
    for (let step = 0; step < steps; step += 1) {
      for (const { till } of tills) sell(till, { day, share: tills.length, record });
      for (const kind of faultKinds) if (isOn(kind)) accidents.maybe(kind);
      await time.pass(passing(day));
      checkLaws(sides);
    }
    accidents.last();
    for (const { till, network } of tills) {
      till.makeRoom();
      network.calm();
    }
    await time.pass(drainMs);
    if (isOn('entry-poisoned') && tills.some(({ till }) => till.engine().quarantinedCount() > 0))
      record.happened('entry-poisoned');
    checkDrained(sides);
  } finally {
    const stopping = tills.map(({ till }) => till.stop());
    await time.pass(1);
    await Promise.all(stopping);
  }
}

/** As much in all as one till would alone. */
function sell(
  till: SimulatedTill,
  { day, share, record }: { day: Choices; share: number; record: FaultRecord },
): void {
  const isSold = (count: number): void => {
    if (!till.sell(count)) record.happened('disk-full');
  };
  if (day.chance(70 / share)) isSold(day.whole(1, 4));
  if (day.chance(2 / share)) isSold(50);
}

function passing(day: Choices): number {
  return day.pick([day.whole(0, 50), day.whole(0, 2_000), day.whole(0, 45_000), 120_000]);
}
