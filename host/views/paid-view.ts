import { readEntry } from '../../contract/entry/read-entry.ts';
import type { PaidView } from '../../contract/host/basket-shapes.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { paidLineNamed } from '../../domain/order/paid-line.ts';
import { articleCount } from '../../domain/quantity/article-count.ts';
import { twofoldIn } from '../../domain/stored-value/deposit-given-up.ts';
import { valuesOnReceipt } from '../../domain/stored-value/values-on-receipt.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import { accountPaymentIn } from '../../domain/transaction/account-payment.ts';
import type { JournalledTender, Transaction } from '../../domain/transaction/transaction.ts';

/** What the paid screen shows, read from the signed bytes: the screen says what the journal holds. */
export function paidViewOf(
  entry: SealedEntry,
  {
    balanceOf,
    after,
  }: {
    balanceOf(number: string): number | null;
    /** The entry that follows it, if any: goods that it pays for may be handed over by it. */
    after: SealedEntry | null;
  },
): PaidView {
  const read = readEntry(entry.bytes);
  assert(read.known && read.type === 'transaction', 'What was paid is a transaction');
  const { envelope: signed, body: transaction } = read;
  const onAccount = accountPaymentIn(transaction);
  return {
    journalId: entry.journalId,
    sequence: entry.sequence,
    receiptNumber: receiptNumber({
      tillNumber: signed.till.number,
      transactionNumber: signed.typeSequence,
      journalId: entry.journalId,
    }),
    kind: signed.journal.kind,
    currency: transaction.currency,
    totalMinor: transaction.totals.grossMinor + (onAccount?.amountMinor ?? 0),
    changeMinor: sumMinor(transaction.tenders.map((tender) => tender.changeMinor)),
    twofoldMinor: twofoldIn(transaction.lines),
    // A parcel is no article.
    articleCount: articleCount(
      transaction.lines.filter(({ priceSource }) => priceSource !== 'delivery'),
    ),
    tenders: transaction.tenders
      .filter(({ number }) => number !== onAccount?.tender)
      .map((tender) => ({
        id: String(tender.number),
        type: tender.type,
        kind: tender.kind,
        tenderedMinor: tender.tenderedMinor,
        amountMinor: tender.amountMinor,
        changeMinor: tender.changeMinor,
        reference: tender.reference,
        leftMinor: isStored(tender) ? balanceOf(tender.reference) : null,
      })),
    values: valuesOnReceipt(transaction, entry.journalId, balanceOf).map(
      ({ payload: _, ...value }) => value,
    ),
    vat: transaction.vat.map(({ vatCategory, vatRateBp, grossMinor, netMinor, vatMinor }) => ({
      vatCategory,
      vatRateBp,
      grossMinor,
      netMinor,
      vatMinor,
    })),
    recordedAtLocal: signed.recordedAt.local,
    extract: entry.hash.slice(0, 8),
    order: orderPaidBy(transaction, after),
  };
}

/** The order of which something due was paid, and whether its goods left in the same act. */
function orderPaidBy({ lines }: Transaction, after: SealedEntry | null): PaidView['order'] {
  const [paid] = lines.flatMap(({ priceSource, quantity }) => {
    const of = quantity.value > 0 ? paidLineNamed(priceSource) : null;
    return of ? [of] : [];
  });
  if (!paid) return null;
  const read = after?.type === 'order-step' ? readEntry(after.bytes) : null;
  const step = read?.known && read.type === 'order-step' ? read.body : null;
  return {
    id: paid.order,
    isHandedOver: step?.kind === 'handed-over' && step.order === paid.order,
  };
}

function isStored({ kind }: JournalledTender): boolean {
  return kind === 'gift-card' || kind === 'store-credit';
}
