import type { Envelope } from '../../contract/entry/envelope.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Journal } from '../../contract/port/journal.ts';
import { collectCode } from '../../domain/order/collect-code.ts';
import type { OrderPlaced } from '../../domain/order/order.ts';
import { orderNumber } from '../../domain/order/order-number.ts';
import type { OrderOnPaper } from '../../domain/receipt/receipt-facts.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import { localTime } from '../journal/local-time.ts';
import { placeName } from '../orders/place-name.ts';

/** An order as its paper says it, with the names of its stores. */
export async function orderOnPaper(
  { envelope, body: placed }: { envelope: Envelope; body: OrderPlaced },
  { documents }: { documents: Pick<Documents, 'get'> },
): Promise<OrderOnPaper> {
  const names = new Map<string, string>();
  for (const { placeId } of placed.groups)
    if (placeId !== '') names.set(placeId, await placeName(placeId, documents));
  // A till that knows no network knows its own store.
  const { id: storeId, name: storeName } = envelope.store;
  if (names.get(storeId) === storeId) names.set(storeId, storeName);
  return {
    number: orderNumber({
      tillNumber: envelope.till.number,
      orderSequence: envelope.typeSequence,
      journalId: envelope.journal.id,
    }),
    collectCode: collectCode(placed.basketId),
    placed,
    placeName: (id) => names.get(id) ?? id,
    localOf: (instant) => localTime(Date.parse(instant), envelope.recordedAt.zone).local,
  };
}

/** The order that stands right before a transaction, and that it pays: its receipt is its confirmation. */
export async function orderPlacedBy(
  signed: Pick<Envelope, 'journal' | 'sequence'>,
  { references }: Transaction,
  { documents, journal }: { documents: Pick<Documents, 'get'>; journal: Pick<Journal, 'find'> },
): Promise<OrderOnPaper | null> {
  const own = { journalId: signed.journal.id, sequence: signed.sequence - 1 };
  const isPlaced = references.some(
    (of) =>
      of.kind === 'order' &&
      'journalId' in of &&
      of.journalId === own.journalId &&
      of.sequence === own.sequence,
  );
  const entry = isPlaced ? journal.find(own.journalId, own.sequence) : null;
  const read = entry && readEntry(entry.bytes);
  if (!read?.known || read.type !== 'order-placed') return null;
  return orderOnPaper(read, { documents });
}
