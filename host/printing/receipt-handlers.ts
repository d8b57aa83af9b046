import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { receiptHtml } from '../../domain/receipt/receipt-html.ts';
import { ok } from '../../domain/result.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import type { TillOperators } from '../operators/till-operators.ts';
import { type FindReceipts, findReceipts } from '../receipts/find-receipts.ts';
import { withTillFailures } from '../till-failure.ts';
import { drawQr } from './draw-qr.ts';
import type { Printing } from './open-printing.ts';

type Calls = Handlers<HostApi>['calls'];

/** The calls about receipts, papers and printers. What writes an entry is a command; the rest is not. */
export function receiptHandlers({
  printing,
  queue,
  finding,
  operators,
}: {
  printing: Printing;
  queue: CommandQueue;
  finding: FindReceipts;
  operators: Pick<TillOperators, 'maySomewhere'>;
}): Pick<
  Calls,
  | 'printReceipt'
  | 'receiptPreview'
  | 'receiptPage'
  | 'receipts'
  | 'testPrint'
  | 'printJob'
  | 'retryPrint'
  | 'checkPrinters'
  | 'retryDrawer'
> {
  return {
    printReceipt: (input, { role }) =>
      queue.run(
        withTillFailures(async () => {
          const may = operators.maySomewhere(role);
          return may.ok ? printing.print(input) : may;
        }),
      ),
    receiptPreview: withTillFailures((input) => printing.preview(input, 'next')),
    receiptPage: withTillFailures(async (input) => {
      const preview = await printing.preview(input, 'first');
      if (!preview.ok) return preview;
      const { document, receiptNumber: title } = preview.value;
      return ok({ html: receiptHtml(document, { title, drawCode: drawQr }) });
    }),
    receipts: withTillFailures(async (input) => ok(await findReceipts(input, finding))),
    testPrint: withTillFailures(printing.testPrint),
    printJob: ({ id }) => printing.job(id),
    retryPrint: withTillFailures(printing.retry),
    async checkPrinters() {
      await printing.checkPrinters();
      return ok({});
    },
    retryDrawer(_, { role }) {
      const may = operators.maySomewhere(role);
      if (!may.ok) return may;
      printing.openDrawer();
      return ok({});
    },
  };
}
