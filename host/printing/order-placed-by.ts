import { networkPlace, placeSettingId } from '../../contract/document/network.ts';
import type { Envelope } from '../../contract/entry/envelope.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Journal } from '../../contract/port/journal.ts';
import { collectCode } from '../../domain/order/collect-code.ts';
import { orderNumber } from '../../domain/order/order-number.ts';
import type { OrderOnPaper } from '../../domain/receipt/receipt-facts.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';

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
  const { body: placed, envelope } = read;
  const names = new Map<string, string>();
  for (const { placeId } of placed.groups) {
    const setting =
      placeId === '' ? null : await documents.get('settings', placeSettingId(placeId));
    names.set(placeId, networkPlace.safeParse(setting?.value).data?.name ?? placeId);
  }
  return {
    number: orderNumber({
      tillNumber: envelope.till.number,
      orderSequence: envelope.typeSequence,
      journalId: own.journalId,
    }),
    collectCode: collectCode(placed.basketId),
    placed,
    placeName: (id) => names.get(id) ?? id,
  };
}
