import type { Failure } from '../../contract/failure/failure.ts';

/**
 * A receipt printer, and the cash drawer that hangs on it. Nothing here throws and nothing waits for
 * ever: what may go wrong is an outcome. One job at a time; jobs are printed in the order they came.
 */
export interface ReceiptPrinter {
  /** Sends the bytes of one paper and waits until the printer says that it has printed them. */
  print(job: PrintJob): Promise<PrintOutcome>;
  /** Asks the printer; while a job is under way, what the printer last said of itself. */
  status(signal?: AbortSignal): Promise<PrinterStatus>;
  /** Opens the cash drawer. Never waits behind a paper that is held up by an open cover or no paper. */
  openDrawer(signal?: AbortSignal): Promise<DrawerOutcome>;
  /** Ends: what waits fails, what is under way ends `unknown` if a byte of it was sent. */
  close(): Promise<void>;
}

export interface PrintJob {
  /** Of the caller; the printer's log and the simulator name the job by it. */
  id: string;
  bytes: Uint8Array;
  /** Before a byte was sent the job then fails; afterwards its outcome is `unknown`. */
  signal?: AbortSignal;
  /** Told at once when the printer stops in the middle of the job; it goes on by itself once helped. */
  onHeld?: (status: PrinterStatus) => void;
}

/**
 * `unknown` is a state, not a failure: bytes were sent and no confirmation came, so the paper may be
 * out, half out, or still come out. Never print again by itself; a person looks first.
 */
export type PrintOutcome =
  | { kind: 'printed' }
  /** Not a byte of the job was sent: it may be printed again without a double. */
  | { kind: 'failed'; failure: Failure }
  | { kind: 'unknown'; failure: Failure };

/** `sent`: the printer took the pulse. Whether the drawer is open only `status` knows, if wired. */
export type DrawerOutcome =
  | { kind: 'sent' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'unknown'; failure: Failure };

export interface PrinterStatus {
  state: PrinterState;
  drawer: DrawerState;
}

/** The worst of what the printer says; `paper-low` still prints, every later one does not. */
export type PrinterState =
  | 'ready'
  | 'paper-low'
  | 'paper-out'
  | 'cover-open'
  | 'offline'
  | 'error'
  | 'unreachable';

type DrawerState = 'open' | 'closed' | 'unknown';
