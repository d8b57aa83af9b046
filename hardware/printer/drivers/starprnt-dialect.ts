import { encodeDrawerPulse } from '../encode-receipt.ts';
import type { PrinterState, PrinterStatus } from '../port.ts';
import type { PrinterAddress } from '../printer-address.ts';
import type { Conversation, PrinterDialect } from './dialect.ts';

/**
 * StarPRNT (Star's command specifications, "ASB status"): the printer reports its whole state when
 * asked (ESC ACK SOH), when it changes, and when everything before an ETB is printed; it counts the
 * ETBs.
 */
export function starPrntDialect(
  drawerOpenLevel: PrinterAddress['drawerOpenLevel'],
): PrinterDialect {
  return {
    pulse: encodeDrawerPulse('starprnt'),
    // FS: as BEL, but upon reception.
    pulseAtOnce: Uint8Array.of(0x1c),
    converse: () => converse(drawerOpenLevel),
  };
}

function converse(drawerOpenLevel: PrinterAddress['drawerOpenLevel']): Conversation {
  let status: PrinterStatus | null = null;
  let answers = 0;
  let count = 0;
  let awaitedCount: number | null = null;
  let isConfirmed = false;
  let heard: number[] = [];

  function hearReport(report: readonly number[]): void {
    status = readStatus(report, drawerOpenLevel);
    answers += 1;
    count = etbCount(report);
    if (count === awaitedCount) isConfirmed = true;
  }

  return {
    askStatus: () => Uint8Array.of(0x1b, 0x06, 0x01),
    askConfirmation() {
      // From 0 (ESC RS E 0) to a count that an earlier job has not left behind.
      awaitedCount = count === 1 ? 2 : 1;
      const etbs = Array.from({ length: awaitedCount }, () => 0x17);
      return Uint8Array.of(0x1b, 0x1e, 0x45, 0, ...etbs);
    },
    hear(bytes) {
      heard.push(...bytes);
      for (;;) {
        while (heard[0] !== undefined && !isHeader(heard[0])) heard.shift();
        const size = reportSize(heard);
        if (size === null || heard.length < size) return;
        hearReport(heard.slice(0, size));
        heard = heard.slice(size);
      }
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

/** Reports are 7 bytes on old models, 9 and more on newer ones; less is noise. */
const leastReport = 7;

/** Header 1: bit 0 set, bits 4 and 7 clear, a sound length; no other byte of a report has bit 0. */
function isHeader(byte: number): boolean {
  return (byte & 0x91) === 0x01 && reportLength(byte) >= leastReport;
}

function reportLength(header: number): number {
  return ((header & 0x20) >> 2) | ((header & 0x0e) >> 1);
}

/** Bytes of the report at the start, with the data that may follow it over a network. */
function reportSize([first, second, ...rest]: readonly number[]): number | null {
  if (first === undefined || second === undefined) return null;
  const report = reportLength(first);
  if ((second & 0x80) === 0) return report;
  const one = rest[report - 2];
  const other = rest[report - 1];
  // Two bytes of length, and so much data. It stays under 256, so whichever comes first, one is 0.
  return one === undefined || other === undefined ? null : report + 2 + one + other;
}

/** Five bits in byte 8: 6, 5, 3, 2, 1. */
function etbCount(report: readonly number[]): number {
  const byte = report[7] ?? 0;
  return ((byte & 0x60) >> 2) | ((byte & 0x0e) >> 1);
}

function readStatus(
  [, , printer = 0, error = 0, , paper = 0]: readonly number[],
  drawerOpenLevel: PrinterAddress['drawerOpenLevel'],
): PrinterStatus {
  const isContactClosed = (printer & 0x04) !== 0;
  const isOpen = isContactClosed === (drawerOpenLevel === 'usual');
  return { state: stateOf(printer, error, paper), drawer: isOpen ? 'open' : 'closed' };
}

/** An open cover comes first: closing it is what helps. */
function stateOf(printer: number, error: number, paper: number): PrinterState {
  if ((printer & 0x20) !== 0) return 'cover-open';
  if ((paper & 0x08) !== 0) return 'paper-out';
  if ((error & 0x6c) !== 0) return 'error';
  if ((printer & 0x08) !== 0) return 'offline';
  return (paper & 0x06) !== 0 ? 'paper-low' : 'ready';
}
