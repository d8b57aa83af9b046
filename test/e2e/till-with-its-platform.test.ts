import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { openEmbedded } from '../../platform/database/embedded.ts';
import { putEmbeddedDatabase } from '../support/platform/test-databases.ts';
import { runTill } from '../support/run-till.ts';
import { type RunningTill, startTill, temporaryFolder } from '../support/start-till.ts';
import { connectScript } from '../support/till-client.ts';
import { until } from '../support/until.ts';

/** `npm start` on an empty folder, without its window: a till, and a platform of its own beside it. */
const folder = temporaryFolder();
const platformFolder = `${folder}-platform`;
let till: RunningTill;
let client: ReturnType<typeof connectScript>;
let shown: TillSnapshot | null = null;

beforeAll(async () => {
  // To make an embedded database takes seconds; the shell finds one that is empty.
  await putEmbeddedDatabase(platformFolder);
  await start();
}, 120_000);

afterAll(async () => {
  client?.close();
  await till?.stop();
  rmSync(platformFolder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  till = await startTill({ folder, platform: true, env: { DATABASE_URL: '' } });
  await connect();
}

async function connect(): Promise<void> {
  client?.close();
  shown = null;
  client = connectScript(folder);
  client.view(
    'till',
    {},
    (snapshot) => {
      shown = snapshot;
    },
    () => undefined,
  );
  await until(() => shown !== null);
}

const sync = () => shown?.sync;
const isDrained = (): boolean =>
  sync()?.mode === 'online' && sync()?.acknowledgedThrough === shown?.journal.entryCount;
const ring = (...args: string[]) =>
  runTill(folder, 'ring', '--item', 'ML016-1', '--tender', 'cash:100', ...args);
const address = z.object({ url: z.string(), pid: z.int() });
const platformAddress = () =>
  address.parse(JSON.parse(readFileSync(join(platformFolder, 'platform.json'), 'utf8')));

test('the till sells before its platform is up, is enrolled by itself, and sends what it has', async () => {
  // No wait: nothing of the platform is needed for it.
  expect((await ring()).code).toBe(0);
  await until(isDrained);
  expect(sync()?.acknowledgedThrough).toBeGreaterThanOrEqual(2);
  expect((await ring()).code).toBe(0);
  await until(isDrained);
}, 120_000);

test('a platform that is killed changes nothing at the till, and has all once it is back', async () => {
  const { url, pid } = platformAddress();
  process.kill(pid, 'SIGKILL');
  expect((await ring('--repeat', '5')).code).toBe(0);
  await until(() => (sync()?.waiting ?? 0) >= 5);
  await until(isRunningAnew(pid));
  await client.call('retrySync', {});
  await until(isDrained);
  expect(platformAddress().url).toBe(url);
}, 120_000);

const isRunningAnew = (before: number) => () => {
  try {
    return platformAddress().pid !== before;
  } catch {
    // Just being written.
    return false;
  }
};

test('both stop together and come back at the same addresses, each entry once', async () => {
  const { url, pid } = platformAddress();
  const { journalId = '', entryCount = 0 } = shown?.journal ?? {};
  client.close();
  expect(await till.stop()).toBe(0);
  expect(existsSync(join(platformFolder, 'platform.json'))).toBe(false);

  await start();
  expect((await ring()).code).toBe(0);
  await until(isRunningAnew(pid));
  await client.call('retrySync', {});
  await until(isDrained).catch((error: unknown) => {
    throw new Error(JSON.stringify(sync()), { cause: error });
  });
  expect(platformAddress().url).toBe(url);
  client.close();
  await till.stop();

  const opened = await openEmbedded(platformFolder);
  if (!opened.ok) throw new Error(opened.error.code);
  const [stored] = await opened.value.query(
    `select count(*)::int as entries, max(sequence)::int as last
     from entries where journal_id = $1`,
    [journalId],
  );
  await opened.value.close();
  expect(stored).toEqual({ entries: stored?.last, last: expect.any(Number) });
  expect(stored?.last).toBeGreaterThan(entryCount);
}, 180_000);
