import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { receiptHtml } from '../../domain/receipt/receipt-html.ts';
import { ok } from '../../domain/result.ts';
import { type FindReceipts, findReceipts } from '../receipts/find-receipts.ts';
import { withTillFailures } from '../till-failure.ts';
import type { TrainingDesk } from '../training/open-training.ts';
import { drawQr } from './draw-qr.ts';
import type { Printing } from './open-printing.ts';

type Calls = Handlers<HostApi>['calls'];

/** The calls about receipts, papers and printers. What writes an entry is a command; the rest is not. */
export function receiptHandlers({
  printing,
  finding,
  training,
}: {
  printing: Printing;
  finding: FindReceipts;
  training: Pick<TrainingDesk, 'contextAt'>;
}): Pick<
  Calls,
  | 'printReceipt'
  | 'receiptPreview'
  | 'receiptPage'
  | 'receipts'
  | 'testPrint'
  | 'printClosure'
  | 'closureDocument'
  | 'printDeposit'
  | 'depositDocument'
  | 'printOrder'
  | 'orderDocument'
  | 'printJob'
  | 'retryPrint'
  | 'giveUpPrint'
  | 'checkPrinters'
  | 'retryDrawer'
> {
  return {
    printReceipt: (input) => printing.print(input, training.contextAt(input.seat)),
    receiptPreview: withTillFailures((input) => printing.preview(input, 'next')),
    receiptPage: withTillFailures(async (input) => {
      const preview = await printing.preview(input, 'first');
      if (!preview.ok) return preview;
      const { document, receiptNumber: title } = preview.value;
      return ok({ html: receiptHtml(document, { title, drawCode: drawQr }) });
    }),
    receipts: withTillFailures(async (input) => ok(await findReceipts(input, finding))),
    closureDocument: withTillFailures(printing.closureDocument),
    printClosure: withTillFailures(printing.printClosure),
    printDeposit: withTillFailures(printing.printDeposit),
    depositDocument: withTillFailures(printing.depositDocument),
    printOrder: withTillFailures(printing.printOrder),
    orderDocument: withTillFailures(printing.orderDocument),
    testPrint: (input) => printing.testPrint(input),
    printJob: ({ id }) => printing.job(id),
    retryPrint: withTillFailures(printing.retry),
    giveUpPrint: withTillFailures(({ id }) => printing.giveUp(id)),
    async checkPrinters() {
      await printing.checkPrinters();
      return ok({});
    },
    retryDrawer: async (input) => printing.openDrawerAgain(input),
  };
}
