import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { ReturnableReceipt } from '../../contract/host/calls/return-calls.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { returnRefusal } from '../../domain/return/give-back.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { saleAt, saleOfReceipt } from '../returns/find-sale.ts';
import { leftOfSale } from '../returns/receipt-state.ts';
import type { TillContext } from './till-context.ts';

/** A receipt of this till, and what of it can still be given back. Changes nothing. */
export async function findReceipt(
  { receipt }: { receipt: string | EntryPlace },
  till: TillContext,
): Promise<Result<ReturnableReceipt, Failure>> {
  const { journal, identity, shelf, documents } = till;
  const found =
    typeof receipt === 'string'
      ? saleOfReceipt(journal, identity.till.number, receipt)
      : atPlace(till, receipt);
  if (!found.ok) return found;
  const sale = found.value;
  const lines = leftOfSale(journal, sale, shelf.all());
  if (!lines.ok) return lines;
  const views = sale.transaction.lines.map(async (sold) => {
    const left = lines.value.get(sold.number)?.left ?? sold;
    return {
      number: sold.number,
      sku: sold.sku,
      name: sold.label,
      size: sold.size,
      colour: sold.colour,
      // The entry has none; the item may be gone.
      picture: (await documents.get('items', sold.sku))?.picture ?? '',
      unit: sold.unit,
      sold: sold.quantity,
      left: left.quantity,
      paidMinor: sold.grossMinor,
      leftMinor: left.grossMinor,
      refusal: returnRefusal(sold, left),
    };
  });
  return ok({
    of: sale.of,
    receiptNumber: sale.receiptNumber,
    recordedAtLocal: sale.signed.recordedAt.local,
    currency: sale.transaction.currency,
    totalMinor: sale.transaction.totals.grossMinor,
    reasons: [...till.rules().reasons.return],
    lines: await Promise.all(views),
  });
}

function atPlace({ journal }: TillContext, of: EntryPlace): ReturnType<typeof saleOfReceipt> {
  const sale = saleAt(journal, of);
  return sale ? ok(sale) : refuse(fail('RECEIPT_ELSEWHERE'));
}
