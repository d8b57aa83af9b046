import { beforeEach, expect, it } from 'vitest';
import { type ScannerSimulator, simulateScanners } from '../../hardware/scanner/simulator.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { manualTimers } from '../../test/support/manual-timers.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { createCommandQueue } from '../commands/command-queue.ts';
import { scan } from '../commands/scan.ts';
import { withTillFailures } from '../till-failure.ts';
import { openTillScanners, type TillScanners } from './till-scanners.ts';

let till: MemoryTill;
let cashier: Cashier;
let simulator: ScannerSimulator;
let scanners: TillScanners;
let queue: ReturnType<typeof createCommandQueue>;
let shown: string[];
let logged: string[];

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
  simulator = simulateScanners();
  simulator.plugIn('zebra');
  queue = createCommandQueue();
  shown = [];
  logged = [];
  scanners = openTillScanners({
    hid: simulator.hid,
    timers: manualTimers(),
    scan: (request) => queue.run(() => withTillFailures(scan)(request, till.context())),
    newId: till.context().newId,
    logger: { error: (_, message) => logged.push(message) },
    onScanned: (seat) => shown.push(seat),
    onState: () => undefined,
  });
  await settle();
});

/** All that was scanned has been rung and its outcome told. */
async function told(): Promise<void> {
  await queue.settled();
  await settle();
}

const settle = () => new Promise<void>((done) => setImmediate(done));

it('what a HID scanner reads is rung at the till, in order, and told', async () => {
  simulator.scan('zebra', ']E0', '3760123450010');
  simulator.scan('zebra', ']E4', '96385074');
  simulator.scan('zebra', ']E0', '3760123450010');
  await told();
  expect(cashier.basket()?.lines.map(({ item, quantity }) => [item.sku, quantity.value])).toEqual([
    ['jumper', 2],
    ['bread', 1],
  ]);
  expect(scanners.lastScans('till').map(({ refusal }) => refusal)).toEqual([null, null, null]);
  expect(new Set(scanners.lastScans('till').map(({ id }) => id)).size).toBe(3);
  expect(shown).toEqual(['till', 'till', 'till']);
  expect(scanners.lastScans('tablet')).toEqual([]);
});

it('a refused one is told with its reason', async () => {
  simulator.scan('zebra', ']E0', '3760123450011');
  await told();
  expect(scanners.lastScans('till')).toMatchObject([{ refusal: { code: 'BAD_CHECK_DIGIT' } }]);
});

it('a full disk is told, and the next scan goes on', async () => {
  till.disk.fill();
  simulator.scan('zebra', ']E0', '3760123450010');
  await told();
  till.disk.free();
  simulator.scan('zebra', ']E0', '3760123450010');
  await told();
  expect(scanners.lastScans('till')).toMatchObject([
    { refusal: { code: 'DISK_FULL' } },
    { refusal: null },
  ]);
  expect(logged).toEqual([]);
});

it('hundreds of scans at once lose none in silence and are not all kept', async () => {
  for (let scan = 0; scan < 600; scan += 1) simulator.scan('zebra', ']E4', '96385074');
  await told();
  const rung = cashier.basket()?.lines[0]?.quantity.value ?? 0;
  expect(shown).toHaveLength(600);
  expect(rung).toBeGreaterThanOrEqual(500);
  expect(scanners.lastScans('till')).toHaveLength(20);
});

it('a code longer than any is refused like the page’s', async () => {
  simulator.scan('zebra', ']Q1', 'X'.repeat(3_000));
  await told();
  expect(scanners.lastScans('till')).toMatchObject([{ refusal: { code: 'UNKNOWN_CODE' } }]);
});
