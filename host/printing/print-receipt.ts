import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PrintJobView } from '../../contract/host/printing-shapes.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { permit } from '../commands/permit.ts';
import { actorAt } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import { printEvents } from './print-counts.ts';
import { jobView } from './print-queue.ts';
import type { PrinterRole } from './printers.ts';
import type { PrintingParts } from './printing-parts.ts';
import type { ReceiptEntry, ReceiptPaper } from './receipt-papers.ts';
import { repeatedJob, retryPrint } from './retry-print.ts';
import type { StoredJob } from './stored-job.ts';

interface PrintRequest extends EntryPlace {
  commandId: string;
  seat: string;
  paper: ReceiptPaper;
  printer: PrinterRole;
}

/**
 * Puts a paper of a past receipt into its printer's queue. That it was printed, or which
 * duplicate it is, is an entry of the journal before a byte of it goes out. What failed before a byte
 * went out is printed again as it was: nobody holds a first one.
 */
export async function printReceipt(
  request: PrintRequest,
  till: TillContext,
  parts: PrintingParts,
): Promise<Result<PrintJobView, Failure>> {
  const { papers, counts, queue, printers } = parts;
  const taken = queue.find(request.commandId);
  if (taken) return ok(jobView(taken));
  if (!printers.printer(request.printer)) return refuse(fail('PRINTER_NOT_SET'));
  const entry = papers.entry(request);
  if (!entry.ok) return entry;
  if (entry.value.signed.journal.kind !== till.kind) return refuse(fail('RECEIPT_OF_OTHER_KIND'));
  const again = repeatedJob(request, queue);
  if (again?.state === 'failed') return retryPrint(again, request.printer, till, parts);
  if (again) return ok(jobView(again));
  if (request.paper === 'receipt' && counts.of(request) > 0) {
    const permitted = permit(till, request.seat, 'reprint');
    if (!permitted.ok) return permitted;
  }
  const by = { reason: '', operatorId: actorAt(till, request.seat) } as const;
  return ok(jobView(await newPaper(request, by, entry.value, till, parts)));
}

/** A paper of its own, counted in the journal and put in its printer's queue. */
export async function newPaper(
  request: Omit<PrintRequest, 'seat'>,
  by: { reason: StoredJob['reason']; operatorId: string },
  entry: ReceiptEntry,
  till: TillContext,
  { papers, counts, queue }: PrintingParts,
): Promise<StoredJob> {
  const copyNumber = request.paper === 'receipt' ? counts.of(request) : 0;
  const job: StoredJob = {
    id: request.commandId,
    paper: request.paper,
    journalId: request.journalId,
    sequence: request.sequence,
    receiptNumber: entry.receiptNumber,
    copyNumber,
    printer: request.printer,
    reason: by.reason,
    state: 'waiting',
    failure: null,
    createdAt: till.now(),
    document: await papers.paper(entry, request.paper, copyNumber),
  };
  // One database transaction: an event without its paper would make the customer's first one a duplicate.
  queue.add(job, (insert) =>
    till.writer.append({
      drafts: [printEvent(job, by.operatorId)],
      steps: [],
      endedBaskets: [],
      beside: insert,
    }),
  );
  return job;
}

/** Before the paper moves: a duplicate that nobody counted could pass for a first print. */
function printEvent(job: StoredJob, operatorId: string): EntryDraft {
  const { journalId, sequence, receiptNumber, copyNumber, paper } = job;
  const event =
    paper === 'gift-receipt'
      ? printEvents.gift
      : copyNumber === 0
        ? printEvents.first
        : printEvents.duplicate;
  const details = { journalId, sequence, receiptNumber, ...(copyNumber > 0 && { copyNumber }) };
  return { type: 'event', body: { event, details }, operatorId, personal: null };
}
