import { z } from 'zod';
import { orderDocument } from '../../contract/document/order.ts';
import type {
  FindOrdersAnswer,
  FindOrdersRequest,
  FoundOrder,
} from '../../contract/platform/find-orders.ts';
import { mostReceipts, type SignedEntry } from '../../contract/platform/find-receipts.ts';
import type { Queries } from '../database/database.ts';
import { relatedEntries } from './find-receipts.ts';

/**
 * Orders that goods come back of, as their own stores have them, with what came back already. Nothing of the
 * person is in it, nor the code that somebody collects an order by.
 */
export async function findOrders(
  sql: Queries,
  asked: FindOrdersRequest,
  nowMs: number,
): Promise<FindOrdersAnswer> {
  const orders = await ordersOf(sql, await idsOf(sql, asked));
  const entries = new Map<string, SignedEntry>();
  for (const { order } of orders.filter(({ isOfWeb }) => isOfWeb).slice(0, mostReceipts))
    for (const entry of await relatedEntries(sql, { journalId: order.id, sequence: 0 }))
      entries.set(`${entry.journalId}/${entry.sequence}`, entry);
  return { atMs: nowMs, orders, entries: [...entries.values()] };
}

async function idsOf(sql: Queries, asked: FindOrdersRequest): Promise<string[]> {
  if (asked.by === 'id') return asked.ids;
  const rows =
    asked.by === 'number'
      ? await sql.query(
          'select order_id from orders where number = $1 and journal_id is null order by taken_at desc limit $2',
          [asked.number, mostReceipts],
        )
      : await sql.query(
          `select order_id from orders where customer_id = $1 and journal_id is null
           order by taken_at desc limit $2`,
          [asked.reference, mostReceipts],
        );
  return rows.map(({ order_id }) => String(order_id));
}

async function ordersOf(sql: Queries, ids: readonly string[]): Promise<FoundOrder[]> {
  if (ids.length === 0) return [];
  const rows = await sql.query(
    `select head.journal_id is null as "isOfWeb",
            (select document.content from documents document
             where document.collection = 'orders' and document.id = head.order_id
               and document.content is not null
               and document.scope in (select 'store:' || store
                                      from jsonb_array_elements_text(head.told_stores) store)
             limit 1) as content,
            exists (select from web_contacts contact
                    join webhooks webhook on webhook.client_id = contact.client_id
                     and webhook.revoked_at_ms is null and webhook.kinds ? 'order.returned'
                    join api_clients client on client.id = contact.client_id
                     and client.revoked_at_ms is null
                    where contact.order_id = head.order_id) as "isShopTold",
            coalesce((select jsonb_agg(jsonb_build_object('line', line, 'quantityMilli', milli))
                      from (select of_line as line, sum(quantity_milli)::bigint as milli
                            from returned_lines
                            where of_journal_id = head.order_id and of_sequence = 0
                            group by of_line) back), '[]'::jsonb) as returned
     from orders head
     where head.order_id = any(array(select jsonb_array_elements_text($1::jsonb)))
     order by head.taken_at desc, head.order_id`,
    [JSON.stringify([...new Set(ids)])],
  );
  return rows.flatMap((row) => {
    const { content, ...found } = orderRow.parse(row);
    if (content === null) return [];
    return [{ order: { ...orderDocument.parse(content), collectCode: '' }, ...found }];
  });
}

const orderRow = z.object({
  isOfWeb: z.boolean(),
  isShopTold: z.boolean(),
  content: z.unknown(),
  returned: z.array(z.object({ line: z.int(), quantityMilli: z.int() })),
});
