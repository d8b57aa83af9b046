import type { PrinterView } from '../../contract/host/printing-shapes.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Paper } from '../../hardware/printer/paper.ts';
import type { PrinterState, ReceiptPrinter } from '../../hardware/printer/port.ts';
import {
  type PrinterAddress,
  parsePrinterAddress,
} from '../../hardware/printer/printer-address.ts';
import type { SettingKey } from '../settings/setting-keys.ts';
import type { TillSettings } from '../settings/till-settings.ts';

export type PrinterRole = PrinterView['role'];

/** A printer that is set, opened. */
export interface OpenPrinter {
  device: ReceiptPrinter;
  paper: Paper;
}

export const printerRoles: readonly PrinterRole[] = ['main', 'spare'];
const settingOf: Readonly<Record<PrinterRole, SettingKey>> = {
  main: 'devices.printer',
  spare: 'devices.printer.spare',
};
/** While somebody looks; each time is one short connection. */
const askEveryMs = 15_000;

/** The printers that are set: opened when first needed, opened anew when their setting changes. */
export function createPrinters(from: {
  settings: TillSettings;
  open(address: PrinterAddress): ReceiptPrinter;
  timers: Timers;
  /** Somebody looks at how the printers are. */
  isWatched(): boolean;
  onChanged(): void;
}) {
  const { settings, onChanged } = from;
  const opened = new Map<PrinterRole, OpenPrinter & { address: string }>();
  const known = new Map<PrinterRole, Pick<PrinterView, 'state' | 'drawer'>>();
  const closing = new Set<Promise<void>>();
  let isClosed = false;

  settings.onChange((key) => {
    for (const role of printerRoles) {
      if (settingOf[role] !== key) continue;
      known.delete(role);
      drop(role);
      onChanged();
      void ask(role);
    }
  });
  let stopTicking = from.timers.after(askEveryMs, tick);
  for (const role of printerRoles) void ask(role);

  function drop(role: PrinterRole): void {
    const printer = opened.get(role);
    opened.delete(role);
    if (!printer) return;
    const closed = printer.device.close().finally(() => closing.delete(closed));
    closing.add(closed);
  }

  /** Null when none is set. */
  function printer(role: PrinterRole): OpenPrinter | null {
    const address = settings.get(settingOf[role]);
    const open = opened.get(role);
    if (open?.address === address) return open;
    const parsed = parsePrinterAddress(address);
    if (address === '' || !parsed.ok || isClosed) return null;
    const made = { address, device: from.open(parsed.value), paper: parsed.value.paper };
    opened.set(role, made);
    return made;
  }

  function told(role: PrinterRole, state: PrinterState, drawer: PrinterView['drawer']): void {
    const before = known.get(role);
    if (before?.state === state && before.drawer === drawer) return;
    known.set(role, { state, drawer });
    onChanged();
  }

  async function ask(role: PrinterRole): Promise<void> {
    const open = printer(role);
    if (!open) return;
    const { state, drawer } = await open.device.status();
    if (opened.get(role)?.device === open.device) told(role, state, drawer);
  }

  function tick(): void {
    if (from.isWatched()) for (const role of printerRoles) void ask(role);
    stopTicking = from.timers.after(askEveryMs, tick);
  }

  return {
    printer,
    told,
    ask,
    async askAll(): Promise<void> {
      await Promise.all(printerRoles.map(ask));
    },
    views: (): PrinterView[] =>
      printerRoles
        .map((role) => ({
          role,
          address: settings.get(settingOf[role]),
          ...(known.get(role) ?? { state: 'unasked' as const, drawer: 'unknown' as const }),
        }))
        .filter(({ address }) => address !== ''),
    async close(): Promise<void> {
      isClosed = true;
      stopTicking();
      for (const role of printerRoles) drop(role);
      await Promise.all(closing);
    },
  };
}

export type Printers = ReturnType<typeof createPrinters>;
