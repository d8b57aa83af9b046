import type { PrintCounts } from './print-counts.ts';
import type { PrintQueue } from './print-queue.ts';
import type { Printers } from './printers.ts';
import type { ReceiptPapers } from './receipt-papers.ts';

/** What printing works with, beside the till. */
export interface PrintingParts {
  papers: ReceiptPapers;
  counts: PrintCounts;
  queue: PrintQueue;
  printers: Printers;
}
