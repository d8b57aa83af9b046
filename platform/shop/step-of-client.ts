import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { OrderStepRequest } from '../../contract/platform/order-steps.ts';
import type { OrderStatus } from '../../contract/platform/shop.ts';
import { noEffects } from '../../domain/effects/effects-of.ts';
import { lineState } from '../../domain/order/order-parts.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Database, Queries } from '../database/database.ts';
import { type FeedTransaction, inFeedTransaction } from '../documents/feed-transaction.ts';
import { lockOrders } from '../orders/lock-orders.ts';
import { lineKey, readParts } from '../orders/order-parts.ts';
import { stepOrders } from '../orders/step-orders.ts';
import { writeOrderDocuments } from '../orders/write-order-documents.ts';
import { writeOrderedStock } from '../stock/write-ordered-stock.ts';
import type { ApiClient } from './api-clients.ts';
import { isOrderOf, readOrderStatus } from './order-status.ts';

/** Done with goods that lie in no place of the retailer. */
const comesBack: ReadonlySet<string> = new Set(['returned-to-sender', 'returned']);
const isAnywhere: ReadonlySet<string> = new Set(['delivered', ...comesBack]);

interface Asked extends OrderStepRequest {
  orderId: string;
  client: ApiClient;
}

/**
 * What a carrier or a warehouse did with lines of an order: all of it, or nothing where the state of a line
 * does not allow it (`ORDER_STEP_REFUSED`), so that the client may say it again once it does. The same
 * reference again changes nothing more. What lies in a store leaves by an entry of its tills, by no client.
 */
export async function stepOfClient(
  database: Database,
  asked: Asked,
  nowMs: number,
): Promise<Result<OrderStatus, Failure>> {
  const { orderId, client, kind, placeId } = asked;
  const mayStep = client.isNetworkWide || (await isOrderOf(database, orderId, client.id));
  const before = mayStep ? await readOrderStatus(database, orderId) : null;
  // The number of an order finds it too, but names no row.
  if (!before || before.id !== orderId) return refuse(fail('ORDER_UNKNOWN'));
  if (!isAnywhere.has(kind) && (placeId === '' || (await isStore(database, placeId))))
    return refuse(fail('BAD_REQUEST', { where: 'placeId' }));
  try {
    await inFeedTransaction(database, (sql) => step(sql, asked, nowMs));
  } catch (error) {
    if (error instanceof RefusedStep)
      return refuse(fail('ORDER_STEP_REFUSED', { line: error.line, state: error.state }));
    throw error;
  }
  const after = await readOrderStatus(database, orderId);
  return after ? ok(after) : refuse(fail('ORDER_UNKNOWN'));
}

async function step(sql: FeedTransaction, asked: Asked, nowMs: number): Promise<void> {
  const { orderId, kind, placeId, client, reference } = asked;
  await lockFor(sql, asked);
  const isNew = await sql.query(
    `insert into client_steps (order_id, client_id, reference, at_ms) values ($1, $2, $3, $4)
     on conflict do nothing returning reference`,
    [orderId, client.id, reference, Math.round(nowMs)],
  );
  if (isNew.length === 0) return;
  const lines = asked.lines.map(({ line, quantity }) => ({
    line,
    quantityMilli: quantity * 1_000,
  }));
  const before = await readParts(sql, [orderId]);
  const done = { orderId, kind, placeId, reasonCode: '', place: null, lines };
  await stepOrders(sql, [done], nowMs);
  const [last] = await sql.query(
    `select refused_lines -> 0 ->> 'line' as line from order_steps
     where order_id = $1 order by number desc limit 1`,
    [orderId],
  );
  const { line } = refusedRow.parse(last);
  if (line !== null) {
    const known = before.get(lineKey({ orderId, line: Number(line) }));
    throw new RefusedStep(Number(line), known ? lineState(known.parts) : 'unknown');
  }
  await moveWarehouseStock(sql, asked);
  await writeOrderedStock(sql, [orderId]);
  await writeOrderDocuments(sql, [orderId], nowMs);
}

/** Its order and every stock row that it may change, as a till's step of the same kind would. */
async function lockFor(sql: FeedTransaction, { orderId, kind, placeId, lines }: Asked) {
  const rows = await sql.query('select line, sku from order_lines where order_id = $1', [orderId]);
  const skus = new Map(rows.map((row) => lineRow.parse(row)).map(({ line, sku }) => [line, sku]));
  const looksAgain = kind === 'short' || kind === 'refused';
  const none = { reasonCode: '', parcel: '', check: '', holdUntil: '' } as const;
  const orderStep = {
    ...{ order: orderId, kind: looksAgain ? kind : ('shipped' as const), placeId, ...none },
    lines: lines.map(({ line, quantity }) => ({
      ...{ line, sku: skus.get(line) ?? '', quantity: { value: quantity, scale: 0 } },
    })),
  };
  await lockOrders(sql, [{ ...noEffects, orderStep }]);
}

/**
 * What left a warehouse, or is back there. Its own system counts it; until it next tells how much is there
 * nothing of what left may be promised again. A store books a parcel that came back by its own entry.
 */
async function moveWarehouseStock(
  sql: FeedTransaction,
  { orderId, kind, placeId, lines }: Asked,
): Promise<void> {
  const sign = kind === 'shipped' ? -1 : comesBack.has(kind) ? 1 : 0;
  if (sign === 0) return;
  await sql.query(
    `insert into stock (place_id, sku, condition, quantity_milli)
     select place.id, line.sku, 'sellable', sum(moved.quantity)::bigint * 1000 * $3::int
     from jsonb_to_recordset($4::jsonb) as moved (line int, quantity int)
     join order_lines line on line.order_id = $1 and line.line = moved.line
     join places place on place.id = $2 and place.kind <> 'store'
     group by place.id, line.sku order by place.id, line.sku
     on conflict (place_id, sku, condition) do update
       set quantity_milli = stock.quantity_milli + excluded.quantity_milli`,
    [orderId, placeId, sign, JSON.stringify(lines)],
  );
}

async function isStore(sql: Queries, placeId: string): Promise<boolean> {
  const rows = await sql.query(`select 1 from places where id = $1 and kind = 'store'`, [placeId]);
  return rows.length > 0;
}

/** Undoes the database transaction: a refused step leaves nothing, and can be said again. */
class RefusedStep extends Error {
  readonly line: number;
  readonly state: string;

  constructor(line: number, state: string) {
    super('the state of an order does not allow a step');
    this.line = line;
    this.state = state;
  }
}

const lineRow = z.object({ line: z.int(), sku: z.string() });
const refusedRow = z.object({ line: z.string().nullable() });
