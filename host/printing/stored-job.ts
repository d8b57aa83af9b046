import { z } from 'zod';
import { failure } from '../../contract/failure/failure.ts';
import { type PrintJobView, printJobView } from '../../contract/host/printing-shapes.ts';
import { receiptDocument } from '../../contract/host/receipt-shapes.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';

export interface StoredJob extends PrintJobView {
  /** Kept so that a failed job can be printed again word for word. */
  document: ReceiptDocument;
}

const { paper, printer, reason, state } = printJobView.shape;

/**
 * A job as the till file holds it, not as it goes over the wire: other releases wrote it and will
 * read it. Fields of a later one are left out; a field that comes new has a default here.
 */
const storedJob: z.ZodType<StoredJob> = z.object({
  id: z.string(),
  paper,
  journalId: z.string(),
  sequence: z.int(),
  receiptNumber: z.string(),
  copyNumber: z.int(),
  printer,
  reason,
  state,
  failure: failure.nullable(),
  createdAt: z.string(),
  document: receiptDocument,
});

const row = z.object({
  id: z.string(),
  journalId: z.string(),
  sequence: z.int(),
  isEnded: z.int(),
  job: z.string(),
});

/**
 * The job of a row of `print_jobs`. One that can't be read is of a paper that may be out: nobody
 * knows (`unknown`), and one that was under way is what a host leaves that dies while it prints.
 */
export function readStoredJob(stored: unknown): { job: StoredJob; isReadable: boolean } {
  const { isEnded, job: text, ...columns } = row.parse(stored);
  const parsed = storedJob.safeParse(jsonOrNull(text));
  if (parsed.success) return { job: parsed.data, isReadable: true };
  const job: StoredJob = {
    ...columns,
    paper: columns.journalId === '' ? 'test-page' : 'receipt',
    receiptNumber: '',
    copyNumber: 0,
    printer: 'main',
    reason: '',
    state: isEnded === 1 ? 'unknown' : 'printing',
    failure: null,
    createdAt: '',
    document: { language: 'fr', blocks: [] },
  };
  return { job, isReadable: false };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
