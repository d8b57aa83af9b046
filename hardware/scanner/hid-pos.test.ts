import { beforeEach, describe, expect, it } from 'vitest';
import { manualTimers } from '../../test/support/manual-timers.ts';
import { openHidPosScanners } from './drivers/hid-pos.ts';
import { createReportReader } from './drivers/hid-pos-report.ts';
import { nodeHidPort } from './drivers/node-hid-port.ts';
import type { Scanners, ScannersState } from './port.ts';
import { type ScannerSimulator, simulateScanners } from './simulator.ts';

let simulator: ScannerSimulator;
let timers: ReturnType<typeof manualTimers>;
let codes: string[];
let states: ScannersState[];
let scanners: Scanners;

beforeEach(() => {
  simulator = simulateScanners();
  timers = manualTimers();
  codes = [];
  states = [];
});

function start(): void {
  scanners = openHidPosScanners({
    hid: simulator.hid,
    timers,
    onCode: (code) => codes.push(code),
    onState: (state) => states.push(state),
  });
}

/** What was asked of the devices has been answered. */
const settle = () => new Promise<void>((done) => setImmediate(done));

async function nextLook(): Promise<void> {
  timers.pass(1_000);
  await settle();
}

describe('a HID POS scanner', () => {
  it.each(['honeywell', 'zebra', 'datalogic'] as const)(
    'of %s is read, whatever its reports',
    async (model) => {
      simulator.plugIn(model);
      start();
      await settle();
      simulator.scan(model, ']E0', '3520170012346');
      simulator.scan(model, ']d2', '0103520170012346\u001d21AB');
      simulator.scan(
        model,
        ']Q1',
        `https://example.fr/01/03520170012346/10/${'L'.repeat(20)}?17=271231&é`,
      );
      simulator.scan(model, ']Q1', 'X'.repeat(300));
      expect(codes).toEqual([
        ']E03520170012346',
        ']d20103520170012346\u001d21AB',
        `]Q1https://example.fr/01/03520170012346/10/${'L'.repeat(20)}?17=271231&é`,
        `]Q1${'X'.repeat(300)}`,
      ]);
    },
  );

  it('of Honeywell is told to send its reports so, others are not', async () => {
    simulator.plugIn('honeywell');
    simulator.plugIn('zebra');
    start();
    await settle();
    expect(simulator.told('honeywell')).toEqual([[254, 1]]);
    expect(simulator.told('zebra')).toEqual([]);
    expect(scanners.state()).toEqual({
      kind: 'connected',
      names: ['Honeywell Voyager 1602g', 'Zebra DS2208'],
    });
  });

  it('is found when it is plugged in, and again after it was pulled out', async () => {
    start();
    await settle();
    expect(scanners.state()).toEqual({ kind: 'none', names: [] });
    simulator.plugIn('zebra');
    await nextLook();
    simulator.unplug('zebra');
    expect(scanners.state().kind).toBe('none');
    simulator.plugIn('zebra');
    await nextLook();
    simulator.scan('zebra', ']E0', '3520170012346');
    expect(codes).toEqual([']E03520170012346']);
    expect(states.map(({ kind }) => kind)).toEqual(['connected', 'none', 'connected']);
    expect(simulator.openCount()).toBe(1);
  });

  it('pulled out in the middle of a code leaves nothing of it', async () => {
    simulator.plugIn('zebra');
    start();
    await settle();
    simulator.scan('zebra', ']Q1', 'A'.repeat(100), 1);
    simulator.unplug('zebra');
    simulator.plugIn('zebra');
    await nextLook();
    simulator.scan('zebra', ']E0', '3520170012346');
    expect(codes).toEqual([']E03520170012346']);
  });

  it('whose code breaks off starts afresh with the next', async () => {
    simulator.plugIn('zebra');
    start();
    await settle();
    simulator.scan('zebra', ']Q1', 'A'.repeat(100), 1);
    timers.pass(600);
    simulator.scan('zebra', ']E0', '3520170012346');
    expect(codes).toEqual([']E03520170012346']);
  });

  it('that may not be opened says so by name, and works once it may', async () => {
    simulator.plugIn('datalogic');
    simulator.forbid('datalogic', true);
    start();
    await settle();
    expect(scanners.state()).toEqual({
      kind: 'no-permission',
      names: ['Datalogic QuickScan QD2500'],
    });
    simulator.forbid('datalogic', false);
    await nextLook();
    expect(scanners.state().kind).toBe('connected');
  });

  it('is not looked for on a machine that can’t reach any', async () => {
    simulator.breakDriver();
    start();
    await settle();
    expect(scanners.state()).toEqual({ kind: 'no-driver', names: [] });
    expect(timers.waitingMs()).toEqual([]);
  });

  it('is let go when the till ends', async () => {
    simulator.plugIn('zebra');
    start();
    await settle();
    await scanners.close();
    expect(simulator.openCount()).toBe(0);
    expect(timers.waitingMs()).toEqual([]);
  });
});

describe('a report', () => {
  const report = (...bytes: number[]) =>
    Uint8Array.from([...bytes, ...Array(64).fill(0)].slice(0, 64));

  it.each([
    ['of another number', report(0x03, 3, 0x5d, 0x45, 0x30, 0x31)],
    ['without identifier where one should be', report(0x02, 3, 0x41, 0x42, 0x43, 0x31)],
    ['that is empty', new Uint8Array(0)],
    ['of one byte', report(0x02)],
    ['of no data', report(0x02, 0, 0x5d, 0x45, 0x30)],
  ])('%s is no code', (_, bytes) => {
    expect(createReportReader().read(bytes)).toBeNull();
  });

  it('of a scanner that sends no identifier is a code by its signs', () => {
    const reader = createReportReader();
    expect(reader.read(report(0x02, 2, 0, 0, 0, 0x34, 0x32))).toBe('42');
  });

  it('that claims more data than it has is read as far as it goes', () => {
    const code = createReportReader().read(report(0x02, 255, 0x5d, 0x45, 0x30, 0x34, 0x32));
    expect(code).toBe(']E042');
  });

  it('in Latin-1 is read as that', () => {
    expect(createReportReader().read(report(0x02, 1, 0x5d, 0x51, 0x31, 0xe9))).toBe(']Q1é');
  });

  it('series without end is cut, so that no memory is eaten', () => {
    const reader = createReportReader();
    const endless = report(0x02, 56, 0x5d, 0x51, 0x31, ...Array(56).fill(0x41));
    endless[63] = 1;
    const ends = Array.from({ length: 400 }, () => reader.read(endless)).filter(Boolean);
    expect(ends.length).toBeGreaterThan(0);
  });
});

it('the machine’s own HID answers with its devices or refuses, and never brings the till down', async () => {
  const answered = await nodeHidPort
    .devices()
    .then(Array.isArray, (error: unknown) => error instanceof Error);
  expect(answered).toBe(true);
});
