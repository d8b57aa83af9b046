import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { problem, startHttpPlatform } from '../support/http-platform.ts';
import { resultOf, runTill } from '../support/run-till.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { until } from '../support/until.ts';
import { watchTill } from '../support/watch-till.ts';

let platform: Awaited<ReturnType<typeof startHttpPlatform>>;
let till: RunningTill;
let client: Awaited<ReturnType<typeof watchTill>>;
let shown: TillSnapshot | null = null;

beforeAll(async () => {
  platform = await startHttpPlatform();
  till = await startTill({ env: { COMPTOIR_DEMO: 'staged' } });
  await connect();
});

async function connect(): Promise<void> {
  client = await watchTill(till.folder, (snapshot) => {
    shown = snapshot;
  });
}

afterAll(async () => {
  client?.close();
  await till?.stop();
  await platform?.stop();
});

const sync = () => shown?.sync;
const ring = (...args: string[]) =>
  runTill(till.folder, 'ring', '--item', 'ML016-1', '--tender', 'cash:100', ...args);

test('a till that was never enrolled stands alone', () => {
  expect(sync()).toMatchObject({ mode: 'standalone', since: null, why: null });
});

test('a code that the platform does not know changes nothing', async () => {
  platform.answerWith(() => problem(403, 'PAIRING_CODE_WRONG'));
  const refused = await runTill(till.folder, 'enrol', 'ABCD-2345', '--platform', platform.origin);
  expect(refused).toMatchObject({ code: 1, lines: [] });
  expect(refused.errors).toContain('[PAIRING_CODE_WRONG]');
  expect(sync()?.mode).toBe('standalone');
  platform.answerWith(null);
});

test('nothing crosses a network in the clear', async () => {
  const refused = await runTill(
    till.folder,
    ...['enrol', 'ABCD-2345', '--platform', 'http://central.example'],
  );
  expect(refused.errors).toContain('[PLATFORM_URL_BAD]');
});

test('enrolled, a till sends all it has, and a sale at once', async () => {
  const enrolled = await runTill(till.folder, 'enrol', 'ABCD-2345', '--platform', platform.origin);
  expect(resultOf(enrolled)).toEqual({
    tillId: 'LYON-2',
    storeId: 'LYON',
    companyId: 'LUMEN',
    storeName: 'Lyon Part-Dieu',
    tillNumber: '2',
    platform: platform.origin,
  });
  await until(() => sync()?.mode === 'online' && sync()?.waiting === 0);
  const { journalId = '' } = shown?.journal ?? {};
  await ring();
  const soldMs = Date.now();
  await until(() => platform.platform.entries(journalId).at(-1)?.type === 'transaction');
  process.stdout.write(`a sale was there ${String(Date.now() - soldMs)} ms later\n`);
  expect(till.errors()).not.toMatch(/Bearer|token-|"d"/);
});

test('without its platform it sells on and counts; after a crash it sends the rest, once', async () => {
  const { journalId = '' } = shown?.journal ?? {};
  platform.answerWith(() => ({ status: 503, body: 'maintenance' }));
  await ring('--repeat', '10');
  await until(() => sync()?.mode === 'offline' && (sync()?.waiting ?? 0) >= 10);
  expect(sync()?.why?.code).toBe('PLATFORM_BUSY');
  process.kill(till.hostPid(), 'SIGKILL');
  platform.answerWith(null);
  await until(() => platform.platform.entries(journalId).length >= 12);
  await connect();
  const sequences = platform.platform.entries(journalId).map(({ sequence }) => sequence);
  expect(sequences).toEqual(sequences.map((_, index) => index + 1));
});

test('the demo’s switch cuts the link, and mends it at once', async () => {
  await until(() => sync()?.mode === 'online');
  const asked = platform.seen.length;
  await client.call('demoBreak', { what: 'internet', isBroken: true });
  await until(() => sync()?.mode === 'offline');
  await ring();
  expect(platform.seen).toHaveLength(asked);
  await client.call('demoBreak', { what: 'internet', isBroken: false });
  await until(() => sync()?.mode === 'online' && sync()?.waiting === 0);
});

test('a journal of which the platform has another course ends; the next one starts and is sent', async () => {
  const { journalId: forked = '', entryCount = 0 } = shown?.journal ?? {};
  platform.answerWith((url) =>
    url === `/v1/journals/${forked}/entries`
      ? { body: { kind: 'fork', sequence: entryCount + 1 } }
      : null,
  );
  await ring();
  await until(() => shown?.journal.journalId !== forked);
  const { journalId = '' } = shown?.journal ?? {};
  expect(shown?.warnings).toContainEqual({
    code: 'JOURNAL_FORK',
    details: { journalId: forked.slice(0, 8), sequence: entryCount + 1, count: 2 },
  });
  await ring();
  await until(() => platform.platform.entries(journalId).length === 2);
  const verified = await runTill(till.folder, 'verify');
  expect(verified.code).toBe(0);
});
