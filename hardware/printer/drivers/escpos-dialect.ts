import { encodeDrawerPulse } from '../encode-receipt.ts';
import type { PrinterState, PrinterStatus } from '../port.ts';
import type { PrinterAddress } from '../printer-address.ts';
import type { Conversation, PrinterDialect } from './dialect.ts';

/**
 * ESC/POS (Epson's command reference): DLE EOT 1 to 4 is answered in real time, a byte each. GS r 1
 * is answered in its turn; behind the cut, which waits for the print, its answer means that the
 * paper is out. ASB (GS a) would tell of changes unasked, but ESC @ at the start of every paper
 * turns it off again, so the driver asks twice a second instead.
 */
export function escPosDialect(drawerOpenLevel: PrinterAddress['drawerOpenLevel']): PrinterDialect {
  return {
    pulse: encodeDrawerPulse('escpos'),
    // DLE DC4 1: pin 2, one tenth of a second.
    pulseAtOnce: Uint8Array.of(0x10, 0x14, 1, 0, 1),
    converse: () => converse(drawerOpenLevel),
  };
}

function converse(drawerOpenLevel: PrinterAddress['drawerOpenLevel']): Conversation {
  let status: PrinterStatus | null = null;
  let answers = 0;
  let isConfirmationAsked = false;
  let isConfirmed = false;
  let round: number[] = [];
  let restOfReport = 0;

  function hearByte(byte: number): void {
    // Another till may have turned ASB on: its reports are four bytes, the first one marked.
    if (restOfReport > 0 && (byte & 0x90) === 0) restOfReport -= 1;
    else if ((byte & 0x93) === 0x10) restOfReport = 3;
    else if ((byte & 0x93) === 0x12) hearAnswer(byte);
    else if ((byte & 0x90) === 0) isConfirmed = isConfirmationAsked;
  }

  function hearAnswer(byte: number): void {
    round.push(byte);
    if (round.length < 4) return;
    status = readStatus(round, drawerOpenLevel);
    answers += 1;
    round = [];
  }

  return {
    askStatus: () => Uint8Array.of(0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4),
    askConfirmation() {
      isConfirmationAsked = true;
      return Uint8Array.of(0x1d, 0x72, 1);
    },
    hear(bytes) {
      for (const byte of bytes) hearByte(byte);
    },
    get status() {
      return status;
    },
    get answers() {
      return answers;
    },
    get isConfirmed() {
      return isConfirmed;
    },
  };
}

function readStatus(
  [printer = 0, offline = 0, error = 0, paper = 0]: readonly number[],
  drawerOpenLevel: PrinterAddress['drawerOpenLevel'],
): PrinterStatus {
  // The contact of a usual drawer pulls pin 3 to ground when the drawer opens.
  const isPin3High = (printer & 0x04) !== 0;
  const isOpen = isPin3High === (drawerOpenLevel === 'inverted');
  return { state: stateOf(printer, offline, error, paper), drawer: isOpen ? 'open' : 'closed' };
}

/** An open cover comes first: it often reports "no paper" too, and closing it is what helps. */
function stateOf(printer: number, offline: number, error: number, paper: number): PrinterState {
  if ((offline & 0x04) !== 0) return 'cover-open';
  if ((offline & 0x20) !== 0 || (paper & 0x60) !== 0) return 'paper-out';
  if ((offline & 0x40) !== 0 || (error & 0x6c) !== 0) return 'error';
  if ((printer & 0x08) !== 0) return 'offline';
  return (paper & 0x0c) !== 0 ? 'paper-low' : 'ready';
}
