import type { TestDatabases } from '../support/platform/test-databases.ts';
import type { Simulation } from './simulate-network.ts';
import { type BrokenSql, sqlCentre } from './sql-centre.ts';

/** On one database, emptied for each seed. Each step costs a few dozen statements: fewer of them. */
export function sqlSimulation(databases: TestDatabases, broken: BrokenSql = {}): Simulation {
  return {
    steps: 12,
    openPlatform: async (parts) =>
      sqlCentre({ ...parts, database: await databases.fresh(), broken }),
  };
}
