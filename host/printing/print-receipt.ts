import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PrintJobView } from '../../contract/host/printing-shapes.ts';
import { printRule } from '../../domain/receipt/print-rule.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { tenderTypeIn } from '../../domain/tender/tender-settings.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { permit } from '../commands/permit.ts';
import type { TillContext } from '../commands/till-context.ts';
import { guaranteedItems } from './guaranteed-items.ts';
import { type PrintCounts, printEvents } from './print-counts.ts';
import { jobView, type PrintQueue } from './print-queue.ts';
import type { PrinterRole, Printers } from './printers.ts';
import type { ReceiptEntry, ReceiptPaper, ReceiptPapers } from './receipt-papers.ts';
import type { StoredJob } from './stored-job.ts';

/** What printing works with, beside the till. */
export interface PrintingParts {
  papers: ReceiptPapers;
  counts: PrintCounts;
  queue: PrintQueue;
  printers: Printers;
}

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
  const again = repeatedJob(request, queue);
  if (again?.state === 'failed') return ok(jobView(queue.retry(again, request.printer)));
  if (again) return ok(jobView(again));
  if (request.paper === 'receipt' && counts.of(request) > 0) {
    const permitted = permit(till, request.seat, 'reprint');
    if (!permitted.ok) return permitted;
  }
  return ok(jobView(await newPaper(request, '', entry.value, till, parts)));
}

/**
 * The job that asking for a paper once more comes back to: one that is under way, or whose paper never
 * came out; null when the next one is a paper of its own.
 */
export function repeatedJob(
  request: EntryPlace & { paper: ReceiptPaper },
  queue: PrintQueue,
): StoredJob | null {
  const newest = queue.ofEntry(request).find(({ paper }) => paper === request.paper);
  return newest && newest.state !== 'printed' && newest.state !== 'unknown' ? newest : null;
}

/** Prints a receipt that nobody asked for, where the law wants it so; null where it does not. */
export async function printByRule(
  request: Omit<PrintRequest, 'paper' | 'printer'>,
  till: TillContext,
  parts: PrintingParts,
): Promise<Result<PrintJobView | null, Failure>> {
  if (!parts.printers.printer('main')) return ok(null);
  const entry = parts.papers.entry(request);
  if (!entry.ok) return entry;
  const { transaction } = entry.value;
  const guaranteed = await guaranteedItems(till.documents, transaction.lines);
  const rule = printRule(transaction, {
    isGuaranteed: (sku) => guaranteed.has(sku),
    isCard: (type) => tenderTypeIn(till.tenders(), type)?.kind === 'card',
  });
  if (rule.print === 'on-request' || parts.queue.ofEntry(request).length > 0) return ok(null);
  const paper = { ...request, paper: 'receipt' as const, printer: 'main' as const };
  return ok(jobView(await newPaper(paper, rule.reason, entry.value, till, parts)));
}

async function newPaper(
  request: PrintRequest,
  reason: StoredJob['reason'],
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
    reason,
    state: 'waiting',
    failure: null,
    createdAt: till.now(),
    document: await papers.paper(entry, request.paper, copyNumber),
  };
  till.writer.append({
    drafts: [printEvent(job, till.operator(request.seat).id)],
    steps: [],
    endedBaskets: [],
  });
  queue.add(job);
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
