import type { OrderDocument } from '../../contract/document/order.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import {
  type LaterFulfilment,
  type OrderPlaced,
  type OrderStepKind,
  orderId,
} from '../../domain/order/order.ts';
import type { OrderState } from '../../domain/order/order-parts.ts';
import type { StockMoved } from '../../domain/stock-works/stock-moved.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import { saleDraft } from '../support/journal-kit.ts';
import { placedDraft, stepDraft } from '../support/placed-orders.ts';
import type { FaultRecord } from './faults.ts';
import { dueOf, orderOf, returnOf } from './simulated-baskets.ts';
import { skus } from './simulated-sales.ts';
import type { SimulatedTill } from './simulated-till.ts';
import type { Choices } from './streams.ts';

/** What a customer holds of an order: no till need know of it. */
interface Paper {
  id: string;
  placed: OrderPlaced;
  /** What paid it when it was placed; null where nothing did. */
  sale: { of: EntryPlace; transaction: Transaction } | null;
  returns: { at: SimulatedTill; transaction: Transaction }[];
  isDuePaid: boolean;
}

type Payment = 'now' | 'later' | 'deposit';

interface Transfer {
  workId: string;
  fromId: string;
  toId: string;
  sku: string;
  pieces: number;
}

/** What people do next with goods in this state, the most usual first; now and then something else. */
const usual: Readonly<Partial<Record<OrderState, readonly [OrderStepKind, ...OrderStepKind[]]>>> = {
  placed: ['cancelled', 'extended'],
  unfillable: ['asked-again', 'cancelled'],
  allocated: ['picked', 'picked', 'ready', 'short', 'refused', 'cancelled', 'handed-over'],
  picking: ['packed', 'packed', 'shipped', 'short', 'ready'],
  packed: ['shipped', 'ready', 'refused'],
  ready: ['handed-over', 'handed-over', 'cancelled', 'extended'],
};
const anyStep: readonly [OrderStepKind, ...OrderStepKind[]] = [
  ...(['picked', 'short', 'refused', 'packed', 'ready'] as const),
  ...(['shipped', 'handed-over', 'cancelled', 'extended'] as const),
];

/** Where things are collected. */
const stores = ['s-1', 's-2'] as const;
/** Lies in the warehouse and in no store, until something of it is brought there. */
export const farSku = 'SKU-9';

/**
 * What the tills do with orders and goods on their way: place and pay them, go on with those that they
 * show, give back of them before and after they left (also what another till took back already), and send
 * goods to each other's stores.
 */
