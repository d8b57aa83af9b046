import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PrintingSnapshot, PrintJobView } from '../../contract/host/printing-shapes.ts';
import type { FailureLogger } from '../../contract/rpc/handler-failure.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { assert } from '../../domain/assert.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { twofoldMinor } from '../../domain/stored-value/deposit-given-up.ts';
import { type TenderSettings, tenderTypeIn } from '../../domain/tender/tender-settings.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { ReceiptPrinter } from '../../hardware/printer/port.ts';
import type { PrinterAddress } from '../../hardware/printer/printer-address.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import type { TillContext } from '../commands/till-context.ts';
import { createInvoicePapers } from '../invoices/invoice-papers.ts';
import { printInvoice } from '../invoices/print-invoice.ts';
import type { ClosedFigures } from '../report/closed-figures.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import type { TillFile } from '../store/till-file.ts';
import { createSource } from '../views/view-source.ts';
import { createDrawer } from './drawer-pulse.ts';
import { createDrawerAgain } from './open-drawer-again.ts';
import { createPrintByRule } from './print-by-rule.ts';
import { closureDocument, printClosure } from './print-closure.ts';
import { openPrintCounts } from './print-counts.ts';
import { depositDocument, printDeposit } from './print-deposit.ts';
import { openPrintJobTable } from './print-job-table.ts';
import { orderDocument, printOrder } from './print-order.ts';
import { createPrintQueue, jobView } from './print-queue.ts';
import { printReceipt } from './print-receipt.ts';
import { createPrinters, type PrinterRole } from './printers.ts';
import type { PrintingParts } from './printing-parts.ts';
import type { ReceiptPaper, ReceiptPapers } from './receipt-papers.ts';
import { documentNow, repeatedJob, retryPrint } from './retry-print.ts';
import type { StoredJob } from './stored-job.ts';
import { testPage } from './test-page.ts';

/** Papers and drawer of one till: everything that may be slow or fail without touching a sale. */
export type Printing = ReturnType<typeof openPrinting>;

