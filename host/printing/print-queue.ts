import { type Failure, FailureError, fail } from '../../contract/failure/failure.ts';
import { factsOf } from '../../contract/failure/log-facts.ts';
import type { PrintJobView } from '../../contract/host/printing-shapes.ts';
import type { FailureLogger } from '../../contract/rpc/handler-failure.ts';
import { unreachable } from '../../domain/assert.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { encodeReceipt } from '../../hardware/printer/encode-receipt.ts';
import type { Paper } from '../../hardware/printer/paper.ts';
import type { PrinterState } from '../../hardware/printer/port.ts';
import { SerialQueue } from '../store/serial-queue.ts';
import { isForgotten, withoutWords } from './personal-papers.ts';
import type { PrintJobTable } from './print-job-table.ts';
import { type PrinterRole, type Printers, printerRoles } from './printers.ts';
import type { StoredJob } from './stored-job.ts';

/** Papers that may wait for one printer; a till that sells on without paper must not collect more. */
const maximumWaiting = 50;
const shownJobs = 20;
/** After a restart a paper so young is still wanted; an older one would surprise somebody else. */
export const stillWantedMs = 10 * 60_000;

/** Prints jobs one after the other, each printer for itself, outside the command queue (law 1). */
export type PrintQueue = ReturnType<typeof createPrintQueue>;

