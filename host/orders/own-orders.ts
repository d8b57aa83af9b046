import { type OrderDocument, orderId } from '../../contract/document/order.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { FeedState } from '../../contract/port/documents.ts';
import type { Journal, JournalHead, SealedEntry } from '../../contract/port/journal.ts';
import { effectsOf } from '../../domain/effects/effects-of.ts';
import type { OrderCancelEffect } from '../../domain/effects/order-effects.ts';
import { quantityMilli } from '../../domain/quantity/quantity.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';

/** Sales looked at; an enrolled till seldom has more that the documents do not contain yet. */
const mostLookedAt = 2_000;
/** Looked at in one go; then everything else that waits has its turn. */
const sliceOf = 8;

export interface OwnOrders {
  /** As the platform will write them, all lines pending. */
  taken: OrderDocument[];
  cancels: OrderCancelEffect[];
}

/**
 * What the live journal orders and gives back of orders, of its entries that the store's documents do
 * not contain yet (law 8); `feed` says which those are, null when nothing ever came.
 */
export async function readOwnOrders(
  journal: Journal,
  feed: FeedState | null,
  pause: () => Promise<void>,
): Promise<OwnOrders> {
  const own: OwnOrders = { taken: [], cancels: [] };
  const live = journal.heads().find(({ kind, state }) => kind === 'live' && state === 'open');
  if (!live) return own;
  let looked = 0;
  for (const entry of notContained(journal, live, feed)) {
    if (looked >= mostLookedAt) break;
    looked += 1;
    if (looked % sliceOf === 0) await pause();
    addOrders(entry, own);
  }
  return own;
}

/** Newest first; then those that the platform set aside while it went on. */
function* notContained(
  journal: Journal,
  { journalId, types }: JournalHead,
  feed: FeedState | null,
): Generator<SealedEntry> {
  const isOfThis = feed?.journalId === journalId;
  const appliedThrough = isOfThis ? feed.appliedThrough : 0;
  for (let number = types.transaction?.sequence ?? 0; number > 0; number -= 1) {
    const entry = journal.findByType(journalId, 'transaction', number);
    if (entry === null || entry.sequence <= appliedThrough) break;
    yield entry;
  }
  for (const sequence of isOfThis ? feed.except.toReversed() : []) {
    const entry = journal.find(journalId, sequence);
    if (entry?.type === 'transaction' && sequence <= appliedThrough) yield entry;
  }
}

function addOrders({ bytes, journalId, sequence }: SealedEntry, own: OwnOrders): void {
  const read = readEntry(bytes);
  if (!read.known || read.type !== 'transaction') return;
  const { store, till, typeSequence, personal, recordedAt } = read.envelope;
  const { orderLines, orderCancels } = effectsOf({
    journalKind: read.envelope.journal.kind,
    placeId: store.id,
    transaction: read.body,
  });
  own.cancels.push(...orderCancels);
  if (orderLines.length === 0) return;
  own.taken.push({
    id: orderId(journalId, sequence),
    kind: 'order',
    storeId: store.id,
    receiptNumber: receiptNumber({
      tillNumber: till.number,
      transactionNumber: typeSequence,
      journalId,
    }),
    customerId: personal?.reference ?? '',
    takenAt: recordedAt.utc,
    currency: read.body.currency,
    lines: orderLines.map(({ line, sku, name, fulfilment, quantity, amountMinor }) => ({
      ...{ line, sku, name, fulfilment, amountMinor, state: 'pending', sourceId: '' },
      quantityMilli: quantityMilli(quantity),
    })),
  });
}
