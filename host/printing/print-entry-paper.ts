import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PrintJobView } from '../../contract/host/printing-shapes.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { actorAt } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import { jobView } from './print-queue.ts';
import type { PrinterRole } from './printers.ts';
import type { PrintingParts } from './printing-parts.ts';
import { repeatedJob, retryPrint } from './retry-print.ts';
import type { StoredJob } from './stored-job.ts';

export interface EntryPrint extends EntryPlace {
  commandId: string;
  seat: string;
  printer: PrinterRole;
}

/** What is printed of an entry that is no receipt. */
interface EntryPaper {
  paper: 'closure' | 'deposit-slip' | 'order';
  /** How a person calls it: `Z12`. */
  number: string;
  events: { first: string; again: string };
  documentOf(copyNumber: number): StoredJob['document'];
}

/**
 * Puts the paper of an entry into its printer's queue: a command. A print after the first is marked as a
 * duplicate and counted in the journal, as one of a receipt is.
 */
export async function printEntryPaper(
  request: EntryPrint,
  { paper, number, events, documentOf }: EntryPaper,
  till: TillContext,
  parts: PrintingParts,
  by: { reason: StoredJob['reason']; operatorId: string } = {
    reason: '',
    operatorId: actorAt(till, request.seat),
  },
): Promise<Result<PrintJobView, Failure>> {
  const { queue, printers, counts } = parts;
  // Asked twice while the entries were read: the first one is the paper.
  const known = queue.find(request.commandId);
  if (known) return ok(jobView(known));
  if (!printers.printer(request.printer)) return refuse(fail('PRINTER_NOT_SET'));
  const again = repeatedJob({ ...request, paper }, queue);
  if (again?.state === 'failed') return retryPrint(again, request.printer, till, parts);
  if (again) return ok(jobView(again));
  const copyNumber = counts.of(request);
  const { commandId, journalId, sequence, printer } = request;
  const job: StoredJob = {
    id: commandId,
    ...{ paper, journalId, sequence, printer, copyNumber, createdAt: till.now() },
    document: documentOf(copyNumber),
    receiptNumber: number,
    reason: by.reason,
    state: 'waiting',
    failure: null,
  };
  queue.add(job, (beside) =>
    till.writer.append({
      drafts: [
        {
          type: 'event',
          body: {
            event: copyNumber === 0 ? events.first : events.again,
            details: { journalId, sequence, ...(copyNumber > 0 && { copyNumber }) },
          },
          operatorId: by.operatorId,
          personal: null,
        },
      ],
      steps: [],
      endedBaskets: [],
      beside,
    }),
  );
  return ok(jobView(job));
}
