import type { PrintingSnapshot, PrintJobView } from '../../contract/host/printing-shapes.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { Paper } from './receipt-store.ts';

/** The newest job of a receipt's paper, or null. */
export function newestJob(
  printing: PrintingSnapshot | null,
  place: EntryPlace,
  paper: Paper | 'invoice' | 'order',
): PrintJobView | null {
  const found = printing?.jobs.find(
    (job) =>
      job.paper === paper && job.journalId === place.journalId && job.sequence === place.sequence,
  );
  return found ?? null;
}

/** Its paper is on its way: asking for it again would ask for the same one. */
export function isUnderWay(job: PrintJobView | null): boolean {
  return job?.state === 'waiting' || job?.state === 'printing';
}

export function hasPrinter(
  printing: PrintingSnapshot | null,
  role: 'main' | 'spare' = 'main',
): boolean {
  return printing?.printers.some((printer) => printer.role === role) ?? false;
}
