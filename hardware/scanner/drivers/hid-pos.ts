import type { Timers } from '../../../contract/rpc/timers.ts';
import type {
  HidDevice,
  HidPort,
  OpenHidDevice,
  Scanners,
  ScannersHeard,
  ScannersState,
} from '../port.ts';
import { createReportReader } from './hid-pos-report.ts';

/** HID POS: bar code scanner page, bar code scanner. */
const scannerPage = 0x8c;
const scannerUsage = 0x02;
/** Honeywell and Youjie must be told to send HID POS reports. */
const vendorsToTell = [0x0c2e, 0x23d0];
const sendReports = [254, 0x01];

/** How soon a scanner that is plugged in is found. */
const lookEveryMs = 1_000;
/** A code whose next report does not come was cut off: what comes then is a new one. */
const longestPauseMs = 500;

interface OpenScanner {
  name: string;
  device: OpenHidDevice;
}

/**
 * Finds, opens and reads every HID POS scanner, for as long as the till runs. Nothing here throws: what
 * a scanner or the machine can't do is a state.
 */
export function openHidPosScanners(
  options: ScannersHeard & { hid: HidPort; timers: Timers },
): Scanners {
  const { hid, timers } = options;
  const open = new Map<string, OpenScanner>();
  let state: ScannersState = { kind: 'none', names: [] };
  let isClosed = false;
  let stopWaiting = (): void => undefined;
  let looking = look();

  return {
    state: () => state,
    async close() {
      isClosed = true;
      stopWaiting();
      await looking;
      await Promise.all([...open.values()].map(({ device }) => device.close().catch(ignore)));
      open.clear();
    },
  };

  async function look(): Promise<void> {
    const found = await hid.devices().catch(() => null);
    if (isClosed) return;
    // Without a driver there will be none until the next start.
    if (found === null) return become({ kind: 'no-driver', names: [] });
    const scanners = found.filter(isScanner);
    const refused: string[] = [];
    for (const scanner of scanners.filter(({ path }) => !open.has(path))) {
      if (!(await tryToOpen(scanner))) refused.push(scanner.name);
    }
    if (isClosed) return;
    tell(refused);
    stopWaiting = timers.after(lookEveryMs, () => {
      looking = look();
    });
  }

  /** False when there is one that may not be opened. */
  async function tryToOpen({ path, name, vendorId }: HidDevice): Promise<boolean> {
    const reader = createReportReader();
    let stopPause = (): void => undefined;
    try {
      const device = await hid.open(path, {
        onReport(report) {
          stopPause();
          const code = reader.read(report);
          if (code !== null && !isClosed) options.onCode(code);
          if (reader.isWaiting()) stopPause = timers.after(longestPauseMs, reader.reset);
        },
        onGone() {
          stopPause();
          const gone = open.get(path);
          open.delete(path);
          void gone?.device.close().catch(ignore);
          if (!isClosed) tell([]);
        },
      });
      open.set(path, { name, device });
      // One that does not know the report sends its codes all the same.
      if (vendorsToTell.includes(vendorId))
        await device.sendFeatureReport(sendReports).catch(ignore);
      return true;
    } catch {
      return false;
    }
  }

  function tell(refused: readonly string[]): void {
    const names = [...open.values()].map(({ name }) => name);
    if (names.length > 0) become({ kind: 'connected', names });
    else if (refused.length > 0) become({ kind: 'no-permission', names: refused });
    else become({ kind: 'none', names: [] });
  }

  function become(next: ScannersState): void {
    if (next.kind === state.kind && next.names.join('\n') === state.names.join('\n')) return;
    state = next;
    options.onState(state);
  }
}

function isScanner({ usagePage, usage }: HidDevice): boolean {
  return usagePage === scannerPage && usage === scannerUsage;
}

function ignore(): void {
  // A device that goes while it is spoken to is found gone by its own event.
}
