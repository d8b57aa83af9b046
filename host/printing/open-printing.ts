import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PrintingSnapshot, PrintJobView } from '../../contract/host/printing-shapes.ts';
import type { FailureLogger } from '../../contract/rpc/handler-failure.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { tenderTypeIn } from '../../domain/tender/tender-settings.ts';
import type { ReceiptPrinter } from '../../hardware/printer/port.ts';
import type { PrinterAddress } from '../../hardware/printer/printer-address.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import type { TillContext } from '../commands/till-context.ts';
import { factsOf } from '../log-facts.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import type { TillFile } from '../store/till-file.ts';
import { createSource } from '../views/view-source.ts';
import { createDrawer } from './drawer-pulse.ts';
import { openPrintCounts } from './print-counts.ts';
import { openPrintJobTable } from './print-job-table.ts';
import { createPrintQueue, jobView } from './print-queue.ts';
import { type PrintingParts, printByRule, printReceipt, repeatedJob } from './print-receipt.ts';
import { createPrinters, type PrinterRole } from './printers.ts';
import type { ReceiptPaper, ReceiptPapers } from './receipt-papers.ts';
import type { StoredJob } from './stored-job.ts';
import { testPage } from './test-page.ts';

/** Seats of scripts: what they want printed they say. */
const scriptSeat = /^script-/;

/** Papers and drawer of one till: everything that may be slow or fail without touching a sale. */
export type Printing = ReturnType<typeof openPrinting>;

export function openPrinting(from: {
  till: TillContext;
  file: TillFile;
  settings: TillSettings;
  papers: ReceiptPapers;
  commands: CommandQueue;
  openPrinter(address: PrinterAddress): ReceiptPrinter;
  timers: Timers;
  logger: FailureLogger;
}) {
  const { till, file, settings, papers, commands, timers, logger } = from;
  const onChanged = () => view.invalidate();
  const view = createSource<PrintingSnapshot>(() => ({
    printers: printers.views(),
    jobs: queue.views(),
    drawerFailure: drawer.failure(),
  }));
  const printers = createPrinters({
    settings,
    open: from.openPrinter,
    timers,
    isWatched: () => view.isWatched(),
    onChanged,
  });
  const queue = createPrintQueue({ jobs: openPrintJobTable(file), printers, logger, onChanged });
  const drawer = createDrawer({ printers, onChanged });
  const counts = openPrintCounts(file, till.journal);
  const parts: PrintingParts = { papers, counts, queue, printers };
  queue.recover(Date.parse(till.now()));

  async function printIfRuled(basket: Basket): Promise<void> {
    const end = till.journal.findByBasket(basket.id);
    if (!end) return;
    const request = { commandId: till.newId(), seat: basket.seat, ...end };
    const printed = await commands.run(() => printByRule(request, till, parts));
    if (!printed.ok)
      logger.error({ code: printed.error.code }, 'a receipt was not printed by rule');
  }

  return {
    view,
    counts,
    print: (request: Parameters<typeof printReceipt>[0]) => printReceipt(request, till, parts),

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
          return ok({ receiptNumber, copyNumber: again.copyNumber, document: again.document });
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
          language: settings.get('receipts.language') === 'en' ? 'en' : 'fr',
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

    job(id: string): Result<PrintJobView, Failure> {
      const job = queue.find(id);
      return job ? ok(jobView(job)) : refuse(fail('PRINT_JOB_GONE'));
    },

    retry({ id, printer }: { id: string; printer: PrinterRole }): Result<PrintJobView, Failure> {
      const job = queue.find(id);
      if (!job) return refuse(fail('PRINT_JOB_GONE'));
      if (job.state !== 'failed') return refuse(fail('PRINT_NOT_FAILED'));
      if (!printers.printer(printer)) return refuse(fail('PRINTER_NOT_SET'));
      return ok(jobView(queue.retry(job, printer)));
    },

    checkPrinters: () => printers.askAll(),
    openDrawer: () => drawer.open(),

    /** A sale is on disk: what it opens and prints by itself goes on beside the next one. */
    saleEnded(basket: Basket): void {
      const tenders = till.tenders();
      if (basket.tenders.some(({ type }) => tenderTypeIn(tenders, type)?.opensDrawer)) {
        drawer.open();
      }
      if (scriptSeat.test(basket.seat)) return;
      void printIfRuled(basket).catch((error: unknown) =>
        logger.error(factsOf(error), 'a receipt was not printed by rule'),
      );
    },

    async close(): Promise<void> {
      await queue.close();
      await drawer.settled();
      await printers.close();
    },
  };
}
