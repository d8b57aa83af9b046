import { z } from 'zod';
import type { Database, DatabaseTransaction } from '../database/database.ts';
import { type FeedTransaction, inFeedTransaction } from '../documents/feed-transaction.ts';
import { writeOrderedStock } from '../stock/write-ordered-stock.ts';
import { lockOrdersById } from './lock-orders.ts';
import { type StepOfEntry, stepOrders } from './step-orders.ts';
import { writeOrderDocuments } from './write-order-documents.ts';

/** Orders of one database transaction. */
const batchSize = 100;

/**
 * Frees what was kept for a customer until a moment that has passed, and tells the stores. Only lines of
 * which nothing was paid, of orders without a deposit: money that was taken is somebody's to give back or
 * to keep, so a paid line that nobody collects stays, and the store sees it as overdue. A job.
 */
export async function expireOrders(
  database: Database,
  { nowMs, stopping }: { nowMs: number; stopping?: AbortSignal },
): Promise<number> {
  let expired = 0;
  let after = '';
  while (!stopping?.aborted) {
    const done = await inFeedTransaction(database, (sql) => expireSome(sql, nowMs, after));
    if (done === null) break;
    expired += done.count;
    after = done.last;
  }
  await forgetEnded(database, nowMs);
  return expired;
}

/** Of the orders after that one by id; null when there are none. */
async function expireSome(
  sql: FeedTransaction,
  nowMs: number,
  after: string,
): Promise<{ count: number; last: string } | null> {
  const due = await dueLines(sql, nowMs, { after });
  const orderIds = [...new Set(due.map(({ orderId }) => orderId))];
  const last = orderIds.at(-1);
  if (last === undefined) return null;
  await lockOrdersById(sql, orderIds);
  // Somebody may have extended or collected it in the meantime.
  const still = Map.groupBy(
    await dueLines(sql, nowMs, { among: orderIds }),
    ({ orderId }) => orderId,
  );
  const steps = [...still].map(
    ([orderId, lines]): StepOfEntry => ({
      ...{ orderId, kind: 'expired', placeId: '', reasonCode: '', place: null },
      lines: lines.map(({ line, quantityMilli }) => ({ line, quantityMilli })),
    }),
  );
  const changed = await stepOrders(sql, steps, nowMs);
  await writeOrderedStock(sql, changed);
  await writeOrderDocuments(sql, changed, nowMs);
  return { count: changed.length, last };
}

async function dueLines(
  sql: DatabaseTransaction,
  nowMs: number,
  { after = '', among }: { after?: string; among?: readonly string[] },
): Promise<{ orderId: string; line: number; quantityMilli: number }[]> {
  const rows = await sql.query(
    `with due as (
       select line.order_id, line.line, sum(part.quantity_milli)::bigint as milli
       from order_lines line
       join order_parts part on part.order_id = line.order_id and part.line = line.line
        and part.state in ('unfillable', 'short', 'placed', 'allocated', 'ready')
       join orders head on head.order_id = line.order_id and head.deposit_number = ''
       where line.hold_until_ms <= $1 and line.hold_until_ms is not null
         and line.due_minor = line.amount_minor and line.paid_minor = 0
         and line.order_id > $4
         and ($2::jsonb is null or line.order_id = any(array(select jsonb_array_elements_text($2::jsonb))))
       group by line.order_id, line.line)
     select order_id, line, milli from due
     where order_id in (select distinct order_id from due order by order_id limit $3)
     order by order_id, line`,
    [Math.floor(nowMs), among ? JSON.stringify(among) : null, batchSize, after],
  );
  return rows.map((row) => {
    const { order_id, line, milli } = dueRow.parse(row);
    return { orderId: order_id, line, quantityMilli: milli };
  });
}

/**
 * Lines past their end of which nothing can expire any more: handed over, cancelled, or paid, which an
 * extension alone holds again. So what is looked through every minute does not grow with the years.
 */
async function forgetEnded(database: Database, nowMs: number): Promise<void> {
  await database.query(
    `update order_lines line set hold_until_ms = null
     where line.hold_until_ms <= $1 and line.hold_until_ms is not null
       and (line.due_minor < line.amount_minor or line.paid_minor > 0 or not exists (
         select from order_parts part
         where part.order_id = line.order_id and part.line = line.line
           and part.state in ('unfillable', 'short', 'placed', 'allocated', 'picking', 'packed', 'ready')))`,
    [Math.floor(nowMs)],
  );
}

const dueRow = z.object({ order_id: z.string(), line: z.int(), milli: z.int() });
