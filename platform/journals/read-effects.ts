import { type CustomerEffect, customerEffectOf } from '../../contract/entry/customer-effect.ts';
import { markedCustomerOf } from '../../contract/entry/customer-marks.ts';
import { type DossierEffect, dossierEffectsOf } from '../../contract/entry/dossier-effect.ts';
import { effectiveBody } from '../../contract/entry/effective-body.ts';
import { type Envelope, entryFormat } from '../../contract/entry/envelope.ts';
import { erasedThroughOf } from '../../contract/entry/personal-erased.ts';
import { compiledEnvelope, type ReadBody, readBody } from '../../contract/entry/read-entry.ts';
import { type EffectiveBody, type Effects, effectsOf } from '../../domain/effects/effects-of.ts';
import { orderNumber } from '../../domain/order/order-number.ts';
import { wrongOrder } from '../../domain/order/wrong-order.ts';
import { wrongOrderStep } from '../../domain/order/wrong-order-step.ts';
import { wrongStockMove } from '../../domain/stock-works/stock-moved.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { wrongSum } from '../../domain/transaction/transaction-sums.ts';
import { type CustomerNotice, noticeOf } from '../dossiers/queue-notices.ts';
import type { OrderHead } from '../orders/ordering-entry.ts';
import { dayOf, type EntryDay } from '../report/entry-day.ts';

/** What an entry asks of the platform. */
type EntryEffects =
  | {
      kind: 'effects';
      effects: Effects;
      /** Of the order that its lines make, if any. */
      orderHead: OrderHead;
      refersTo: readonly EntryPlace[];
      /** What it opens or goes on with in its store. */
      dossiers: readonly DossierEffect[];
      notice: CustomerNotice | null;
      /** Which till of its store. */
      tillNumber: string;
      /** What it says of a customer; who they are is its personal part. */
      customer: CustomerEffect | null;
      /** Whom it says something of beside who they are. */
      marked: string | null;
      businessDay: string;
      /** Whose entry it is: who owes what it puts on cards and avoirs. */
      companyId: string;
      /** Of a transaction: what it was rung in. */
      basketId: string;
      /** Pseudonym of who acted; empty of the till itself. */
      operatorId: string;
      /** Of the day, where it says something of it. */
      day: EntryDay | null;
      /** Up to where in the list of the erased its till proves to hold nothing of them; 0 where it says nothing of it. */
      erasedThrough: number;
    }
  /** Of a format, type or version to come: kept until the upgrade. */
  | { kind: 'unread' }
  /** A rule is broken: set aside, with its reason. */
  | { kind: 'broken'; reason: string; detail: string };

/** Reads a stored entry (parsed JSON of its signed text) that came from a till of this store. */
export type ReadEffects = (content: unknown, storeId: string) => EntryEffects;

export const readEffects: ReadEffects = (content, storeId) => {
  if (formatOf(content) !== entryFormat) return { kind: 'unread' };
  const parsed = compiledEnvelope().safeParse(content);
  if (!parsed.success) return broken('unreadable', pathOf(parsed.error.issues));
  const { journal, store, type, typeVersion, body } = parsed.data;
  const read = bodyOrNull(type, typeVersion, body);
  if (!read) return broken('body', `${type} ${typeVersion}`);
  if (!read.known) return { kind: 'unread' };
  const day = journal.kind === 'live' ? dayOf({ envelope: parsed.data, ...read }) : null;
  const movesMoney = day !== null && day.moves.length + day.counts.length > 0;
  const entry = effectiveBody(read);
  const dossiers = dossierEffectsOf({ envelope: parsed.data, ...read });
  const customer = customerEffectOf({ envelope: parsed.data, ...read });
  const marked = markedCustomerOf({ envelope: parsed.data, ...read });
  // Or a till could sell the stock of a store that it does not stand in, and count its money.
  if ((entry || movesMoney || dossiers.length > 0 || customer || marked) && store.id !== storeId)
    return broken('other-store', store.id);
  const wrong = entry && wrongIn(entry);
  if (wrong) return broken(wrong.reason, wrong.detail);
  return {
    kind: 'effects',
    effects: effectsOf({ journalKind: journal.kind, placeId: store.id, entry }),
    orderHead: orderHeadOf(parsed.data),
    businessDay: parsed.data.businessDay,
    companyId: parsed.data.company.id,
    basketId: entry?.type === 'transaction' ? entry.body.basketId : '',
    operatorId: parsed.data.operator.id,
    refersTo: entry ? placesIn(entry) : [],
    dossiers,
    customer,
    marked,
    notice: noticeOf({ envelope: parsed.data, ...read }),
    tillNumber: parsed.data.till.number,
    day,
    erasedThrough: erasedThroughOf({ envelope: parsed.data, ...read }),
  };
};

/** The customer is whoever the personal part beside the entry is about. */
function orderHeadOf(of: Envelope): OrderHead {
  const { till, type, typeSequence, journal, personal, recordedAt } = of;
  const tillNumber = till.number;
  const journalId = journal.id;
  const receipt =
    type === 'transaction'
      ? receiptNumber({ tillNumber, transactionNumber: typeSequence, journalId })
      : '';
  return {
    number: receipt || orderNumber({ tillNumber, orderSequence: typeSequence, journalId }),
    receiptNumber: receipt,
    customerId: personal?.reference ?? '',
    takenAt: recordedAt.utc,
  };
}

function broken(reason: string, detail: string): EntryEffects {
  return { kind: 'broken', reason, detail: detail.slice(0, 200) };
}

/** What does not agree within an entry, or null. */
function wrongIn(entry: EffectiveBody): { reason: string; detail: string } | null {
  const isOrder = entry.type === 'order-placed' || entry.type === 'order-step';
  const detail = wrongOf(entry);
  return detail === null ? null : { reason: isOrder ? 'order' : 'amounts', detail };
}

function wrongOf(entry: EffectiveBody): string | null {
  switch (entry.type) {
    case 'transaction':
      return wrongSum(entry.body);
    case 'stock-moved':
      return wrongStockMove(entry.body);
    case 'order-placed':
      return wrongOrder(entry.body);
    case 'order-step':
      return wrongOrderStep(entry.body);
    case 'task-settled':
      return null;
  }
}

/** Every other entry that an entry builds on. */
function placesIn({ type, body }: EffectiveBody): EntryPlace[] {
  if (type !== 'transaction') return [];
  const { lines, tenders, references } = body;
  const named = [
    ...lines.map(({ returnOf }) => returnOf),
    ...tenders.map(({ refundOf }) => refundOf),
    ...references,
  ];
  return named.flatMap((place) =>
    place && 'journalId' in place ? [{ journalId: place.journalId, sequence: place.sequence }] : [],
  );
}

function formatOf(content: unknown): unknown {
  return typeof content === 'object' && content !== null && 'format' in content
    ? content.format
    : null;
}

function bodyOrNull(type: string, version: number, body: unknown): ReadBody | null {
  try {
    return readBody(type, version, body);
  } catch {
    return null;
  }
}

/** Where it is wrong, never what stands there. */
function pathOf(issues: readonly { path: readonly PropertyKey[] }[]): string {
  return issues[0]?.path.map(String).join('.') ?? '';
}
