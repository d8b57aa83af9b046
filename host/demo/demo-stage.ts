import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { DemoSnapshot, DemoSwitch } from '../../contract/host/demo-shapes.ts';
import type { OwnPlatformSwitch } from '../../contract/rpc/host-start.ts';
import { unreachable } from '../../domain/assert.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { type PrinterSimulator, startPrinterSimulator } from '../../hardware/printer/simulator.ts';

/** What stands around a demo till, and may be broken to see what the till survives. */
export interface DemoStage {
  /** Of the printer that is not there. */
  printerAddress: string;
  isBroken(what: DemoSwitch): boolean;
  snapshot(): DemoSnapshot;
  /** Refuses NOT_ALLOWED where there is no such thing: a platform that runs beside the till. */
  break(what: DemoSwitch, isBroken: boolean): Result<Record<string, never>, Failure>;
  /** Whoever runs the platform says how its switch stands. */
  platformSwitched(at: OwnPlatformSwitch): void;
  clearRoll(): void;
  killTill(): void;
  secondTill(): Promise<Result<{ url: string }, Failure>>;
  close(): Promise<void>;
}

export async function openDemoStage({
  askForSecondTill,
  switchPlatform,
  onChange,
}: {
  /** Resolves with the address of its page, or null where the shell can't. */
  askForSecondTill: (() => Promise<string | null>) | null;
  switchPlatform(to: OwnPlatformSwitch): void;
  /** Something on the stage is otherwise now. */
  onChange(): void;
}): Promise<DemoStage> {
  const printer = await startPrinterSimulator();
  printer.onChange(onChange);
  /** What is not a switch of the printer. */
  const broken = new Set<DemoSwitch>();
  let platform: OwnPlatformSwitch | null = null;

  function isBroken(what: DemoSwitch): boolean {
    if (what === 'platform') return platform === 'off';
    return broken.has(what) || isPrinterBroken(printer, what);
  }

  return {
    printerAddress: printer.address,
    isBroken,
    snapshot: () => ({
      broken: switches.filter(isBroken),
      roll: printer.rollSvg(),
      paperCount: printer.roll().filter((line) => line === '[cut]').length,
      hasSecondTill: askForSecondTill !== null,
      hasPlatform: platform !== null,
    }),
    break(what, isNowBroken) {
      if (what === 'platform' && platform === null) return refuse(fail('NOT_ALLOWED'));
      set(what, isNowBroken);
      onChange();
      return ok({});
    },
    platformSwitched(at) {
      platform = at;
      onChange();
    },
    clearRoll: () => printer.clearRoll(),
    // As a power cut: no handler runs, no file is closed.
    killTill: () => process.kill(process.pid, 'SIGKILL'),
    async secondTill() {
      const url = askForSecondTill === null ? null : await askForSecondTill();
      return url === null ? refuse(fail('DEMO_NO_SECOND_TILL')) : ok({ url });
    },
    close: () => printer.stop(),
  };

  function set(what: DemoSwitch, isNowBroken: boolean): void {
    switch (what) {
      case 'paper':
        printer.setPaper(isNowBroken ? 'out' : 'full');
        return;
      case 'cover':
        printer.setCover(isNowBroken);
        return;
      case 'platform':
        // Shown when the shell says so: another till of the shop may turn it too.
        switchPlatform(isNowBroken ? 'off' : 'on');
        return;
      case 'internet':
      case 'terminal':
        if (isNowBroken) broken.add(what);
        else broken.delete(what);
        return;
      default:
        unreachable(what);
    }
  }
}

const switches: readonly DemoSwitch[] = ['internet', 'platform', 'paper', 'cover', 'terminal'];

function isPrinterBroken(printer: PrinterSimulator, what: DemoSwitch): boolean {
  const { paper, isCoverOpen } = printer.switches();
  switch (what) {
    case 'paper':
      return paper === 'out';
    case 'cover':
      return isCoverOpen;
    case 'internet':
    case 'platform':
    case 'terminal':
      return false;
    default:
      return unreachable(what);
  }
}