export function simulatedOrders({
  tills,
  choices,
  record,
}: {
  tills: readonly SimulatedTill[];
  choices: Choices;
  record: FaultRecord;
}): { act(): Promise<void> } {
  const papers: Paper[] = [];
  const transfers: Transfer[] = [];
  let count = 0;
  const newId = (word: string): string => {
    count += 1;
    return `${word}-${String(count).padStart(20, '0')}`;
  };

  function place(till: SimulatedTill): void {
    const groupCount = choices.whole(1, 2);
    const groups = Array.from({ length: groupCount }, () => {
      const fulfilment = choices.pick<LaterFulfilment>(['ship', 'pickup', 'reserve']);
      return {
        fulfilment,
        placeId: fulfilment === 'ship' ? '' : choices.pick(stores),
        payment:
          fulfilment === 'ship'
            ? ('now' as const)
            : choices.pick<Payment>(['now', 'later', 'deposit']),
        holdUntil: fulfilment === 'reserve' ? '2026-11-22T08:01:00.000Z' : '',
      };
    });
    const lineCount = choices.whole(groupCount, groupCount + 1);
    const lines = Array.from({ length: lineCount }, (_, index) => ({
      sku: choices.pick([...skus, farSku]),
      pieces: choices.whole(1, 4),
      unitPriceMinor: choices.pick([1_990, 333, 7_995]),
      // The last one may be taken over the counter.
      group: index < groupCount ? index + 1 : choices.whole(0, groupCount),
    }));
    const cardPercent = choices.pick([0, 40, 100]);
    const { placed, paid } = orderOf({ basketId: newId('basket'), lines, groups, cardPercent });
    const sealed = till.append([
      placedDraft(placed),
      ...(paid ? [{ type: 'transaction' as const, after: paying(paid) }] : []),
    ]);
    const [order, sale] = sealed ?? [];
    if (!order) return;
    const { journalId, sequence } = order;
    const named = { kind: 'order', journalId, sequence } as const;
    papers.push({
      ...{ id: orderId(journalId, sequence), placed, returns: [], isDuePaid: false },
      sale:
        sale && paid ? { of: placeOf(sale), transaction: { ...paid, references: [named] } } : null,
    });
    record.happened('order-placed');
  }

  async function step(till: SimulatedTill): Promise<void> {
    const shown = (await till.orders()).filter(({ id }) => !id.startsWith('order-'));
    const order = oneOf(shown);
    const line = order && oneOf(order.lines);
    const part = line && oneOf(line.parts);
    if (!order || !line || !part) return;
    const next = usual[part.state];
    const kind = next && choices.chance(85) ? choices.pick(next) : choices.pick(anyStep);
    const pieces = part.quantityMilli / 1_000;
    // What is kept longer is kept as a whole.
    const value = kind === 'extended' ? line.quantityMilli / 1_000 : choices.whole(1, pieces);
    const done = stepDraft(order.id, kind, {
      lines: [{ line: line.line, sku: line.sku, quantity: { value, scale: 0 } }],
      reasonCode: kind === 'short' || kind === 'refused' ? 'not-found' : '',
      check: kind === 'handed-over' ? 'code' : '',
      holdUntil: kind === 'extended' ? '2026-11-22T09:00:00.000Z' : '',
    });
    const paper = papers.find(({ id }) => id === order.id);
    const due = kind === 'handed-over' && paper ? paidAtHandOver(order, paper) : null;
    const sealed = till.append([...(due ? [saleDraft(due)] : []), done]);
    if (!sealed) return;
    if (due && paper) paper.isDuePaid = true;
    record.happened('order-step');
  }

  /** Without a deposit: that is taken off by its own number, which the platform keeps no account of. */
  function paidAtHandOver({ id }: OrderDocument, paper: Paper): Transaction | null {
    const { placed, isDuePaid } = paper;
    if (isDuePaid || placed.depositNumber !== '') return null;
    const lines = placed.lines.filter(({ dueMinor }) => dueMinor > 0);
    return lines.length > 0 ? dueOf(newId('basket'), id, lines, 'pickup') : null;
  }

  async function giveBack(till: SimulatedTill): Promise<void> {
    const paper = oneOf(papers);
    const line = paper && oneOf(paper.placed.lines);
    if (!paper?.sale || !line) return;
    // One that is offline knows of its own alone.
    const isOnline = choices.chance(80);
    const known = paper.returns.filter(({ at }) => isOnline || at === till);
    const shown = (await till.orders()).find(({ id }) => id === paper.id);
    const states = shown?.lines.find((each) => each.line === line.number)?.parts ?? [];
    const sale = { ...paper.sale, receiptNumber: '1-1' };
    const transaction = returnOf(
      newId('basket'),
      sale,
      known.map((each) => each.transaction),
      {
        ...{ line: line.number, pieces: choices.whole(1, line.quantity.value) },
        isBack: states.some(({ state }) => state === 'handed-over' || state === 'shipped'),
        disposition: choices.pick(['restock', 'restock', 'damaged']),
      },
    );
    if (!transaction || !till.append([saleDraft(transaction)])) return;
    paper.returns.push({ at: till, transaction });
    record.happened('order-returned');
  }

  function transfer(till: SimulatedTill): void {
    const { storeId } = till.place;
    const coming = oneOf(transfers.filter(({ toId }) => toId === storeId));
    if (coming && choices.chance(60)) {
      const { workId, fromId, sku, pieces } = coming;
      const broken = choices.chance(20) ? 1 : 0;
      const came = Math.max(0, pieces - (choices.chance(20) ? 1 : 0) - broken);
      const lines = [
        movedLine(1, sku, 'sellable', came),
        ...(broken > 0 ? [movedLine(came > 0 ? 2 : 1, sku, 'damaged', broken)] : []),
      ].filter(({ change }) => change.value !== 0);
      if (lines.length === 0) return;
      const moved = goods('transfer-received', newId('work'), workId, fromId, lines);
      if (!till.append([moved])) return;
      // Now and then the other till receives it once more: what was scanned lies there.
      if (choices.chance(90)) transfers.splice(transfers.indexOf(coming), 1);
      record.happened('transfer-received');
      return;
    }
    const toId = storeId === 's-1' ? 's-2' : 's-1';
    const sent = { workId: newId('work'), fromId: storeId, toId, sku: choices.pick(skus) };
    const pieces = choices.whole(1, 3);
    const lines = [movedLine(1, sent.sku, 'sellable', -pieces)];
    if (!till.append([goods('transfer-sent', sent.workId, '', toId, lines)])) return;
    transfers.push({ ...sent, pieces });
    record.happened('transfer-sent');
  }

  const oneOf = <T>(of: readonly T[]): T | undefined => of[choices.whole(0, of.length - 1)];

  return {
    async act() {
      for (const till of tills) {
        if (choices.chance(35)) place(till);
        if (choices.chance(60)) await step(till);
        if (choices.chance(60)) await step(till);
        if (choices.chance(20)) await giveBack(till);
        if (choices.chance(12)) transfer(till);
      }
    },
  };
}

const paying =
  (paid: Transaction) =>
  (before: readonly { type: string; journalId: string; sequence: number }[]) => {
    const references = before.map(({ journalId, sequence }) => ({
      ...{ kind: 'order' as const, journalId, sequence },
    }));
    const body = { ...paid, references };
    return { type: 'transaction' as const, body, operatorId: 'op-1', personal: null };
  };

const placeOf = ({ journalId, sequence }: EntryPlace): EntryPlace => ({ journalId, sequence });

function goods(
  kind: 'transfer-sent' | 'transfer-received',
  workId: string,
  documentId: string,
  otherPlaceId: string,
  lines: StockMoved['lines'],
): EntryDraft {
  const body: StockMoved = {
    ...{ kind, workId, part: 1, parts: 1, documentId, otherPlaceId, zone: '', reasonCode: '' },
    ...{ currency: 'EUR', lines, count: null },
  };
  return { type: 'stock-moved', body, operatorId: 'op-1', personal: null };
}

function movedLine(
  number: number,
  sku: string,
  condition: 'sellable' | 'damaged',
  value: number,
): StockMoved['lines'][number] {
  return {
    ...{ number, sku, gtin: '', label: 'Pull', condition, change: { value, scale: 0 } },
    ...{ counted: null, expected: null, unitPriceMinor: null, valueMinor: null, reasonCode: '' },
  };
}
