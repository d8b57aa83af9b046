import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { openKeyStore } from '../../host/keys/open-key-store.ts';
import { openDocuments } from '../../host/store/documents.ts';
import { openTillFile, tillFileName } from '../../host/store/till-file.ts';
import { runTill } from '../support/run-till.ts';
import { type RunningPlatform, startPlatform } from '../support/start-platform.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { until } from '../support/until.ts';
import { watchTill } from '../support/watch-till.ts';

let platform: RunningPlatform;
let till: RunningTill;
let client: Awaited<ReturnType<typeof watchTill>>;
let shown: TillSnapshot | null = null;

beforeAll(async () => {
  platform = await startPlatform();
  till = await startTill();
  await connect();
  await enrol();
}, 120_000);
afterAll(async () => {
  client?.close();
  await till?.stop();
  await platform?.stop();
});

async function connect(): Promise<void> {
  client = await watchTill(till.folder, (snapshot) => {
    shown = snapshot;
  });
}

async function enrol(): Promise<void> {
  const code = await platform.pair('LYO1', '2');
  const enrolled = await runTill(till.folder, 'enrol', code, '--platform', platform.url);
  expect(enrolled.code).toBe(0);
  await until(() => shown?.sync.mode === 'online' && shown.sync.waiting === 0);
}

const sale = () => runTill(till.folder, 'ring', '--item', 'ML016-1', '--tender', 'cash:100');

/** Of the stopped till, read from its encrypted file. */
async function customersOnDisk(): Promise<number> {
  const { folder } = till;
  expect(existsSync(join(folder, tillFileName))).toBe(true);
  const keys = await openKeyStore({ folder, tillExists: true, wrap: null });
  if (!keys.ok) throw new Error(keys.error.code);
  const file = openTillFile({ folder, key: keys.value.databaseKey() });
  const documents = await openDocuments({
    till: file,
    folder: join(folder, 'catalog'),
    catalogWorkerUrl: new URL('../../host/store/catalog/catalog-writer-worker.ts', import.meta.url),
  });
  const count = await documents.count('customers');
  await documents.close();
  file.close();
  return count;
}

async function restart(): Promise<void> {
  const { folder } = till;
  till = await startTill({ folder });
  await connect();
}

test('a till that is revoked gives up its customers, says so, and sells on', async () => {
  client.close();
  await till.stop();
  expect(await customersOnDisk()).toBeGreaterThan(0);
  await restart();
  await platform.revoke('LYO1-2');
  expect((await sale()).code).toBe(0);
  await until(() => shown?.sync.why?.code === 'TILL_REVOKED');
  expect(shown?.warnings).toContainEqual({ code: 'TILL_REVOKED', details: {} });
  expect((await sale()).code).toBe(0);
  client.close();
  await till.stop();
  expect(await customersOnDisk()).toBe(0);
  expect(till.errors()).not.toContain('could not be erased');
});

test('it starts and sells as before, and is taken in again by a new code', async () => {
  await restart();
  expect((await sale()).code).toBe(0);
  await until(() => shown?.sync.why?.code === 'TILL_REVOKED');
  await enrol();
  expect(shown?.sync.acknowledgedThrough).toBe(shown?.journal.entryCount);
});
