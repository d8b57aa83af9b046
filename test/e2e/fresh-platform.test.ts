// A till at a platform that has just been filled with the whole demo retailer.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type NetworkTill, startNetworkTill } from '../support/network-till.ts';
import { putEmbeddedDatabase } from '../support/platform/test-databases.ts';
import { startSlowLine } from '../support/slow-line.ts';
import { type RunningPlatform, startPlatform } from '../support/start-platform.ts';
import { temporaryFolder } from '../support/start-till.ts';
import { until } from '../support/until.ts';

const skipped = !process.env.CI;

describe.skipIf(skipped)('a fresh platform (skipped without CI=true: it takes a minute)', () => {
  let platform: RunningPlatform;
  let line: Awaited<ReturnType<typeof startSlowLine>>;
  let till: NetworkTill;

  beforeAll(async () => {
    const folder = temporaryFolder();
    await putEmbeddedDatabase(folder);
    line = await startSlowLine({ slowPath: '/nowhere', bytesPerTick: 1 });
    till = await startNetworkTill();
    platform = await startPlatform({ folder, origin: line.url, demo: 'full' });
    line.leadTo(platform.url);
  }, 300_000);
  afterAll(async () => {
    await till?.stop();
    await platform?.stop();
    await line?.stop();
  }, 120_000);

  test('the first till begins with its snapshot, not with pages', async () => {
    await till.enrol({ pair: platform.pair, url: line.url }, 'LYO1', '2');
    const isOfSnapshot = ({ path }: { path: string }) =>
      path.startsWith('/v1/snapshots/network.catalog/');
    await until(() => line.asked.some(isOfSnapshot));
    await until(() => (till.sync().documents?.filling?.of ?? 0) > 22_000);
    await until(() => till.shown().itemCount > 22_000);
    expect(line.asked.filter(isOfSnapshot)).toMatchObject([{ fromByte: 0 }]);
    await until(till.isDrained);
  }, 240_000);
});
