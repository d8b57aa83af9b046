import { expect, test } from 'vitest';
import { replayOf } from './replay.ts';
import { type ProcessRecord, simulateProcesses } from './simulate-processes.ts';

/** One takes as long as its processes to start, again and again; this one has all that can happen. */
const seeds = [15];

test('a seed holds with tills and a platform that are processes of their own, and are killed', async () => {
  const record: ProcessRecord = new Map();
  const failed: string[] = [];
  for (const seed of seeds)
    await simulateProcesses(seed, record).catch((error: unknown) =>
      failed.push(replayOf({ seed, database: 'processes' }, error)),
    );
  expect(failed).toEqual([]);
  for (const what of ['host-killed', 'platform-killed', 'sold', 'imported'] as const)
    expect(record.get(what), what).toBeGreaterThan(0);
}, 600_000);
