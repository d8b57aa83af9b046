import type { Timers } from '../../../contract/rpc/timers.ts';
import type { Command, ReadCommand } from './command.ts';
import { createPaperRoll, type PaperRoll } from './paper-roll.ts';

/** How the machine is, apart from what it has printed. */
export interface MachineState {
  isCoverOpen: boolean;
  /** Lines until the roll is at its end. */
  linesLeft: number;
  isCutterJammed: boolean;
  isDrawerOpen: boolean;
  isSlow: boolean;
  /** ETBs printed since the counter was cleared, 0 to 31 (Star). */
  count: number;
}

/** The mechanics: takes bytes, prints what they say, stands still while it can't. */
export interface PrinterMachine {
  readonly state: Readonly<MachineState>;
  readonly roll: PaperRoll;
  /** A switch is flipped; what stood still goes on if it now can. */
  change(change: Partial<MachineState>): void;
  /** `confirm` answers whoever asks in these bytes once everything before them is printed. */
  receive(bytes: Uint8Array, confirm: () => void): void;
  /** Power lost: what was not printed is forgotten. */
  forget(): void;
  /** Lines, cuts and codes printed so far. */
  readonly printedParts: number;
}

/** Where the near-end sensor of a usual roll sits. */
export const linesWhenLow = 60;
/** A slow printer takes so long for a line: one can pull its plug in the middle of a receipt. */
const slowLineMs = 150;

export function createPrinterMachine(
  read: ReadCommand,
  timers: Timers,
  onChange: () => void,
): PrinterMachine {
  const roll = createPaperRoll();
  let state: MachineState = {
    isCoverOpen: false,
    linesLeft: Number.POSITIVE_INFINITY,
    isCutterJammed: false,
    isDrawerOpen: false,
    isSlow: false,
    count: 0,
  };
  let waiting: Uint8Array = new Uint8Array();
  let confirmNow: () => void = () => undefined;
  let stopPause: (() => void) | null = null;
  let printedParts = 0;

  const canPrint = () => !state.isCoverOpen && !state.isCutterJammed && state.linesLeft > 0;

  function goOn(): void {
    while (stopPause === null && canPrint()) {
      const next = read(waiting);
      if (next === null) return;
      waiting = waiting.subarray(next.size);
      for (const command of next.commands) run(command);
    }
  }

  function run(command: Command): void {
    if (command.kind === 'pulse') change({ isDrawerOpen: true });
    if (command.kind === 'reset' || command.kind === 'clear-count') change({ count: 0 });
    if (command.kind === 'confirm') {
      change({ count: (state.count + 1) % 32 });
      confirmNow();
    }
    if (roll.print(command)) fed();
  }

  function fed(): void {
    printedParts += 1;
    change({ linesLeft: state.linesLeft - 1 });
    if (!state.isSlow) return;
    stopPause = timers.after(slowLineMs, () => {
      stopPause = null;
      goOn();
    });
  }

  function change(changed: Partial<MachineState>): void {
    state = { ...state, ...changed };
    onChange();
  }

  return {
    get state() {
      return state;
    },
    roll,
    change(changed) {
      change(changed);
      goOn();
    },
    receive(bytes, confirm) {
      waiting = Buffer.concat([waiting, bytes]);
      confirmNow = confirm;
      goOn();
    },
    forget() {
      waiting = new Uint8Array();
      stopPause?.();
      stopPause = null;
      // A printer that starts again has forgotten its settings, as after a reset.
      roll.print({ kind: 'reset' });
      change({ count: 0 });
    },
    get printedParts() {
      return printedParts;
    },
  };
}
