import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openingStock } from '../../platform/demo/opening-stock.ts';
import { demoPlaces } from '../../platform/demo/places.ts';
import { demoItems } from '../../platform/demo/retailer.ts';
import { findPostgres } from '../support/platform/find-postgres.ts';
import { testTill, throughOf } from '../support/platform/platform-till.ts';
import { startPostgres } from '../support/platform/postgres-server.ts';
import { demoEntries } from '../support/platform/push-kit.ts';
import { platformCommand, startPlatform } from '../support/platform/start-platform.ts';
import { atPlatform } from '../support/platform/stored-at-platform.ts';
import { putEmbeddedDatabase } from '../support/platform/test-databases.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { temporaryFolder } from '../support/start-till.ts';

const rounds = 4;
const perPush = 50;

type Where = Parameters<typeof startPlatform>[0];

const killed = 'a platform killed in the middle of pushes loses nothing that it acknowledged';

test(`${killed}, on PGlite`, async () => {
  const folder = temporaryFolder();
  await putEmbeddedDatabase(folder);
  await killInPushes({ folder });
}, 240_000);

describe.skipIf(findPostgres() === null)('skipped without PostgreSQL', () => {
  test(`${killed}, on PostgreSQL`, async () => {
    const server = await startPostgres({ durable: true });
    try {
      await killInPushes({ folder: temporaryFolder(), databaseUrl: await server.newDatabase() });
    } finally {
      server.stop();
    }
  }, 240_000);
});

async function killInPushes(where: Where): Promise<void> {
  let platform = await startPlatform(where);
  const { out } = await platformCommand(where, 'pair', '--store', 'LYO1', '--till', '2');
  let till = testTill(platform.url);
  await till.join(out.trim());
  const { journalId, entries, pieces } = demoEntries('LYO1', 1_500);
  const random = seededRandom(20);
  let acknowledged = 0;
  let cutShort = 0;

  for (let round = 0; round < rounds; round += 1) {
    const stored = throughOf(await till.state(journalId));
    expect(stored).toBeGreaterThanOrEqual(acknowledged);
    const death = delay(30 + random() * 400).then(() => platform.kill());
    try {
      for (let next = stored; next < entries.length; next += perPush)
        acknowledged = throughOf(await till.push(journalId, entries.slice(next, next + perPush)));
    } catch (error) {
      // The connection died with the platform, with or without the commit: fetch says TypeError.
      if (!(error instanceof TypeError)) throw error;
      cutShort += 1;
    }
    await death;
    platform = await startPlatform(where);
    till = till.at(platform.url);
  }
  expect(cutShort).toBeGreaterThan(0);

  for (let next = throughOf(await till.state(journalId)); next < entries.length; next += perPush)
    acknowledged = throughOf(await till.push(journalId, entries.slice(next, next + perPush)));
  expect(acknowledged).toBe(entries.length);
  await platform.stop();

  await atPlatform(where, async (database) => {
    const rows = await database.query('select text from entries order by sequence');
    expect(rows.map(({ text }) => text)).toEqual(entries.map(({ text }) => text));
    const [sold] = await database.query(
      `select (select -sum(change_milli)::bigint from stock_movements) as moved,
              (select sum(quantity_milli)::bigint from stock) as stock,
              (select count(*) from quarantine) as quarantined`,
    );
    const opening = openingStock(demoItems('small'), demoPlaces());
    const openingMilli = opening.reduce((sum, { onHandMilli }) => sum + onHandMilli, 0);
    const soldMilli = pieces * 1_000;
    expect(sold).toEqual({ moved: soldMilli, stock: openingMilli - soldMilli, quarantined: 0 });
  });
}
