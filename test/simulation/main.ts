// npm run simulate -- --seeds N --from S --database KIND: any number of seeds; the exit code tells whether all held.
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { everyDatabase, type TestDatabases } from '../support/platform/test-databases.ts';
import { faultRecord } from './faults.ts';
import { memorySimulation } from './memory-simulation.ts';
import { databases, replayOf, type SimulatedDatabase } from './replay.ts';
import { simulateNetwork } from './simulate-network.ts';
import { type ProcessRecord, simulateProcesses } from './simulate-processes.ts';
import { sqlSimulation } from './sql-simulation.ts';

const options = z.object({
  seeds: z.coerce.number().int().min(1),
  from: z.coerce.number().int().min(0),
  database: z.enum(databases),
});
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    database: { type: 'string', default: 'memory' },
  },
});
const parsed = options.safeParse(values);
if (!parsed.success) {
  const usage = `npm run simulate -- [--seeds N] [--from S] [--database ${databases.join('|')}]`;
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}
const { seeds, from, database } = parsed.data;

const runner = await runnerOn(database);
const startedMs = performance.now();
let failures = 0;
for (let seed = from; seed < from + seeds; seed += 1) {
  await runner.run(seed).catch((error: unknown) => {
    failures += 1;
    process.stdout.write(`${replayOf({ seed, database }, error)}\n`);
  });
}
const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
const met = [...runner.counts()].map(([kind, times]) => `${kind} ${String(times)}`);
process.stdout.write(`${met.toSorted().join(', ')}\n`);
process.stdout.write(
  `${String(seeds - failures)} held, ${String(failures)} failed in ${seconds} s\n`,
);
await runner.stop();
process.exit(failures === 0 ? 0 : 1);

async function runnerOn(kind: SimulatedDatabase): Promise<{
  run(seed: number): Promise<void>;
  counts(): ReadonlyMap<string, number>;
  stop(): Promise<void>;
}> {
  if (kind === 'processes') {
    process.env.COMPTOIR_DEMO ??= 'small';
    const counts: ProcessRecord = new Map();
    const run = (seed: number) => simulateProcesses(seed, counts);
    return { run, counts: () => counts, stop: () => Promise.resolve() };
  }
  const ofTests = kind === 'memory' ? null : testDatabases(kind);
  await ofTests?.start();
  const simulation = ofTests ? sqlSimulation(ofTests) : memorySimulation();
  const record = faultRecord();
  return {
    run: (seed) => simulateNetwork(seed, record, simulation),
    counts: record.counts,
    stop: async () => ofTests?.stop(),
  };
}

function testDatabases(kind: 'pglite' | 'postgres'): TestDatabases {
  const [embedded, server] = everyDatabase();
  const chosen = kind === 'pglite' ? embedded : server;
  if (!chosen || chosen.skipped !== null) throw new Error(chosen?.skipped ?? kind);
  return chosen;
}
