import type { PushedEntry } from '../../contract/platform/push-entries.ts';
import { createOwnMovements } from '../../host/stock/own-movements.ts';
import { createPullEngine } from '../../sync/feeds/pull-engine.ts';
import { createPushEngine } from '../../sync/push/push-engine.ts';
import { type VirtualTime, virtualTime } from '../support/virtual-time.ts';
import { centreChanges } from './centre-changes.ts';
import { type FaultKind, type FaultRecord, faultKinds } from './faults.ts';
import { faultyNetwork } from './faulty-network.ts';
import { checkFeeds, checkFeedsDrained } from './feed-laws.ts';
import { checkOrders, checkOrdersShown } from './order-laws.ts';
import { platformAccidents } from './platform-accidents.ts';
import { checkPush, checkPushDrained, type Sides } from './push-laws.ts';
import { simulatedOrders } from './simulated-orders.ts';
import type { SimulatedPlatform, TillPlace } from './simulated-platform.ts';
import { type SimulatedTill, simulatedTill, type TillParts } from './simulated-till.ts';
import { type Choices, streamsOf } from './streams.ts';
import { tillAccidents } from './till-accidents.ts';

/** Longer than a request that is never answered and the longest wait after it, three times over. */
const drainMs = 4 * 60_000;

/** Till by till: the second and third stand beside each other in another store. */
const places: readonly [TillPlace, ...TillPlace[]] = [
  { id: 't-1', number: 1, storeId: 's-1', regionId: 'R1' },
  { id: 't-2', number: 2, storeId: 's-2', regionId: 'R2' },
  { id: 't-3', number: 3, storeId: 's-2', regionId: 'R2' },
];

const soundParts: TillParts = {
  createPushEngine,
  createPullEngine,
  createOwnMovements,
  isJournalSynced: true,
};

/** What a kind of platform needs to know to be made. */
export interface PlatformParts {
  time: VirtualTime;
  isPoison(entry: Pick<PushedEntry, 'sequence'>): boolean;
  /** Of the release before its upgrade. */
  isOfRelease(entry: Pick<PushedEntry, 'sequence'>): boolean;
}

export interface Simulation {
  /** Times that something is sold, changed and broken. */
  steps: number;
  openPlatform(parts: PlatformParts): Promise<SimulatedPlatform>;
  engines?: Partial<TillParts>;
}

/**
 * One to three tills of two stores, one platform and a network to each of them, from one seed: sells,
 * changes what is known at the centre, breaks, mends, and checks the laws after each step. Throws the
 * law that was broken.
 */
export async function simulateNetwork(
  seed: number,
  record: FaultRecord,
  { steps, openPlatform, engines }: Simulation,
): Promise<void> {
  const stream = streamsOf(seed);
  const swarm = stream('faults');
  // Each seed has half of the faults: with all of them at once, some hide what others would show.
  const on = new Set(faultKinds.filter(() => swarm.chance(50)));
  const isOn = (kind: FaultKind): boolean => on.has(kind);
  const time = virtualTime();
  const platform = await openPlatform({
    time,
    isPoison: ({ sequence }) => isOn('entry-poisoned') && sequence % 7 === 3,
    isOfRelease: ({ sequence }) => !isOn('platform-older') || sequence % 5 !== 2,
  });
  const centre = centreChanges({ platform, places, choices: stream('centre') });
  await centre.open();
  await platform.backUp();

  const network = (place: TillPlace) => {
    const [up, down] = [stream(`network ${place.id}`), stream(`feed network ${place.id}`)];
    return faultyNetwork({ platform, place, time, choices: { up, down }, isOn, record });
  };
  const sides = places.slice(0, stream('tills').whole(1, places.length)).map((place) => {
    const own = network(place);
    const till = simulatedTill({
      ...{ time, place, link: own.link },
      paces: { push: stream(`push pace ${place.id}`), pull: stream(`pull pace ${place.id}`) },
      async fillFromSnapshot(...given) {
        const filled = await platform.fillFromSnapshot(...given);
        if (filled.ok && filled.value !== null) record.happened('filled-from-snapshot');
        return filled;
      },
      engines: { ...soundParts, ...engines },
    });
    return { till, network: own, isUpToDate: own.isUpToDate, told: own.told };
  });
  const tills = sides.map(({ till }) => till);
  const networks = sides.map((side) => side.network);
  const ofPlatform = platformAccidents({ platform, networks, record });
  const accidents = { ...ofPlatform.accidents, ...tillAccidents(tills, record) };
  const chances = new Map(faultKinds.map((kind) => [kind, stream(`accident ${kind}`)]));
  const day = stream('day');
  const orders = simulatedOrders({ tills, choices: stream('orders'), record });
  const expiry = stream('expiry');

  const look = async (): Promise<Sides> => ({
    tills: sides,
    platform: await platform.look(),
    wasRestored: networks.some(({ wasRestored }) => wasRestored()),
  });
  const checkLaws = async (): Promise<void> => {
    checkPush(await look());
    for (const side of sides) await checkFeeds(side, record);
    const orderLook = await platform.lookAtOrders();
    if (orderLook) checkOrders(orderLook, (await platform.look()).delivered, record);
  };
  try {
    for (let step = 0; step < steps; step += 1) {
      for (const till of tills) sell(till, { day, share: tills.length, record });
      await orders.act();
      if (expiry.chance(15)) await platform.expire();
      await centre.act();
      for (const [kind, choices] of chances) {
        const accident = isOn(kind) ? accidents[kind] : undefined;
        if (accident && choices.chance(accident.percent)) await accident.act(choices);
      }
      await time.pass(passing(day));
      await checkLaws();
    }
    // A restore that nothing follows: only asking finds out.
    if (isOn('platform-restored') && day.chance(50))
      await ofPlatform.restore({ asNewDatabase: false });
    if ((await platform.upgrade()) > 0) record.happened('platform-older');
    for (const { till, network: own } of sides) {
      till.files.makeRoom();
      own.calm();
    }
    await time.pass(drainMs);
    // What was done with an order that arrived after it.
    if ((await platform.tryAgain()) > 0) {
      record.happened('tried-again');
      await time.pass(drainMs);
    }
    if (isOn('entry-poisoned') && tills.some((till) => till.engine().quarantinedCount() > 0))
      record.happened('entry-poisoned');
    await checkLaws();
    const drained = await look();
    checkPushDrained(drained);
    for (const till of tills) {
      await checkFeedsDrained(till, platform, drained.platform);
      await checkOrdersShown(till, platform, drained.platform, record);
    }
  } finally {
    const stopping = tills.map((till) => till.stop());
    await time.pass(1);
    await Promise.all(stopping);
    await platform.close();
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
