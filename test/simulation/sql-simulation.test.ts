import { afterAll, beforeAll, expect, test } from 'vitest';
import { embeddedDatabases } from '../support/platform/test-databases.ts';
import { brokenSqlOf, brokenSqlSources } from './broken-sql.ts';
import { faultRecord, judgedLaws, orderActs, orderLaws } from './faults.ts';
import { pinnedSeeds } from './pinned-seeds.ts';
import { replayOf } from './replay.ts';
import { simulateNetwork } from './simulate-network.ts';
import { sqlSimulation } from './sql-simulation.ts';

const seeds = 5;
/** Seeds that may pass before a broken platform is caught. */
const patience = 40;
/** Of a machine that does much else meanwhile. */
const timeoutMs = 600_000;

const databases = embeddedDatabases();
beforeAll(databases.start);
afterAll(databases.stop);

test(
  `${String(seeds)} seeds hold on a database, with the platform's own code`,
  async () => {
    const record = faultRecord();
    const failed: string[] = [];
    const ranges = Array.from({ length: seeds }, (_, index) => 20_000 + index);
    for (const seed of [...pinnedSeeds('pglite'), ...ranges]) {
      await simulateNetwork(seed, record, sqlSimulation(databases)).catch((error: unknown) =>
        failed.push(replayOf({ seed, database: 'pglite' }, error)),
      );
    }
    expect(failed).toEqual([]);
    for (const law of [...judgedLaws, ...orderActs, ...orderLaws])
      expect(record.counts().get(law), law).toBeGreaterThan(0);
  },
  timeoutMs,
);

test.each(brokenSqlSources)(
  'a platform in whose source $name is caught',
  async (broken) => {
    const simulation = sqlSimulation(databases, await brokenSqlOf(broken));
    const others = Array.from({ length: patience }, (_, index) => 1 + index);
    const laws: string[] = [];
    for (const seed of [broken.caughtBy, ...others]) {
      if (laws.length > 0) break;
      await simulateNetwork(seed, faultRecord(), simulation).catch((error: unknown) =>
        laws.push(error instanceof Error ? error.message : String(error)),
      );
    }
    // The orders that a till shows are documents too: whichever is looked at first tells of it.
    const ordersLaw = 'Broken law: A till shows the orders as they are';
    const told = laws.join();
    expect(told).toMatch(told.includes(ordersLaw) ? ordersLaw : broken.law);
  },
  timeoutMs,
);