export function createPrintQueue(from: {
  jobs: PrintJobTable;
  printers: Printers;
  logger: FailureLogger;
  onChanged(): void;
}) {
  const { jobs, printers, logger, onChanged } = from;
  const queues = new Map(printerRoles.map((role) => [role, new SerialQueue(maximumWaiting)]));
  /** Newest last, as they are now: what could not be stored (a full disk) is still shown as it is. */
  const shown = new Map(
    jobs
      .newest(shownJobs)
      .toReversed()
      .map((job) => [job.id, job]),
  );
  const closing = new AbortController();
  /** Of the papers that are on their printer now. */
  const underWay = new Map<string, AbortController>();

  function keep(job: StoredJob): void {
    shown.set(job.id, job);
    const [oldest] = shown.keys();
    if (shown.size > shownJobs && oldest !== undefined) shown.delete(oldest);
    onChanged();
  }

  /** False when it could not be stored; it is shown all the same. */
  function changed(job: StoredJob): boolean {
    keep(job);
    try {
      jobs.put(job);
      return true;
    } catch (error) {
      logger.error(factsOf(error), 'the state of a print job could not be stored');
      return false;
    }
  }

  function start(job: StoredJob): void {
    const queue = queues.get(job.printer);
    if (!queue || queue.isFull) {
      changed(ended(job, 'failed', fail('PRINTER_QUEUE_FULL', { waiting: maximumWaiting })));
      return;
    }
    void queue.run(() => print(job));
  }

  async function print(job: StoredJob): Promise<void> {
    const printer = printers.printer(job.printer);
    // What was given up while it waited has ended, or waits again for another printer.
    const isOver = (shown.get(job.id) ?? job) !== job;
    if (closing.signal.aborted || isOver) return;
    if (!printer) {
      changed(ended(job, 'failed', fail('PRINTER_NOT_SET')));
      return;
    }
    const bytes = bytesOf(job, printer.paper);
    if (bytes === null) {
      changed(ended(job, 'failed', fail('INTERNAL', { reference: job.id.slice(0, 8) })));
      return;
    }
    const printing: StoredJob = { ...job, state: 'printing', failure: null };
    // Not a byte goes out before the file knows of it, or a crash would print it again.
    if (!changed(printing)) {
      keep(ended(job, 'failed', fail('DISK_FULL')));
      return;
    }
    const givingUp = new AbortController();
    underWay.set(job.id, givingUp);
    try {
      const outcome = await printer.device.print({
        id: job.id,
        bytes,
        signal: AbortSignal.any([closing.signal, givingUp.signal]),
        onHeld(status) {
          printers.told(job.printer, status.state, status.drawer);
          keep({ ...printing, failure: heldBy(status.state) });
        },
      });
      if (outcome.kind === 'printed') changed({ ...printing, state: 'printed' });
      else changed(ended(printing, outcome.kind, outcome.failure));
    } catch (error) {
      logger.error(factsOf(error), 'a paper could not be printed');
      const isKnown = error instanceof FailureError;
      changed(ended(printing, 'unknown', isKnown ? error.failure : fail('PRINT_UNCONFIRMED')));
    } finally {
      underWay.delete(job.id);
    }
    void printers.ask(job.printer);
  }

  /** Null when it can't be written in the printer's language: a mistake of ours, and nothing is sent. */
  function bytesOf(job: StoredJob, paper: Paper): Uint8Array | null {
    try {
      return encodeReceipt(job.document, paper);
    } catch (error) {
      logger.error(factsOf(error), 'a paper could not be encoded');
      return null;
    }
  }

  const find = (id: string): StoredJob | null => shown.get(id) ?? jobs.find(id);

  return {
    /**
     * Stored before it is queued, in a transaction of its own or in the one that `commit` makes with
     * what belongs to it. Throws FailureError when it can't be stored.
     */
    add(job: StoredJob, commit: (insert: () => void) => void = jobs.inTransaction): void {
      commit(() => jobs.insert(job));
      keep(job);
      start(job);
    },
    /** The same paper again, of a job that failed before a byte was sent. */
    retry(job: StoredJob, printer: PrinterRole): StoredJob {
      const again: StoredJob = { ...job, printer, state: 'waiting', failure: null };
      changed(again);
      start(again);
      return again;
    },
    /**
     * A paper that waits fails; one on its printer ends as soon as the printer lets go of it, `unknown`
     * if a byte was sent. One that has ended stays as it is; null for one that is gone.
     */
    giveUp(id: string): StoredJob | null {
      const job = find(id);
      underWay.get(id)?.abort();
      if (job?.state !== 'waiting') return job;
      const over = ended(job, 'failed', fail('PRINT_CANCELLED'));
      changed(over);
      return over;
    },
    /** What the papers of these entries say is forgotten; one that waits is not printed any more. */
    forget(places: readonly EntryPlace[]): void {
      jobs.forget(places);
      for (const job of [...shown.values()]) {
        if (!places.some((of) => of.journalId === job.journalId && of.sequence === job.sequence))
          continue;
        const bare = withoutWords(job);
        if (job.state === 'waiting') changed(ended(bare, 'failed', fail('PRINT_JOB_GONE')));
        else keep(bare);
      }
    },
    find,
    /** Of one entry, newest first. */
    ofEntry: (place: { journalId: string; sequence: number }): StoredJob[] =>
      jobs.ofEntry(place).map((job) => shown.get(job.id) ?? job),
    /** Newest first. */
    views: (): PrintJobView[] => [...shown.values()].toReversed().map(jobView),
    /**
     * What an earlier run of the host left: a paper under way may be out, so nobody knows; one that
     * waited is printed if its customer is still there.
     */
    recover(nowMs: number): void {
      for (const job of jobs.open()) {
        if (job.state === 'printing') {
          changed(ended(job, 'unknown', fail('PRINT_INTERRUPTED')));
        } else if (isStillWanted(job, nowMs) && !isForgotten(job)) {
          keep(job);
          start(job);
        } else changed(ended(job, 'failed', fail('PRINT_TOO_OLD')));
      }
    },
    /** Resolves when all that waits now has ended. */
    async settled(): Promise<void> {
      await Promise.all([...queues.values()].map((queue) => queue.idle()));
    },
    /** What waits stays waiting for the next start. */
    async close(): Promise<void> {
      closing.abort();
      await Promise.all([...queues.values()].map((queue) => queue.idle()));
    },
  };
}

/** A clock that was set back makes an old paper look like one of the future. */
export function isStillWanted({ createdAt }: StoredJob, nowMs: number): boolean {
  return Math.abs(nowMs - Date.parse(createdAt)) < stillWantedMs;
}

export function jobView({ document: _, ...view }: StoredJob): PrintJobView {
  return view;
}

function ended(job: StoredJob, state: 'failed' | 'unknown', failure: Failure): StoredJob {
  return { ...job, state, failure };
}

/** What the cashier does so that the paper goes on; null when nothing holds it. */
function heldBy(state: PrinterState): Failure | null {
  switch (state) {
    case 'ready':
    case 'paper-low':
      return null;
    case 'paper-out':
      return fail('PRINTER_PAPER_OUT');
    case 'cover-open':
      return fail('PRINTER_COVER_OPEN');
    case 'offline':
      return fail('PRINTER_OFFLINE');
    case 'error':
      return fail('PRINTER_ERROR');
    case 'unreachable':
      return fail('PRINTER_UNREACHABLE');
    default:
      return unreachable(state);
  }
}
