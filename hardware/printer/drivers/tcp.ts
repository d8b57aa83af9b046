import { type Failure, type FailureCode, fail } from '../../../contract/failure/failure.ts';
import { systemTimers, type Timers } from '../../../contract/rpc/timers.ts';
import type {
  DrawerOutcome,
  PrinterState,
  PrinterStatus,
  PrintJob,
  PrintOutcome,
  ReceiptPrinter,
} from '../port.ts';
import type { PrinterAddress } from '../printer-address.ts';
import { connect, type PrinterConnection } from './connection.ts';
import type { PrinterDialect } from './dialect.ts';
import { escPosDialect } from './escpos-dialect.ts';
import { createJobQueue } from './job-queue.ts';
import { type PrinterLimits, usualLimits } from './limits.ts';
import { starPrntDialect } from './starprnt-dialect.ts';
import { untilPrinted } from './until-printed.ts';

const unreachable: PrinterStatus = { state: 'unreachable', drawer: 'unknown' };

/**
 * A printer on a raw TCP port. Each job has a connection of its own: connect, ask how the printer is
 * (a job is not sent to one that can't print), send, wait until it says that it has printed. After an
 * outcome nothing of the job is sent any more.
 */
export function createTcpPrinter(
  address: PrinterAddress,
  { timers = systemTimers, limits = usualLimits }: { timers?: Timers; limits?: PrinterLimits } = {},
): ReceiptPrinter {
  const dialect = dialectOf(address);
  const queue = createJobQueue(limits.waitingJobs);
  const closing = new AbortController();
  let current: PrinterConnection | null = null;

  /** Either signal ends it: the caller's or the driver's own. */
  const signalOf = (signal?: AbortSignal) =>
    signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]);

  /** Connects, hears how the printer is, does something with it, and lets it go. */
  async function withPrinter<T>(
    signal: AbortSignal,
    use: (connection: PrinterConnection, status: PrinterStatus) => Promise<T>,
    otherwise: (code: 'PRINT_CANCELLED' | 'PRINTER_UNREACHABLE' | 'PRINTER_SILENT') => T,
  ): Promise<T> {
    const { host, port } = address;
    const conversation = dialect.converse();
    const withinMs = limits.connectMs;
    const connection = await connect({ host, port, withinMs, timers, conversation, signal });
    if (signal.aborted) {
      connection?.cut();
      return otherwise('PRINT_CANCELLED');
    }
    if (connection === null) return otherwise('PRINTER_UNREACHABLE');
    current = connection;
    try {
      const status = await connection.askStatus(limits.answerMs);
      if (signal.aborted) return otherwise('PRINT_CANCELLED');
      if (status !== null) return await use(connection, status);
      return otherwise(connection.isOpen ? 'PRINTER_SILENT' : 'PRINTER_UNREACHABLE');
    } finally {
      current = null;
      await connection.end();
    }
  }

  async function printNow({ bytes, onHeld }: PrintJob, signal: AbortSignal): Promise<PrintOutcome> {
    return withPrinter<PrintOutcome>(
      signal,
      async (connection, { state }) => {
        const stop = stopsPrinting[state];
        if (stop !== null) return failed(fail(stop));
        connection.send(bytes);
        connection.sendConfirmationQuestion();
        const isPrinted = await untilPrinted(connection, limits, signal, onHeld);
        if (isPrinted) return { kind: 'printed' };
        connection.cut();
        return { kind: 'unknown', failure: fail('PRINT_UNCONFIRMED') };
      },
      (code) => failed(fail(code)),
    );
  }

  async function openNow(signal: AbortSignal): Promise<DrawerOutcome> {
    return withPrinter<DrawerOutcome>(
      signal,
      async (connection, { state }) => {
        if (stopsPrinting[state] !== null) return openAtOnce(connection);
        connection.send(dialect.pulse);
        connection.sendConfirmationQuestion();
        const isDone = await untilPrinted(connection, limits, signal);
        return isDone ? { kind: 'sent' } : { kind: 'unknown', failure: drawerNotOpened };
      },
      () => failed(drawerNotOpened),
    );
  }

  /** For a printer that is held up: the real-time pulse needs neither paper nor a closed cover. */
  async function openAtOnce(connection: PrinterConnection): Promise<DrawerOutcome> {
    connection.send(dialect.pulseAtOnce);
    const status = await connection.askStatus(limits.answerMs);
    if (status === null) return { kind: 'unknown', failure: drawerNotOpened };
    // In an error printers ignore it.
    return status.state === 'error' ? failed(drawerNotOpened) : { kind: 'sent' };
  }

  return {
    print(job) {
      const signal = signalOf(job.signal);
      return queue.add<PrintOutcome>({
        signal,
        run: () => printNow(job, signal),
        refused: (waiting) => failed(fail('PRINTER_QUEUE_FULL', { waiting })),
        givenUp: () => failed(fail('PRINT_CANCELLED')),
      });
    },

    async status(callersSignal) {
      if (current?.status) return current.status;
      const signal = signalOf(callersSignal);
      return queue.add<PrinterStatus>({
        signal,
        isUrgent: true,
        run: () =>
          withPrinter(
            signal,
            async (_, status) => status,
            () => unreachable,
          ),
        refused: () => unreachable,
        givenUp: () => unreachable,
      });
    },

    async openDrawer(callersSignal) {
      const signal = signalOf(callersSignal);
      const held = current;
      if (held?.status && stopsPrinting[held.status.state] !== null) return openAtOnce(held);
      return queue.add<DrawerOutcome>({
        signal,
        isUrgent: true,
        run: () => openNow(signal),
        refused: () => failed(drawerNotOpened),
        givenUp: () => failed(drawerNotOpened),
      });
    },

    async close() {
      closing.abort();
      current?.cut();
    },
  };
}

function dialectOf({ paper, drawerOpenLevel }: PrinterAddress): PrinterDialect {
  return paper.language === 'escpos'
    ? escPosDialect(drawerOpenLevel)
    : starPrntDialect(drawerOpenLevel);
}

/** What a printer in that state would do with a job: nothing until it is helped, or print it. */
const stopsPrinting: Record<PrinterState, FailureCode | null> = {
  ready: null,
  'paper-low': null,
  'paper-out': 'PRINTER_PAPER_OUT',
  'cover-open': 'PRINTER_COVER_OPEN',
  offline: 'PRINTER_OFFLINE',
  error: 'PRINTER_ERROR',
  unreachable: 'PRINTER_UNREACHABLE',
};

const drawerNotOpened = fail('DRAWER_NOT_OPENED');

function failed(failure: Failure): { kind: 'failed'; failure: Failure } {
  return { kind: 'failed', failure };
}
