// Two tills order the last piece at the same moment, through two platform processes over one PostgreSQL.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type NetworkTill, startNetworkTill } from '../support/network-till.ts';
import { findPostgres } from '../support/platform/find-postgres.ts';
import { type PostgresServer, startPostgres } from '../support/platform/postgres-server.ts';
import {
  atPlatform,
  entriesAtPlatform,
  entriesAtTill,
} from '../support/platform/stored-at-platform.ts';
import { type RunningPlatform, startPlatform } from '../support/start-platform.ts';
import { temporaryFolder } from '../support/start-till.ts';
import { until } from '../support/until.ts';

/** Once in the whole network, in a warehouse. */
const sku = 'ML001-4';

describe.skipIf(findPostgres() === null)('the last piece (skipped without PostgreSQL)', () => {
  const folders = [temporaryFolder(), temporaryFolder()] as const;
  let server: PostgresServer;
  let databaseUrl: string;
  let platforms: [RunningPlatform, RunningPlatform];
  let tills: [NetworkTill, NetworkTill];

  beforeAll(async () => {
    server = await startPostgres({ durable: true });
    databaseUrl = await server.newDatabase();
    // The first one fills the database; the second finds it filled.
    const first = await startPlatform({ folder: folders[0], databaseUrl });
    platforms = [first, await startPlatform({ folder: folders[1], databaseUrl })];
    tills = [await startNetworkTill(), await startNetworkTill()];
    await tills[0].enrol(platforms[0], 'LYO1', '1');
    await tills[1].enrol(platforms[1], 'PAR1', '1');
    for (const till of tills)
      await until(() => till.isDrained() && till.sync().documents?.upToDateAt !== null);
  }, 180_000);
  afterAll(async () => {
    for (const till of tills ?? []) await till.stop();
    for (const platform of platforms ?? []) await platform.stop();
    server?.stop();
  }, 120_000);

  const statesAt = async (till: NetworkTill) =>
    (await till.orders()).flatMap(({ lines }) => lines.map(({ state }) => state));

  test('one order is confirmed, the other is told that no place has it', async () => {
    await Promise.all([tills[0].ship(sku, 'lyon'), tills[1].ship(sku, 'paris')]);
    await until(() => tills.every((till) => till.isDrained()));
    const states = async () => (await Promise.all(tills.map(statesAt))).flat().toSorted();
    await until(async () => !(await states()).includes('placed'));
    expect(await states()).toEqual(['allocated', 'unfillable']);
  }, 120_000);

  test('a process that is killed is stood in for by the other: nothing lost, nothing twice', async () => {
    const port = Number(new URL(platforms[0].url).port);
    for (let piece = 0; piece < 20; piece += 1) {
      await tills[0].sell('ML002-2');
      if (piece === 9) process.kill(platforms[0].pid, 'SIGKILL');
    }
    await until(() => tills[0].sync().mode === 'offline');
    // Another process at the same address, as behind a load balancer.
    platforms[0] = await startPlatform({ folder: folders[0], databaseUrl, port });
    await tills[0].retry();
    await until(() => tills.every((till) => till.isDrained()));
    const own = await Promise.all(tills.map((till) => entriesAtTill(till.running.folder)));
    await atPlatform({ folder: '', databaseUrl }, async (database) => {
      expect(await entriesAtPlatform(database)).toEqual(own.flat().toSorted());
      const [counts] = await database.query(
        `select (select count(*)::int from quarantine) as quarantined,
                (select sum(reserved_milli)::int from stock where sku = $1) as reserved,
                (select -sum(change_milli)::int from stock_movements where sku = 'ML002-2') as sold`,
        [sku],
      );
      expect(counts).toEqual({ quarantined: 0, reserved: 1_000, sold: 20_000 });
    });
  }, 120_000);
});
