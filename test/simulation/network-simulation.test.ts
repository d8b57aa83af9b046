import { expect, test } from 'vitest';
import { brokenPlatforms } from './broken-platforms.ts';
import { brokenTills, enginesOf } from './broken-tills.ts';
import { faultKinds, faultRecord, judgedLaws, orderActs } from './faults.ts';
import { memorySimulation } from './memory-simulation.ts';
import { pinnedSeeds } from './pinned-seeds.ts';
import { replayOf } from './replay.ts';
import { type Simulation, simulateNetwork } from './simulate-network.ts';

const seeds = 200;
/** Seeds that may pass before a broken engine is caught. */
const patience = 300;
/** Of a machine that does much else meanwhile. */
const timeoutMs = 400_000;

test(
  `${String(seeds)} seeds: every entry arrives once and moves the stock once, every till knows what the centre does and shows its own work, whatever breaks`,
  async () => {
    const record = faultRecord();
    const failed: string[] = [];
    const ranges = Array.from({ length: seeds }, (_, index) => 10_000 + index);
    for (const seed of [...pinnedSeeds('memory'), ...ranges]) {
      await simulateNetwork(seed, record, memorySimulation()).catch((error: unknown) =>
        failed.push(replayOf({ seed, database: 'memory' }, error)),
      );
    }
    expect(failed).toEqual([]);
    for (const kind of faultKinds) expect(record.counts().get(kind), kind).toBeGreaterThan(20);
    for (const act of orderActs) expect(record.counts().get(act), act).toBeGreaterThan(100);
    for (const law of judgedLaws) expect(record.counts().get(law), law).toBeGreaterThan(200);
  },
  timeoutMs,
);

test('a seed does the same every time', async () => {
  const [one, other] = [faultRecord(), faultRecord()];
  await simulateNetwork(7, one, memorySimulation());
  await simulateNetwork(7, other, memorySimulation());
  expect([...one.counts()]).toEqual([...other.counts()]);
});

test('a failing seed says how to see it again', () => {
  expect(replayOf({ seed: 7, database: 'pglite' }, new Error('Broken law: all of them'))).toBe(
    'seed 7: Broken law: all of them (again: npm run simulate -- --seeds 1 --from 7 --database pglite)',
  );
});

test.each(brokenTills)(
  'a till in which $name is caught',
  async (broken) => {
    const simulation = { ...memorySimulation(), engines: await enginesOf(broken) };
    expect(await firstLawBroken(simulation, broken.caughtBy)).toMatch(/^Broken law/);
  },
  timeoutMs,
);

test(
  'a till whose journal loses its last entry with the power, and uses its number again, is caught',
  async () => {
    const simulation = { ...memorySimulation(), engines: { isJournalSynced: false } };
    const law = await firstLawBroken(simulation, 3);
    expect(law).toBe('Broken law: What was sold is in the journal');
  },
  timeoutMs,
);

test.each(brokenPlatforms)(
  'a platform in which $name is caught',
  async ({ law, caughtBy, ...broken }) => {
    expect(await firstLawBroken(memorySimulation(broken), caughtBy)).toBe(law);
  },
  timeoutMs,
);

async function firstLawBroken(simulation: Simulation, caughtBy: number): Promise<string> {
  const others = Array.from({ length: patience }, (_, index) => 1 + index);
  for (const seed of [caughtBy, ...others]) {
    try {
      await simulateNetwork(seed, faultRecord(), simulation);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
  return 'nothing was noticed';
}
