import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PrintJobView } from '../../contract/host/printing-shapes.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { TillContext } from '../commands/till-context.ts';
import { isForgotten } from './personal-papers.ts';
import { isStillWanted, jobView, type PrintQueue } from './print-queue.ts';
import type { PrinterRole } from './printers.ts';
import type { PrintingParts } from './printing-parts.ts';
import type { StoredJob } from './stored-job.ts';

/** Prints a paper again that failed before a byte went out: nobody holds one, so it is the same one. */
export async function retryPrint(
  job: StoredJob,
  printer: PrinterRole,
  till: TillContext,
  parts: PrintingParts,
): Promise<Result<PrintJobView, Failure>> {
  const { printers, queue } = parts;
  if (job.state !== 'failed') return refuse(fail('PRINT_NOT_FAILED'));
  if (isForgotten(job)) return refuse(fail('PRINT_JOB_GONE'));
  if (!printers.printer(printer)) return refuse(fail('PRINTER_NOT_SET'));
  const document = await documentNow(job, till, parts);
  // Somebody else may have asked meanwhile: that one is on its way.
  const now = queue.find(job.id) ?? job;
  if (now.state !== 'failed') return ok(jobView(now));
  return ok(jobView(queue.retry({ ...now, document }, printer)));
}

/**
 * What a paper says that never came out: word for word what it said, for as long as its customer may
 * wait for it; later on as a new one would, in the language that is set by then. The paper of a closure
 * and of a deposit has no customer, those of a tax-free slip and an invoice one number: they stay as
 * they are.
 */
export async function documentNow(
  job: StoredJob,
  till: TillContext,
  { papers }: PrintingParts,
): Promise<StoredJob['document']> {
  if (job.paper !== 'receipt' && job.paper !== 'gift-receipt') return job.document;
  if (isStillWanted(job, Date.parse(till.now()))) return job.document;
  const entry = papers.entry(job);
  return entry.ok ? papers.paper(entry.value, job.paper, job.copyNumber) : job.document;
}

/**
 * The job that asking for a paper once more comes back to: one that is under way, or whose paper never
 * came out; null when the next one is a paper of its own.
 */
export function repeatedJob(
  request: EntryPlace & { paper: StoredJob['paper'] },
  queue: PrintQueue,
): StoredJob | null {
  const newest = queue.ofEntry(request).find(({ paper }) => paper === request.paper);
  return newest && newest.state !== 'printed' && newest.state !== 'unknown' ? newest : null;
}
