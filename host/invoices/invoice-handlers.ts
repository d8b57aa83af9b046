import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import type { DayContext } from '../day/day-context.ts';
import type { Printing } from '../printing/open-printing.ts';
import type { FindReceipts } from '../receipts/find-receipts.ts';
import { withTillFailures } from '../till-failure.ts';
import { invoiceReceipt } from './invoice-receipt.ts';
import { invoiceViewOf } from './invoice-view.ts';
import { knownBuyer } from './known-buyer.ts';
import { listInvoices } from './list-invoices.ts';

type Calls = Handlers<HostApi>['calls'];

/** Factures: made and printed by commands, read by the rest. */
export function invoiceHandlers({
  day,
  printing,
  finding: { journal, pause },
}: {
  day: DayContext;
  printing: Printing;
  finding: FindReceipts;
}): Pick<
  Calls,
  'invoiceReceipt' | 'invoiceBuyer' | 'invoices' | 'invoiceDocument' | 'printInvoice'
> {
  const printCount = printing.counts.of;
  return {
    invoiceReceipt: (input) => invoiceReceipt(input, day),
    invoiceBuyer: withTillFailures(async (of) => ok({ buyer: await knownBuyer(of, day.till) })),
    invoices: withTillFailures(async (input) =>
      ok(await listInvoices(input, { journal, printCount, pause })),
    ),
    invoiceDocument: withTillFailures(async ({ form, ...place }) => {
      const entry = printing.invoices.entry(place);
      if (!entry.ok) return entry;
      const copyNumber = printCount(place);
      const document = await printing.invoices.paper(entry.value, { form, copyNumber });
      return ok({ invoice: invoiceViewOf(entry.value, copyNumber), document });
    }),
    printInvoice: (input, { role }) => printing.printInvoice(input, role === 'script', day.store),
  };
}
