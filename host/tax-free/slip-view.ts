import type { TaxFreeSlipView } from '../../contract/host/calls/tax-free-calls.ts';
import type { Journal } from '../../contract/port/journal.ts';
import { saleAt } from '../returns/find-sale.ts';
import type { KnownSlip } from './slip-store.ts';

/** A slip as the page draws it; a receipt that was archived away has no number any more. */
export function slipView(slip: KnownSlip, journal: Journal): TaxFreeSlipView {
  const { id, number, state, isCancelAsked, operator, currency, grossMinor } = slip;
  const { documentId, refundMinor, reason, preparedAt } = slip;
  return {
    ...{ id, number, state, isCancelAsked, operator, currency, grossMinor },
    ...{ documentId, refundMinor, reason, preparedAt },
    receipts: slip.receipts.map((of) => ({
      ...of,
      receiptNumber: saleAt(journal, of)?.receiptNumber ?? '',
    })),
  };
}
