import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { OrderStatus, PlaceOrderRequest } from '../../contract/platform/shop.ts';
import { noEffects } from '../../domain/effects/effects-of.ts';
import type { OrderEffect } from '../../domain/effects/order-effects.ts';
import type { OrderGroup } from '../../domain/order/order.ts';
import { isReserved } from '../../domain/order/order-parts.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Database, Queries } from '../database/database.ts';
import { type FeedTransaction, inFeedTransaction } from '../documents/feed-transaction.ts';
import { placeOrders } from '../orders/insert-orders.ts';
import { lockOrders } from '../orders/lock-orders.ts';
import { readParts } from '../orders/order-parts.ts';
import { writeOrderDocuments } from '../orders/write-order-documents.ts';
import { writeOrderedStock } from '../stock/write-ordered-stock.ts';
import { readOrderStatus } from './order-status.ts';

/**
 * An order of a web shop: its lines are promised stock at once, or it is refused as a whole
 * (`ORDER_SHORT`) where the shop wants that. The same reference of the same client is the same order,
 * whatever else is asked, so a lost answer is asked for again without harm.
 */
export async function placeOrder(
  database: Database,
  { clientId, storeId, ...request }: PlaceOrderRequest & { clientId: string; storeId: string },
  nowMs: number,
): Promise<Result<OrderStatus, Failure>> {
  const id = webOrderId(clientId, request.reference);
  const named = await namesOf(
    database,
    request.lines.map(({ sku }) => sku),
  );
  const unknown = request.lines.find(({ sku }) => !named.has(sku));
  if (unknown) return refuse(fail('UNKNOWN_ITEM', { sku: unknown.sku }));
  const order = orderOf(request, storeId, named);
  if (!order.ok) return order;
  const places = await storesAmong(
    database,
    request.groups.map(({ storeId: at }) => at),
  );
  const nowhere = order.value.groups.find(({ placeId }) => placeId !== '' && !places.has(placeId));
  if (nowhere) return refuse(fail('UNKNOWN_STORE', { storeId: nowhere.placeId }));
  try {
    await inFeedTransaction(database, async (sql) => {
      if (await isPlaced(sql, id)) return;
      await place(sql, { id, clientId, request, order: order.value, nowMs });
    });
  } catch (error) {
    if (error instanceof ShortOrder) return refuse(fail('ORDER_SHORT', { sku: error.sku }));
    throw error;
  }
  const status = await readOrderStatus(database, id);
  return status ? ok(status) : refuse(fail('ORDER_UNKNOWN'));
}

/** Undoes the database transaction: nothing of a refused order is kept. */
class ShortOrder extends Error {
  readonly sku: string;

  constructor(sku: string) {
    super('not all of an order can be had');
    this.sku = sku;
  }
}

/** Of 128 bits, the same for the same reference. */
export function webOrderId(clientId: string, reference: string): string {
  const of = createHash('sha256').update(`${clientId}\n${reference}`).digest('base64url');
  return `web-${of.slice(0, 22)}`;
}

interface Placed {
  id: string;
  clientId: string;
  request: PlaceOrderRequest;
  order: OrderEffect;
  nowMs: number;
}

async function place(
  sql: FeedTransaction,
  { id, clientId, request, order, nowMs }: Placed,
): Promise<void> {
  const effects = [{ ...noEffects, order }];
  await lockOrders(sql, effects);
  const head = { number: request.reference, receiptNumber: '' };
  await placeOrders(
    sql,
    [
      {
        ...{ id, place: null, order },
        head: { ...head, customerId: request.customerId, takenAt: request.takenAt },
      },
    ],
    nowMs,
  );
  if (request.whenShort === 'refuse') {
    const lines = [...(await readParts(sql, [id])).values()];
    const short = lines.find(({ parts }) => !parts.every(isReserved));
    if (short) throw new ShortOrder(short.sku);
  }
  await keepContact(sql, { id, clientId, request, nowMs });
  await writeOrderedStock(sql, [id]);
  await writeOrderDocuments(sql, [id], nowMs);
}

/** Who it is for and where it goes: erased with its customer, in no document and no message. */
async function keepContact(
  sql: FeedTransaction,
  { id, clientId, request, nowMs }: Omit<Placed, 'order'>,
): Promise<void> {
  const { customerId, contact, groups } = request;
  const addresses = groups.flatMap(({ number, address }) =>
    address ? [{ group: number, ...address }] : [],
  );
  await sql.query(
    `insert into web_contacts (order_id, client_id, customer_id, part, since_ms)
     values ($1, $5, $2, $3::jsonb, $4)`,
    [id, customerId, JSON.stringify({ ...contact, addresses }), Math.round(nowMs), clientId],
  );
}

function orderOf(
  { currency, groups, lines }: PlaceOrderRequest,
  storeId: string,
  named: ReadonlyMap<string, string>,
): Result<OrderEffect, Failure> {
  for (const { number, fulfilment, storeId: at, address, method } of groups) {
    const isSound = fulfilment === 'ship' ? address !== null && method !== '' : at !== '';
    const isUsed = lines.some(({ group }) => group === number);
    if (!isSound || !isUsed) return refuse(fail('BAD_REQUEST', { where: `groups ${number}` }));
  }
  const wrong = lines.find(
    ({ group, amountMinor, dueMinor }, index) =>
      dueMinor > amountMinor ||
      !groups.some(({ number }) => number === group) ||
      lines.findIndex(({ line }) => line === lines[index]?.line) !== index,
  );
  if (new Set(groups.map(({ number }) => number)).size !== groups.length)
    return refuse(fail('BAD_REQUEST', { where: 'groups' }));
  if (wrong) return refuse(fail('BAD_REQUEST', { where: `lines ${wrong.line}` }));
  return ok({
    // The shop's reference is known to others: who collects shows an identity document.
    ...{ placeId: storeId, currency, depositNumber: '', collectCode: '' },
    groups: groups.map(
      ({ number, fulfilment, storeId: at, method, latest }): OrderGroup => ({
        ...{ number, fulfilment, placeId: fulfilment === 'ship' ? '' : at },
        ...{ method: fulfilment === 'ship' ? method : '', feeLine: 0, latest, holdUntil: '' },
        promise: { level: 'confirmed', from: '', through: '' },
      }),
    ),
    lines: lines.map(({ line, group, sku, quantity, amountMinor, dueMinor }) => ({
      ...{ line, group, sku, name: named.get(sku) ?? sku, amountMinor, dueMinor },
      quantity: { value: quantity, scale: 0 },
    })),
  });
}

async function isPlaced(sql: Queries, id: string): Promise<boolean> {
  // Two requests of one reference at once: the second waits here, then finds it.
  await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
  return (await sql.query('select 1 from orders where order_id = $1', [id])).length > 0;
}

async function storesAmong(sql: Queries, ids: readonly string[]): Promise<Set<string>> {
  const rows = await sql.query(
    `select id from places
     where kind = 'store' and id = any(array(select jsonb_array_elements_text($1::jsonb)))`,
    [JSON.stringify([...new Set(ids)])],
  );
  return new Set(rows.map(({ id }) => String(id)));
}

async function namesOf(sql: Queries, skus: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql.query(
    `select id, content ->> 'name' as name from documents
     where collection = 'items' and scope = 'network' and content is not null
       and id = any(array(select jsonb_array_elements_text($1::jsonb)))`,
    [JSON.stringify([...new Set(skus)])],
  );
  return new Map(
    rows.map((row) => {
      const { id, name } = z.object({ id: z.string(), name: z.string() }).parse(row);
      return [id, name];
    }),
  );
}
