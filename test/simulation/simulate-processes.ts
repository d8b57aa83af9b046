import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '../../domain/assert.ts';
import { openingStock } from '../../platform/demo/opening-stock.ts';
import { demoPlaces } from '../../platform/demo/places.ts';
import { demoItems } from '../../platform/demo/retailer.ts';
import { type NetworkTill, startNetworkTill } from '../support/network-till.ts';
import { platformCommand } from '../support/platform/start-platform.ts';
import {
  atPlatform,
  entriesAtPlatform,
  entriesAtTill,
  stockAtPlatform,
} from '../support/platform/stored-at-platform.ts';
import { putEmbeddedDatabase } from '../support/platform/test-databases.ts';
import { gtin13 } from '../support/run-till.ts';
import { startPlatform } from '../support/start-platform.ts';
import { temporaryFolder } from '../support/start-till.ts';
import { until } from '../support/until.ts';
import { streamsOf } from './streams.ts';

/** Each costs seconds: to kill a host and see it again takes two of them. */
const steps = 8;
const placeId = 'LYO1';
const sku = 'ML016-1';
/** A busy machine drains slowly, and what failed waits up to half a minute. */
const drainTries = 4;

/** What happened to real processes, by name. */
export type ProcessRecord = Map<'host-killed' | 'platform-killed' | 'sold' | 'imported', number>;

/**
 * Two built tills of one store and a built platform, from one seed: sell, import items at the platform,
 * kill hosts and the platform. Once all are up again and time has passed, every entry is there once, the
 * store's stock is what was there minus what was sold, both tills show it, and have every item.
 */
export async function simulateProcesses(seed: number, record: ProcessRecord): Promise<void> {
  const stream = streamsOf(seed);
  const [day, accidents] = [stream('day'), stream('accidents')];
  const folder = temporaryFolder();
  await putEmbeddedDatabase(folder);
  let platform = await startPlatform({ folder });
  const port = Number(new URL(platform.url).port);
  let isUp = true;
  let sold = 0;
  let imported = 0;
  const tills = [await startNetworkTill(), await startNetworkTill()] as const;
  const happened = (what: Parameters<ProcessRecord['set']>[0]): void =>
    void record.set(what, (record.get(what) ?? 0) + 1);

  async function raise(): Promise<void> {
    if (!isUp) platform = await startPlatform({ folder, port });
    isUp = true;
  }
  async function killPlatform(): Promise<void> {
    process.kill(platform.pid, 'SIGKILL');
    isUp = false;
    await until(() => isGone(platform.pid));
    happened('platform-killed');
  }
  async function killHost({ running, rejoin }: NetworkTill): Promise<void> {
    const pid = running.hostPid();
    process.kill(pid, 'SIGKILL');
    await until(() => isStartedAnew(running, pid));
    await rejoin();
    happened('host-killed');
  }
  async function importItems(count: number): Promise<void> {
    const file = join(folder, 'items.tsv');
    const lines = Array.from(
      { length: count },
      (_, n) => `${gtin13(imported + n)}\tArticle\t1,50\n`,
    );
    writeFileSync(file, lines.join(''));
    const ended = await platformCommand({ folder }, 'import-items', file);
    assert(ended.code === 0, `An import at the platform ends well: ${ended.errors}`);
    imported += count;
    happened('imported');
  }

  try {
    for (const [index, till] of tills.entries()) {
      await till.enrol(platform, placeId, String(index + 1));
      await patiently(() => till.isDrained() && till.sync().documents?.upToDateAt !== null);
    }
    for (let step = 0; step < steps; step += 1) {
      for (let left = day.whole(0, 4); left > 0; left -= 1) {
        await day.pick([...tills]).sell(sku);
        sold += 1;
        happened('sold');
      }
      if (day.chance(30)) await importItems(day.whole(1, 40));
      if (accidents.chance(35)) await (isUp ? killPlatform() : raise());
      if (accidents.chance(25)) await killHost(accidents.pick([...tills]));
    }
    await raise();
    for (const till of tills) await checkDrained(till);
    const own = await Promise.all(tills.map(({ running }) => entriesAtTill(running.folder)));
    await platform.stop();
    await checkPlatform(own.flat().toSorted());
  } finally {
    for (const till of tills) await till.stop();
    await platform.stop();
  }

  async function checkDrained(till: NetworkTill): Promise<void> {
    await patiently(async () => {
      await till.retry();
      return till.isDrained();
    });
    await patiently(async () => (await till.stock(sku)) === openingMilli() - sold * 1_000);
    const items = demoItems('small').length + imported;
    await patiently(() => till.shown().itemCount === items);
  }

  async function checkPlatform(own: readonly string[]): Promise<void> {
    await atPlatform({ folder }, async (database) => {
      const there = await entriesAtPlatform(database);
      assert(there.join() === own.join(), 'Every entry is at the platform, once');
      const { quantityMilli, movedMilli } = await stockAtPlatform(database, { placeId, sku });
      assert(movedMilli === -sold * 1_000, 'The stock moved by what was sold');
      assert(quantityMilli === openingMilli() + movedMilli, 'Stock is opening minus sold');
    });
  }
}

function openingMilli(): number {
  const there = openingStock(demoItems('small'), demoPlaces());
  return there.find((row) => row.placeId === placeId && row.sku === sku)?.onHandMilli ?? 0;
}

async function patiently(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 1; tries < drainTries; tries += 1) {
    const isThere = await until(holds).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  await until(holds);
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

function isStartedAnew(running: NetworkTill['running'], before: number): boolean {
  try {
    return running.hostPid() !== before;
  } catch {
    // Its address is being written.
    return false;
  }
}
