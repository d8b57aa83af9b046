import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { ReturnableReceipt } from '../../contract/host/calls/return-calls.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { returnRefusal } from '../../domain/return/give-back.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { isOfWebOrder } from '../../domain/transaction/sold-place.ts';
import { saleOfReceipt } from '../returns/find-sale.ts';
import { type KnownSale, knownSale } from '../returns/known-sale.ts';
import type { Learned } from '../returns/learn-receipt.ts';
import { leftMilli } from '../returns/left-the-store.ts';
import { leftOfSale } from '../returns/receipt-state.ts';
import type { TillContext } from './till-context.ts';

/**
 * A receipt of any till, as far as this one knows it by now (`learned` says what it has just found out),
 * and what of it can still be given back. Changes nothing.
 */
export async function findReceipt(
  { receipt, learned = null }: { receipt: string | EntryPlace; learned?: Learned | null },
  till: TillContext,
): Promise<Result<ReturnableReceipt, Failure>> {
  const { identity, shelf, documents } = till;
  const found = saleOf(receipt, learned, till);
  if (!found.ok) return found;
  const sale = found.value;
  const lines = leftOfSale(till, sale, shelf.all());
  if (!lines.ok) return lines;
  const orders = { ...till, pause: () => Promise.resolve() };
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
      isAsked: (await leftMilli(sold, sale.of, orders)) === null,
      refusal: returnRefusal(sold, left),
    };
  });
  const { storeId, storeName, tillNumber } = sale.soldBy;
  const isThisStore = storeId === identity.store.id;
  return ok({
    of: sale.of,
    receiptNumber: sale.receiptNumber,
    isOfWeb: isOfWebOrder(sale.of),
    recordedAtLocal: sale.soldAtLocal,
    soldBy: { storeName, tillNumber, isThisStore, isThisTill: sale.knownBy === 'journal' },
    knownBy: sale.knownBy,
    isVerified: sale.isVerified,
    isWhole: sale.isWhole,
    asked: askedOf(sale, learned),
    asOf: sale.asOf,
    currency: sale.transaction.currency,
    totalMinor: sale.transaction.totals.grossMinor,
    reasons: [...till.rules().reasons.return],
    lines: await Promise.all(views),
  });
}

/** Its own first: of a number without its mark this till's is meant. */
function saleOf(
  receipt: string | EntryPlace,
  learned: Learned | null,
  till: TillContext,
): Result<KnownSale, Failure> {
  const own =
    typeof receipt === 'string'
      ? saleOfReceipt(till.journal, till.identity.till.number, receipt)
      : ok({ of: receipt });
  const places = own.ok ? [own.value.of] : (learned?.found ?? []);
  const sales = places.map((of) => knownSale(till, of)).filter((sale) => sale !== null);
  const [sale, other] = sales;
  if (sale && !other) return ok(sale);
  if (sale) return refuse(fail('RECEIPT_AMBIGUOUS', { receipt: String(receipt).slice(0, 40) }));
  if (!own.ok && own.error.code === 'RECEIPT_UNREADABLE')
    return learned?.why ? refuse(fail('WEB_ORDER_OFFLINE')) : own;
  if (learned?.why) return refuse(fail('RECEIPT_OFFLINE'));
  return own.ok ? refuse(fail('RECEIPT_ELSEWHERE')) : own;
}

function askedOf({ asOf }: KnownSale, learned: Learned | null): ReturnableReceipt['asked'] {
  if (learned === null || learned.isAlone) return 'alone';
  if (learned.why === null) return 'now';
  return asOf === null ? 'never' : 'before';
}
