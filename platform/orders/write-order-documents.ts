import { z } from 'zod';
import { orderDocument } from '../../contract/document/order.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';
import type { Scope } from '../documents/scope.ts';
import { statusOf } from '../shop/order-status.ts';
import { announce } from '../webhooks/announce.ts';
import { writeParcelContacts } from './write-parcel-contacts.ts';

/**
 * Writes these orders as the tills get them, as they stand now, in the scope of every store that has to do
 * with one: took it, hands it over, prepares a part of it, or did once and has to hear how it went on. Call
 * it after the rows of the push are in. Who listens (webhooks) is told of them too.
 */
export async function writeOrderDocuments(
  sql: FeedTransaction,
  orderIds: readonly string[],
  nowMs: number,
): Promise<void> {
  if (orderIds.length === 0) return;
  const rows = await sql.query(
    `with concerned as (
       select head.order_id, head.told_stores = '[]'::jsonb as is_new,
              jsonb_agg(distinct place.id) as stores
       from orders head
       cross join lateral (
         select head.store_id as place_id
         union all select wanted ->> 'placeId' from jsonb_array_elements(head.groups) wanted
         union all select part.source_id from order_parts part where part.order_id = head.order_id
         union all select jsonb_array_elements_text(head.told_stores)) concerned
       join places place on place.id = concerned.place_id and place.kind = 'store'
       where head.order_id = any(array(select jsonb_array_elements_text($1::jsonb)))
       group by head.order_id)
     update orders head set told_stores = concerned.stores from concerned
     where head.order_id = concerned.order_id
     returning concerned.is_new, head.order_id,
       coalesce((select client_id from web_contacts where order_id = head.order_id), '') as client_id, head.store_id, head.number, head.receipt_number, head.customer_id,
       head.taken_at, head.currency, head.deposit_number, head.collect_code, head.groups, head.told_stores as stores,
       (select jsonb_agg(jsonb_build_object(
          'line', line.line, 'group', line.group_number, 'sku', line.sku, 'name', line.name,
          'quantityMilli', line.quantity_milli, 'amountMinor', line.amount_minor,
          'dueMinor', line.due_minor, 'paidMinor', line.paid_minor, 'parts', (
            select jsonb_agg(jsonb_build_object('part', part.part, 'quantityMilli',
              part.quantity_milli, 'state', part.state, 'sourceId', part.source_id)
              order by part.part)
            from order_parts part
            where part.order_id = line.order_id and part.line = line.line)
          ) order by line.line)
        from order_lines line where line.order_id = head.order_id) as lines`,
    [JSON.stringify(orderIds)],
  );
  const orders = rows.map((row) => {
    const { stores, is_new: isNew, ...head } = orderRow.parse(row);
    const document = orderDocument.parse({
      id: head.order_id,
      kind: 'order',
      storeId: head.store_id,
      number: head.number,
      receiptNumber: head.receipt_number,
      customerId: head.customer_id,
      takenAt: head.taken_at,
      currency: head.currency,
      depositNumber: head.deposit_number,
      collectCode: head.collect_code,
      groups: head.groups,
      lines: head.lines,
    });
    return { document, stores, isNew, clientId: head.client_id };
  });
  const written = sql.write(
    orders.flatMap(({ document, stores }) =>
      stores.map((store) => {
        const scope: Scope = `store:${store}`;
        return { scope, change: { collection: 'orders' as const, document } };
      }),
    ),
  );
  if (!written.ok) throw new Error(`an order is no document: ${JSON.stringify(written.error)}`);
  await writeParcelContacts(sql, orderIds);
  await announce(
    sql,
    orders.map(({ document, isNew, clientId }) => ({
      kind: isNew ? 'order.placed' : 'order.changed',
      clientId,
      data: statusOf(document),
    })),
    nowMs,
  );
}

const orderRow = z.object({
  is_new: z.boolean(),
  client_id: z.string(),
  order_id: z.string(),
  store_id: z.string(),
  number: z.string(),
  receipt_number: z.string(),
  customer_id: z.string(),
  taken_at: z.string(),
  currency: z.string(),
  deposit_number: z.string(),
  collect_code: z.string(),
  groups: z.unknown(),
  lines: z.unknown(),
  stores: z.array(z.string()),
});
