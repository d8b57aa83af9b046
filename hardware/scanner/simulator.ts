import type { HidHeard, HidPort } from './port.ts';

/** HID scanners that are not there: plugged in, scanned with and pulled out by script. */
export interface ScannerSimulator {
  hid: HidPort;
  plugIn(model: ScannerModel): void;
  /** Pulled out, in the middle of whatever it is doing. */
  unplug(model: ScannerModel): void;
  /** Sends a code as the model does; with `reports`, only so many of its reports. */
  scan(model: ScannerModel, aim: string, data: string, reports?: number): void;
  /** Any bytes at all, report number first. */
  send(model: ScannerModel, report: Uint8Array): void;
  /** Feature reports the model was sent. */
  told(model: ScannerModel): readonly (readonly number[])[];
  /** From now on it may not be opened, or may again. */
  forbid(model: ScannerModel, isForbidden: boolean): void;
  /** The machine can't reach HID devices. */
  breakDriver(): void;
  /** How many devices are open. */
  openCount(): number;
}

type ScannerModel = keyof typeof models;

/** As their makers' scanners show themselves, and how each fills its reports. */
const models = {
  honeywell: { vendorId: 0x0c2e, name: 'Honeywell Voyager 1602g', shift: 0, suffix: '\r' },
  zebra: { vendorId: 0x05e0, name: 'Zebra DS2208', shift: 0, suffix: '' },
  datalogic: { vendorId: 0x05f9, name: 'Datalogic QuickScan QD2500', shift: 1, suffix: '' },
} as const;

/** Data bytes that one report holds. */
const room = 56;

export function simulateScanners(): ScannerSimulator {
  const plugged = new Set<ScannerModel>();
  const forbidden = new Set<ScannerModel>();
  const open = new Map<ScannerModel, HidHeard>();
  const told = new Map<ScannerModel, (readonly number[])[]>();
  let hasDriver = true;

  const hid: HidPort = {
    async devices() {
      if (!hasDriver) throw new Error('No HID here');
      return [
        // What else hangs on a till's USB.
        { path: '/keyboard', vendorId: 1, name: 'Keyboard', usagePage: 1, usage: 6 },
        ...[...plugged].map((model) => ({
          ...models[model],
          path: `/${model}`,
          usagePage: 0x8c,
          usage: 2,
        })),
      ];
    },
    async open(path, heard) {
      const model = [...plugged].find((each) => path === `/${each}`);
      if (!model || forbidden.has(model)) throw new Error('cannot open device');
      open.set(model, heard);
      return {
        async sendFeatureReport(report) {
          told.set(model, [...(told.get(model) ?? []), report]);
        },
        async close() {
          open.delete(model);
        },
      };
    },
  };

  const send = (model: ScannerModel, report: Uint8Array): void => open.get(model)?.onReport(report);

  return {
    hid,
    plugIn: (model) => void plugged.add(model),
    unplug(model) {
      plugged.delete(model);
      const heard = open.get(model);
      open.delete(model);
      heard?.onGone();
    },
    scan(model, aim, data, reports = Number.POSITIVE_INFINITY) {
      for (const report of reportsOf(model, aim, data).slice(0, reports)) send(model, report);
    },
    send,
    told: (model) => told.get(model) ?? [],
    forbid(model, isForbidden) {
      if (isForbidden) forbidden.add(model);
      else forbidden.delete(model);
    },
    breakDriver() {
      hasDriver = false;
    },
    openCount: () => open.size,
  };
}

/** 64 bytes each: number, length, AIM identifier (one byte later on some), data, and at the end more or not. */
function reportsOf(model: ScannerModel, aim: string, data: string): Uint8Array[] {
  const { shift, suffix } = models[model];
  const bytes = new TextEncoder().encode(data + suffix);
  const chunk = room - shift;
  const count = Math.max(1, Math.ceil(bytes.length / chunk));
  return Array.from({ length: count }, (_, index) => {
    const part = bytes.subarray(index * chunk, (index + 1) * chunk);
    const report = new Uint8Array(64);
    report.set([0x02, part.length]);
    report.set(new TextEncoder().encode(aim), 2 + shift);
    report.set(part, 5 + shift);
    report[63] = index + 1 < count ? 1 : 0;
    return report;
  });
}
