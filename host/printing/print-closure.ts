import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PrintJobView } from '../../contract/host/printing-shapes.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import type { ClosureFacts } from '../../domain/report/closure-facts.ts';
import { closurePaper } from '../../domain/report/closure-paper.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import { actorAt } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import { closureHeadOf } from '../day/closed-day.ts';
import type { ClosedFigures } from '../report/closed-figures.ts';
import { closureFactsOf } from '../report/closure-facts-of.ts';
import { closureNames } from '../report/closure-names.ts';
import { printEvents } from './print-counts.ts';
import { jobView } from './print-queue.ts';
import type { PrinterRole } from './printers.ts';
import type { PrintingParts } from './printing-parts.ts';
import { repeatedJob, retryPrint } from './retry-print.ts';
import type { StoredJob } from './stored-job.ts';

/** What the paper of a closure is made with. */
interface ReadingClosures {
  till: TillContext;
  language: 'fr' | 'en';
  aliasOf(operatorId: string): string;
  closedFigures: ClosedFigures;
}

interface ClosurePrint extends EntryPlace {
  commandId: string;
  seat: string;
  printer: PrinterRole;
}

/**
 * Puts the paper of a closure into its printer's queue. A print after the first is marked as a
 * duplicate and counted in the journal, as one of a receipt is. Its entries are read outside the
 * commands: a year of them takes longer than a sale may wait.
 */
export async function printClosure(
  request: ClosurePrint,
  from: ReadingClosures & {
    parts: PrintingParts;
    commands: CommandQueue;
  },
): Promise<Result<PrintJobView, Failure>> {
  const { till, parts } = from;
  const { queue, printers, counts } = parts;
  const taken = queue.find(request.commandId);
  if (taken) return ok(jobView(taken));
  if (!printers.printer(request.printer)) return refuse(fail('PRINTER_NOT_SET'));
  const sealed = till.journal.find(request.journalId, request.sequence);
  if (sealed?.type !== 'closure') return refuse(fail('CLOSURE_UNKNOWN'));
  const facts = await factsOf(sealed, from);
  return from.commands.run(async () => {
    // Asked twice while the entries were read: the first one is the paper.
    const known = queue.find(request.commandId);
    if (known) return ok(jobView(known));
    const again = repeatedJob({ ...request, paper: 'closure' }, queue);
    if (again?.state === 'failed') return retryPrint(again, request.printer, till, parts);
    if (again) return ok(jobView(again));
    const copyNumber = counts.of(request);
    const job = newJob(request, {
      number: closureNumber(sealed),
      copyNumber,
      createdAt: till.now(),
      document: closurePaper({ ...facts, copyNumber }),
    });
    const { journalId, sequence } = request;
    queue.add(job, (beside) =>
      till.writer.append({
        drafts: [
          {
            type: 'event',
            body: {
              event: copyNumber === 0 ? printEvents.closure : printEvents.closureAgain,
              details: { journalId, sequence, ...(copyNumber > 0 && { copyNumber }) },
            },
            operatorId: actorAt(till, request.seat),
            personal: null,
          },
        ],
        steps: [],
        endedBaskets: [],
        beside,
      }),
    );
    return ok(jobView(job));
  });
}

/** The paper of a closure as its first print says it. */
export async function closureDocument(
  { journalId, sequence }: EntryPlace,
  from: ReadingClosures,
): Promise<Result<{ document: ReceiptDocument }, Failure>> {
  const sealed = from.till.journal.find(journalId, sequence);
  if (sealed?.type !== 'closure') return refuse(fail('CLOSURE_UNKNOWN'));
  return ok({ document: closurePaper(await factsOf(sealed, from)) });
}

function factsOf(
  sealed: SealedEntry,
  { till, language, aliasOf, closedFigures }: ReadingClosures,
): Promise<ClosureFacts> {
  const tenders = till.tenders();
  const { reasons } = till.rules();
  const names = closureNames({ language, aliasOf, tenders, reasons });
  return closureFactsOf(till.journal, sealed, { language, copyNumber: 0, names, closedFigures });
}

function newJob(
  { commandId, journalId, sequence, printer }: ClosurePrint,
  made: { number: string; copyNumber: number; createdAt: string; document: StoredJob['document'] },
): StoredJob {
  const { number, copyNumber, createdAt, document } = made;
  return {
    id: commandId,
    paper: 'closure',
    ...{ journalId, sequence, printer, copyNumber, createdAt, document },
    receiptNumber: number,
    reason: '',
    state: 'waiting',
    failure: null,
  };
}

/** Of a day its Z number, of a month or year its name: the same in every language. */
function closureNumber(sealed: SealedEntry): string {
  const { period, number, through } = closureHeadOf(sealed);
  if (period === 'day') return `Z${number}`;
  return period === 'month' ? through.slice(0, 7) : through.slice(0, 4);
}
