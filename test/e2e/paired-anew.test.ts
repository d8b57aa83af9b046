// A machine changes its place in the shop: it is paired anew as another till of the store.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { resultOf, runTill } from '../support/run-till.ts';
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
  client = await watchTill(till.folder, (snapshot) => {
    shown = snapshot;
  });
}, 120_000);
afterAll(async () => {
  client?.close();
  await till?.stop();
  await platform?.stop();
});

async function enrolAs(number: string): Promise<void> {
  const code = await platform.pair('LYO1', number);
  resultOf(await runTill(till.folder, 'enrol', code, '--platform', platform.url));
  await until(() => shown?.tillNumber === number);
}

test('it goes on in a new journal, and the platform gets the end of the old one', async () => {
  await enrolAs('2');
  const first = shown?.journal.journalId;
  resultOf(await runTill(till.folder, 'ring', '--item', 'ML016-1', '--tender', 'cash:100'));
  await enrolAs('3');
  expect(shown?.journal.journalId).not.toBe(first);
  const sold = await runTill(till.folder, 'ring', '--item', 'ML016-1', '--tender', 'cash:100');
  expect(resultOf(sold)).toMatchObject({ receiptNumber: expect.stringMatching(/^3-000001-/) });
  await until(() => shown?.sync.mode === 'online' && shown.sync.waiting === 0);
  expect(shown?.sync.why).toBeNull();
  expect(shown?.sync.quarantinedCount).toBe(0);
}, 120_000);
