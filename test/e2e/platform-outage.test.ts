import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { resultOf, runTill } from '../support/run-till.ts';
import { type RunningPlatform, startPlatform } from '../support/start-platform.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { connectScript, newCommandId } from '../support/till-client.ts';
import { until } from '../support/until.ts';

/** Of the full size of the claim (10,000) in the bench; enough here for many requests. */
const backlog = Number(process.env.COMPTOIR_BACKLOG ?? 300);

let platform: RunningPlatform;
let till: RunningTill;
let client: ReturnType<typeof connectScript>;
let shown: TillSnapshot | null = null;

beforeAll(async () => {
  platform = await startPlatform();
  till = await startTill();
  client = connectScript(till.folder);
  await client.welcome;
  client.view(
    'till',
    {},
    (snapshot) => {
      shown = snapshot;
    },
    () => undefined,
  );
  await until(() => shown !== null);
}, 120_000);

afterAll(async () => {
  client?.close();
  await till?.stop();
  await platform?.stop();
});

const sync = () => shown?.sync;
const isDrained = (): boolean => sync()?.mode === 'online' && sync()?.waiting === 0;
const ring = (...args: string[]) =>
  runTill(till.folder, 'ring', '--item', 'ML016-1', '--tender', 'cash:100', ...args);

test('a till is enrolled at a real platform, which has its sales within a second', async () => {
  const code = await platform.pair('LYO1', '2');
  const enrolled = await runTill(till.folder, 'enrol', code, '--platform', platform.url);
  expect(resultOf(enrolled)).toMatchObject({ tillId: 'LYO1-2', storeName: 'Lyon Part-Dieu' });
  await until(isDrained);
  const before = sync()?.acknowledgedThrough ?? 0;
  await ring();
  const soldMs = Date.now();
  await until(() => (sync()?.acknowledgedThrough ?? 0) > before);
  process.stdout.write(`acknowledged ${String(Date.now() - soldMs)} ms after the command ended\n`);
  expect(Date.now() - soldMs).toBeLessThan(1_000);
});

test(`a platform that was away gets all ${String(backlog)} entries, while the till sells on`, async () => {
  const port = Number(new URL(platform.url).port);
  await platform.stop();
  const whileDown = await ring('--repeat', String(backlog));
  expect(whileDown.code).toBe(0);
  await until(() => sync()?.mode === 'offline' && (sync()?.waiting ?? 0) >= backlog);
  const lastOfBacklog = shown?.journal.entryCount ?? 0;
  expect(sync()?.why?.code).toBe('PLATFORM_UNREACHABLE');

  platform = await startPlatform({ folder: platform.folder, port });
  const fromMs = performance.now();
  await client.call('retrySync', {});
  const saleMs: number[] = [];
  while ((sync()?.acknowledgedThrough ?? 0) < lastOfBacklog) saleMs.push(await sell());
  const drainMs = performance.now() - fromMs;
  process.stdout.write(`${String(backlog)} entries in ${drainMs.toFixed(0)} ms, sales meanwhile: `);
  process.stdout.write(`${quantiles(saleMs)}; afterwards: `);
  const afterMs: number[] = [];
  while (afterMs.length < 100) afterMs.push(await sell());
  process.stdout.write(`${quantiles(afterMs)}\n`);
  await until(isDrained);
  expect(sync()?.quarantinedCount).toBe(0);
  await until(() => sync()?.acknowledgedThrough === shown?.journal.entryCount);
}, 900_000);

test('a revoked till is cut off, sells on, and sends the rest once it is enrolled anew', async () => {
  await platform.revoke('LYO1-2');
  await ring();
  await until(() => sync()?.why?.code === 'TILL_REVOKED');
  expect(shown?.warnings).toContainEqual({ code: 'TILL_REVOKED', details: {} });
  await ring();
  const code = await platform.pair('LYO1', '2');
  const enrolled = await runTill(till.folder, 'enrol', code, '--platform', platform.url);
  expect(enrolled.code).toBe(0);
  await until(isDrained);
  expect(sync()?.acknowledgedThrough).toBe(shown?.journal.entryCount);
});

/** One sale, from its scan until the answer that it is paid and on disk; milliseconds. */
async function sell(): Promise<number> {
  const fromMs = performance.now();
  const seat = 'script-outage';
  const commandId = newCommandId();
  const rung = await client.call('scan', { commandId, seat, code: 'ML016-1', entered: 'keyed' });
  if (!rung.ok) throw new Error(rung.error.code);
  const paid = await client.call('tender', {
    commandId: newCommandId(),
    seat,
    ...{ type: 'cash', tenderedMinor: 2_500, reference: '' },
    basketVersion: rung.value.version,
  });
  if (!paid.ok) throw new Error(paid.error.code);
  return performance.now() - fromMs;
}

function quantiles(ms: readonly number[]): string {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
  return `${String(sorted.length)}, median ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}
