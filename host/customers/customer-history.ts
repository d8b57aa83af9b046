import type { ItemDocument } from '../../contract/document/item.ts';
import type { OrderDocument } from '../../contract/document/order.ts';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import {
  type CustomerHistoryAnswer,
  type CustomerHistoryRequest,
  mostOpenOrders,
  mostPurchases,
  type OpenOrder,
  type Purchase,
} from '../../contract/platform/customer-history.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import { lineState } from '../../domain/order/order-parts.ts';
import type { Result } from '../../domain/result.ts';
import { type OrderSources, storeOrders } from '../orders/store-orders.ts';
import type { SaleSources } from '../returns/known-sale.ts';
import { backAt, ownPurchases } from './own-purchases.ts';

type History = CallOutput<HostApi, 'customerHistory'>;

export interface HistoryParts {
  till: SaleSources & { documents: Pick<Documents, 'getMany'> } & Pick<
      OrderSources,
      'acknowledgedThrough'
    >;
  orders: OrderSources;
  /** Asks the platform; null at a till without one. */
  ask(asked: CustomerHistoryRequest): Promise<Result<CustomerHistoryAnswer, Failure> | null>;
}

/** Orders of one store that are looked through. */
const mostOrders = 20_000;

/**
 * What somebody bought everywhere. Without the platform's answer what this till did and its store has open. Nothing
 * of it is kept: a till has no history of anybody beyond its own journal.
 */
export async function customerHistory(
  { customerId, before }: CustomerHistoryRequest,
  { till, orders, ask }: HistoryParts,
): Promise<History> {
  // The cursors first: what is sent in between is told twice rather than not at all.
  const through = new Map(
    till.journal.heads().map(({ journalId }) => [journalId, till.acknowledgedThrough(journalId)]),
  );
  const answer = await ask({ customerId, before });
  if (!answer?.ok || !answer.value.isKnown) {
    const own = before === null ? ownPurchases(till, customerId, { limit: mostPurchases }) : [];
    const open = before === null ? await openOrders(customerId, orders) : [];
    const told = answer?.ok && own.length === 0 ? 'platform' : 'till';
    return { told, purchases: own, next: null, orders: open };
  }
  const { purchases, next, orders: everywhere } = answer.value;
  const fresh =
    before === null
      ? ownPurchases(till, customerId, {
          limit: mostPurchases,
          isWanted: ({ journalId, sequence }) => sequence > (through.get(journalId) ?? 0),
        })
      : [];
  const isTold = new Set(purchases.map(({ id }) => id));
  const all = [...fresh.filter(({ id }) => !isTold.has(id)), ...purchases];
  const named = await withItems(all, till.documents);
  return {
    told: 'platform',
    purchases: named.map((purchase) => withOwnReturns(purchase, till)),
    next,
    orders: before === null ? withOwnOrders(everywhere, await openOrders(customerId, orders)) : [],
  };
}

/** What this till took back since is gone, whoever sold it. */
function withOwnReturns(purchase: Purchase, till: SaleSources): Purchase {
  if (purchase.place === null) return purchase;
  const back = backAt(till, purchase.place);
  return {
    ...purchase,
    lines: purchase.lines.map((line) => ({
      ...line,
      backMilli: Math.max(line.backMilli, back(line.line)),
    })),
  };
}

/** What the web sold is known by its item alone: size, colour and category are the catalogue's. */
async function withItems(
  purchases: readonly Purchase[],
  documents: Pick<Documents, 'getMany'>,
): Promise<Purchase[]> {
  const skus = purchases
    .filter(({ channel }) => channel === 'web')
    .flatMap(({ lines }) => lines.map(({ sku }) => sku));
  const items = new Map<string, ItemDocument>();
  for (const item of await documents.getMany('items', [...new Set(skus)])) items.set(item.id, item);
  return purchases.map((purchase) => ({
    ...purchase,
    lines: purchase.lines.map((line) => {
      const item = purchase.channel === 'web' ? items.get(line.sku) : undefined;
      if (!item) return line;
      const { size, colour, category, model } = item;
      return { ...line, size, colour, category, model };
    }),
  }));
}

async function openOrders(customerId: string, sources: OrderSources): Promise<OpenOrder[]> {
  const all = await storeOrders(mostOrders, sources);
  return all
    .filter((order) => order.customerId === customerId)
    .map(openOrderOf)
    .filter(({ state }) => !isOver.has(state))
    .slice(0, mostOpenOrders);
}

function openOrderOf({ id, number, takenAt, currency, lines }: OrderDocument): OpenOrder {
  return {
    ...{ id, number, takenAt, currency },
    amountMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    state: lineState(lines.flatMap(({ parts }) => parts)),
    name: lines[0]?.name ?? '',
    moreCount: lines.length - 1,
  };
}

/** What this till placed and the platform does not have yet comes first; of one that both know the till's own step counts. */
function withOwnOrders(told: readonly OpenOrder[], own: readonly OpenOrder[]): OpenOrder[] {
  const here = new Map(own.map((order) => [order.id, order]));
  const isTold = new Set(told.map(({ id }) => id));
  return [
    ...own.filter(({ id }) => !isTold.has(id)),
    ...told.map((order) => here.get(order.id) ?? order),
  ].slice(0, mostOpenOrders);
}

const isOver: ReadonlySet<OpenOrder['state']> = new Set([
  'handed-over',
  'delivered',
  'returned',
  'cancelled',
]);