export function openPrinting(from: {
  till: TillContext;
  file: TillFile;
  settings: TillSettings;
  papers: ReceiptPapers;
  commands: CommandQueue;
  openPrinter(address: PrinterAddress): ReceiptPrinter;
  aliasOf(operatorId: string): string;
  closedFigures: ClosedFigures;
  timers: Timers;
  logger: FailureLogger;
}) {
  const { till, file, settings, papers, commands, timers, logger } = from;
  const onChanged = () => view.invalidate();
  const view = createSource<PrintingSnapshot>(() => ({
    printers: printers.views(),
    jobs: queue.views(),
    owed: byRule.owed(),
    shutDrawer: drawer.shut(),
  }));
  const printers = createPrinters({
    settings,
    open: from.openPrinter,
    timers,
    isWatched: () => view.isWatched(),
    onChanged,
  });
  const queue = createPrintQueue({ jobs: openPrintJobTable(file), printers, logger, onChanged });
  const drawer = createDrawer({ printers, logger, onChanged });
  const counts = openPrintCounts(file, till.journal);
  const parts: PrintingParts = { papers, counts, queue, printers };
  const invoices = createInvoicePapers({ till, settings });
  const startedMs = Date.parse(till.now());
  const language = () => (settings.get('receipts.language') === 'en' ? 'en' : 'fr');
  const readingClosures = () => {
    const { aliasOf, closedFigures } = from;
    return { till, aliasOf, closedFigures, language: language() } as const;
  };
  const byRule = createPrintByRule({
    ...{ till, parts, commands, logger, onChanged },
    printOrder: (request, by) => printOrder(request, { ...readingClosures(), parts }, by),
  });
  queue.recover(startedMs);
  byRule.resume(startedMs);

  return {
    view,
    counts,
    invoices,
    /** Of papers. */
    language,
    /** For what an entry says; returns at once. */
    openDrawer: drawer.open,
    /** By who works with `at`: a training prints its own. */
    print: (request: Parameters<typeof printReceipt>[0], at: TillContext = till) =>
      printReceipt(request, at, parts),

    printInvoice: (
      request: Parameters<typeof printInvoice>[0],
      isScript: boolean,
      answers: Parameters<typeof printInvoice>[2],
    ) => printInvoice(request, isScript, answers, { till, parts, invoices }),

    printClosure: (request: Parameters<typeof printClosure>[0]) =>
      printClosure(request, { ...readingClosures(), parts, commands }),

    closureDocument: (place: Parameters<typeof closureDocument>[0]) =>
      closureDocument(place, readingClosures()),

    printDeposit: (request: Parameters<typeof printDeposit>[0]) =>
      printDeposit(request, { ...readingClosures(), parts }),

    depositDocument: (place: Parameters<typeof depositDocument>[0]) =>
      depositDocument(place, readingClosures()),

    printOrder: (request: Parameters<typeof printOrder>[0]) =>
      printOrder(request, { ...readingClosures(), parts }),

    orderDocument: (place: Parameters<typeof orderDocument>[0]) =>
      orderDocument(place, readingClosures()),

    async preview(
      request: { journalId: string; sequence: number; paper: ReceiptPaper },
      copy: 'next' | 'first',
    ) {
      const entry = papers.entry(request);
      if (!entry.ok) return entry;
      const { receiptNumber } = entry.value;
      if (copy === 'next') {
        const again = repeatedJob(request, queue);
        if (again) {
          const document = await documentNow(again, till, parts);
          return ok({ receiptNumber, copyNumber: again.copyNumber, document });
        }
      }
      const isCounted = request.paper === 'receipt' && copy === 'next';
      const copyNumber = isCounted ? counts.of(request) : 0;
      const document = await papers.paper(entry.value, request.paper, copyNumber);
      return ok({ receiptNumber, copyNumber, document });
    },

    testPrint(request: { commandId: string; printer: PrinterRole }): Result<PrintJobView, Failure> {
      const taken = queue.find(request.commandId);
      if (taken) return ok(jobView(taken));
      if (!printers.printer(request.printer)) return refuse(fail('PRINTER_NOT_SET'));
      const { store, till: identity } = till.identity;
      const job: StoredJob = {
        id: request.commandId,
        paper: 'test-page',
        journalId: '',
        sequence: 0,
        receiptNumber: '',
        copyNumber: 0,
        printer: request.printer,
        reason: '',
        state: 'waiting',
        failure: null,
        createdAt: till.now(),
        document: testPage({
          language: language(),
          store: store.name,
          till: identity.number,
          address: settings.get(
            request.printer === 'main' ? 'devices.printer' : 'devices.printer.spare',
          ),
        }),
      };
      queue.add(job);
      return ok(jobView(job));
    },

    /** A paper that no entry is counted by, word for word as it is. */
    printDocument(
      request: Pick<
        StoredJob,
        'id' | 'paper' | 'journalId' | 'sequence' | 'receiptNumber' | 'printer' | 'document'
      >,
    ): Result<PrintJobView, Failure> {
      const taken = queue.find(request.id);
      if (taken) return ok(jobView(taken));
      if (!printers.printer(request.printer)) return refuse(fail('PRINTER_NOT_SET'));
      const job: StoredJob = {
        ...request,
        copyNumber: 0,
        reason: '',
        state: 'waiting',
        failure: null,
        createdAt: till.now(),
      };
      queue.add(job);
      return ok(jobView(job));
    },

    job(id: string): Result<PrintJobView, Failure> {
      const job = queue.find(id);
      return job ? ok(jobView(job)) : refuse(fail('PRINT_JOB_GONE'));
    },

    async retry({
      id,
      printer,
    }: {
      id: string;
      printer: PrinterRole;
    }): Promise<Result<PrintJobView, Failure>> {
      const job = queue.find(id);
      return job ? retryPrint(job, printer, till, parts) : refuse(fail('PRINT_JOB_GONE'));
    },

    giveUp(id: string): Result<PrintJobView, Failure> {
      const job = queue.giveUp(id);
      return job ? ok(jobView(job)) : refuse(fail('PRINT_JOB_GONE'));
    },

    forget: queue.forget,
    checkPrinters: () => printers.askAll(),
    openDrawerAgain: createDrawerAgain(till, drawer),

    /** A sale is on disk: what it opens and prints by itself goes on beside the next one. */
    saleEnded(basket: Basket): void {
      const end = till.journal.findByBasket(basket.id);
      assert(end !== null, 'A completed basket has its entry');
      if (movesCash(basket, till.tenders())) drawer.open(end);
      byRule.transactionEnded(basket.seat, end);
    },

    /** A training took cash: its drawer opens only where the shop wants that practised. */
    trainingEnded(basket: Basket, place: EntryPlace): void {
      const isWanted = settings.get('training.drawer') === 'open';
      if (isWanted && movesCash(basket, till.tenders())) drawer.open(place);
    },

    /** Resolves when the papers and pulses that are asked for now have ended. */
    async settled(): Promise<void> {
      await queue.settled();
      await drawer.settled();
    },

    async close(): Promise<void> {
      await queue.close();
      await drawer.settled();
      await printers.close();
    },
  };
}

/** Somebody puts money into the drawer or takes some out; the change of any tender is cash. */
function movesCash(basket: Basket, settings: TenderSettings): boolean {
  if (twofoldMinor(basket) > 0) return true;
  return basket.tenders.some(
    ({ type, changeMinor }) => changeMinor > 0 || tenderTypeIn(settings, type)?.opensDrawer,
  );
}
