import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PrintJobView } from '../../contract/host/printing-shapes.ts';
import { type Result, refuse } from '../../domain/result.ts';
import { isFixed } from '../../domain/tax-free/slip.ts';
import { slipPaper } from '../../domain/tax-free/slip-paper.ts';
import type { PrinterRole } from '../printing/printers.ts';
import type { TaxFree } from './open-tax-free.ts';
import { slipView } from './slip-view.ts';

/** Puts the paper of an issued slip into its printer's queue. A second one names the same slip. */
export function printSlip(
  request: { commandId: string; slipId: string; printer: PrinterRole },
  { context, language, printDocument }: TaxFree,
): Result<PrintJobView, Failure> {
  const { slips, till } = context;
  const slip = slips.find(request.slipId);
  if (!slip) return refuse(fail('TAX_FREE_SLIP_GONE'));
  if (slip.state !== 'issued' && !isFixed(slip)) return refuse(fail('TAX_FREE_NOT_ISSUED'));
  const { receipts } = slipView(slip, till.journal);
  const { store, company } = till.identity;
  const { lines, postcode, city } = store.address;
  return printDocument({
    id: request.commandId,
    paper: 'tax-free',
    journalId: receipts[0]?.journalId ?? '',
    sequence: receipts[0]?.sequence ?? 0,
    receiptNumber: receipts[0]?.receiptNumber ?? '',
    printer: request.printer,
    document: slipPaper({
      language: language(),
      store: { name: store.name, lines: [...lines, `${postcode} ${city}`] },
      vatNumber: company.vatNumber,
      documentId: slip.documentId,
      receiptNumbers: receipts.map(({ receiptNumber }) => receiptNumber),
      ...{ currency: slip.currency, grossMinor: slip.grossMinor, refundMinor: slip.refundMinor },
      operator: slip.operator,
    }),
  });
}
