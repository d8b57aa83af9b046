import type { OrderDocument } from '../../contract/document/order.ts';
import { effectiveBody } from '../../contract/entry/effective-body.ts';
import type { Envelope } from '../../contract/entry/envelope.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { FeedState } from '../../contract/port/documents.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { effectsOf } from '../../domain/effects/effects-of.ts';
import type { OrderEffect, OrderEffects } from '../../domain/effects/order-effects.ts';
import { orderId } from '../../domain/order/order.ts';
import { orderNumber } from '../../domain/order/order-number.ts';
import { quantityMilli } from '../../domain/quantity/quantity.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import { asWritten, entriesSince, type OwnJournals } from '../journal/entries-since.ts';

/** Looked at in one go; then everything else that waits has its turn. */
const sliceOf = 8;
/** The entries that place orders, pay them, or do something with them. */
const orderingTypes = ['transaction', 'order-placed', 'order-step'] as const;

/** What an entry of this till does with orders. */
export interface OwnOrderAct {
  /** The order that it places, as the platform will write it; null where it places none. */
  placed: OrderDocument | null;
  effects: OrderEffects;
  /** Of a transaction; empty of anything else. */
  receiptNumber: string;
}

/**
 * What this till did with orders, first things first, by its entries that the store's documents do
 * not contain yet (law 8); `feed` says which those are, null when nothing ever came.
 */
export async function readOwnOrders(
  journals: OwnJournals,
  feed: FeedState | null,
  pause: () => Promise<void>,
): Promise<OwnOrderAct[]> {
  const acts: { journalId: string; sequence: number; act: OwnOrderAct }[] = [];
  let looked = 0;
  for (const type of orderingTypes) {
    for (const entry of entriesSince(journals, feed, type)) {
      looked += 1;
      if (looked % sliceOf === 0) await pause();
      if (!mayConcernOrders(entry)) continue;
      const act = actOf(entry);
      if (act) acts.push({ journalId: entry.journalId, sequence: entry.sequence, act });
    }
  }
  return acts.toSorted(asWritten(journals.journal)).map(({ act }) => act);
}

/** Most sales are taken over the counter, and reading them all would keep the next customer waiting. */
function mayConcernOrders({ type, bytes }: SealedEntry): boolean {
  return type !== 'transaction' || ordering.test(Buffer.from(bytes).toString('latin1'));
}

/** In canonical JSON: what leaves later or comes back, and what names an order. */
const ordering = /"fulfilment":"(?:ship|pickup|reserve|return)"|"kind":"order"/;

function actOf({ bytes }: SealedEntry): OwnOrderAct | null {
  const { envelope, ...read } = readEntry(bytes);
  const entry = effectiveBody(read);
  if (entry === null) return null;
  const { journal, store } = envelope;
  const { order, orderGivenBack, orderPayments, orderStep } = effectsOf({
    ...{ journalKind: journal.kind, placeId: store.id, entry },
  });
  const does = order ?? orderStep ?? orderGivenBack[0] ?? orderPayments[0];
  if (does === undefined) return null;
  const receipt = entry.type === 'transaction' ? receiptOf(envelope) : '';
  return {
    placed: order && placedOrder(order, envelope, receipt),
    effects: { order, orderGivenBack, orderPayments, orderStep },
    receiptNumber: receipt,
  };
}

function receiptOf({ till, typeSequence, journal }: Envelope): string {
  return receiptNumber({
    ...{ tillNumber: till.number, transactionNumber: typeSequence, journalId: journal.id },
  });
}

/** As the platform will write it, all parts looked for. */
function placedOrder(order: OrderEffect, envelope: Envelope, receipt: string): OrderDocument {
  const { store, till, journal, sequence, typeSequence, personal, recordedAt } = envelope;
  const own = { tillNumber: till.number, orderSequence: typeSequence, journalId: journal.id };
  return {
    ...{ id: orderId(journal.id, sequence), kind: 'order', storeId: store.id },
    ...{ number: receipt || orderNumber(own), receiptNumber: receipt },
    ...{ customerId: personal?.reference ?? '', takenAt: recordedAt.utc },
    ...{ currency: order.currency, depositNumber: order.depositNumber },
    collectCode: order.collectCode,
    groups: order.groups.map((group) => ({ ...group, promise: { ...group.promise } })),
    lines: order.lines.map(({ quantity, ...line }) => ({
      ...line,
      quantityMilli: quantityMilli(quantity),
      parts: [{ part: 1, quantityMilli: quantityMilli(quantity), state: 'placed', sourceId: '' }],
    })),
  };
}
