import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PrintJobView } from '../../contract/host/printing-shapes.ts';
import { invoiceNumber } from '../../domain/invoice/invoice-number.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { permit } from '../commands/permit.ts';
import { actorAt } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import type { DayStore } from '../day/day-store.ts';
import { printEvents } from '../printing/print-counts.ts';
import { jobView } from '../printing/print-queue.ts';
import type { PrinterRole } from '../printing/printers.ts';
import type { PrintingParts } from '../printing/printing-parts.ts';
import { repeatedJob, retryPrint } from '../printing/retry-print.ts';
import type { StoredJob } from '../printing/stored-job.ts';
import type { InvoicePapers } from './invoice-papers.ts';

interface InvoicePrint extends EntryPlace {
  commandId: string;
  seat: string;
  on: PrinterRole | 'page';
}

interface PrintedInvoice {
  copyNumber: number;
  document: ReceiptDocument;
  job: PrintJobView | null;
}

/**
 * Prints an invoice, on a roll or as a page that somebody else puts on paper. Which print it is, is an
 * entry of the journal before anything of it goes out, so that a copy never passes for the first one.
 */
export async function printInvoice(
  request: InvoicePrint,
  /** A script owns the till's files: it asks nobody. */
  isScript: boolean,
  /** Of the till's day: a page has no job that would know it was asked for. */
  answers: Pick<DayStore, 'answer' | 'putAnswer'>,
  from: { till: TillContext; parts: PrintingParts; invoices: InvoicePapers },
): Promise<Result<PrintedInvoice, Failure>> {
  const { till, parts, invoices } = from;
  const { on } = request;
  const { queue, counts, printers } = parts;
  const taken = queue.find(request.commandId);
  if (taken) return ok(printedBy(taken));
  if (on !== 'page' && !printers.printer(on)) return refuse(fail('PRINTER_NOT_SET'));
  const entry = invoices.entry(request);
  if (!entry.ok) return entry;
  const known = on === 'page' ? answers.answer(request.commandId) : null;
  if (known !== null) {
    const { copyNumber } = pageAnswer.parse(JSON.parse(known));
    const document = await invoices.paper(entry.value, { form: 'page', copyNumber });
    return ok({ copyNumber, document, job: null });
  }
  const again = on === 'page' ? null : repeatedJob({ ...request, paper: 'invoice' }, queue);
  if (again?.state === 'failed' && on !== 'page') {
    const job = await retryPrint(again, on, till, parts);
    return job.ok ? ok({ ...printedBy(again), job: job.value }) : job;
  }
  if (again) return ok(printedBy(again));
  const copyNumber = counts.of(request);
  if (copyNumber > 0 && !isScript) {
    const permitted = permit(till, request.seat, 'reprint');
    if (!permitted.ok) return permitted;
  }
  const form = on === 'page' ? 'page' : 'roll';
  const document = await invoices.paper(entry.value, { form, copyNumber });
  const { journalId, sequence } = request;
  const say = (beside?: () => void) =>
    till.writer.append({
      drafts: [
        {
          type: 'event',
          body: {
            event: copyNumber === 0 ? printEvents.invoice : printEvents.invoiceAgain,
            details: { journalId, sequence, ...(copyNumber > 0 && { copyNumber }) },
          },
          operatorId: actorAt(till, request.seat),
          personal: null,
        },
      ],
      ...{ steps: [], endedBaskets: [] },
      ...(beside && { beside }),
    });
  if (on === 'page') {
    const answer: z.infer<typeof pageAnswer> = { copyNumber };
    say(() => answers.putAnswer(request.commandId, JSON.stringify(answer)));
    return ok({ copyNumber, document, job: null });
  }
  const job: StoredJob = {
    id: request.commandId,
    paper: 'invoice',
    ...{ journalId, sequence, copyNumber, document, printer: on },
    receiptNumber: invoiceNumber(entry.value.invoice),
    ...{ reason: '', state: 'waiting', failure: null },
    createdAt: till.now(),
  };
  queue.add(job, say);
  return ok(printedBy(job));
}

/** Which print it was; what it said is made again, for who bought may have been erased since. */
const pageAnswer = z.object({ copyNumber: z.int() });

function printedBy(job: StoredJob): PrintedInvoice {
  return { copyNumber: job.copyNumber, document: job.document, job: jobView(job) };
}
