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
  await writeOrderedStock(sql, [], changed);
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
       from order_parts part
       join order_lines line on line.order_id = part.order_id and line.line = part.line
       join orders head on head.order_id = part.order_id
       cross join lateral jsonb_array_elements(head.groups) wanted
       where part.state in ('unfillable', 'short', 'placed', 'allocated', 'ready')
         and line.fulfilment <> 'ship' and line.due_minor = line.amount_minor
         and line.paid_minor = 0
         and head.deposit_number = ''
         and (wanted ->> 'number')::int = line.group_number
         and nullif(wanted ->> 'holdUntil', '')::timestamptz <= to_timestamp($1 / 1000.0)
         and part.order_id > $4
         and ($2::jsonb is null or part.order_id = any(array(select jsonb_array_elements_text($2::jsonb))))
       group by line.order_id, line.line)
     select order_id, line, milli from due
     where order_id in (select distinct order_id from due order by order_id limit $3)
     order by order_id, line`,
    [nowMs, among ? JSON.stringify(among) : null, batchSize, after],
  );
  return rows.map((row) => {
    const { order_id, line, milli } = dueRow.parse(row);
    return { orderId: order_id, line, quantityMilli: milli };
  });
}

const dueRow = z.object({ order_id: z.string(), line: z.int(), milli: z.int() });
