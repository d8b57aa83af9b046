import { z } from 'zod';
import { orderDocument, orderId } from '../../contract/document/order.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/**
 * Writes these orders as the tills of their store get them, as they stand now: call it after the rows
 * of the push are in, with the places of what was ordered and of what was given back.
 */
export async function writeOrderDocuments(
  sql: FeedTransaction,
  places: readonly EntryPlace[],
): Promise<void> {
  if (places.length === 0) return;
  const rows = await sql.query(
    `select head.journal_id, head.sequence, head.store_id, head.receipt_number, head.customer_id,
            head.taken_at, head.currency,
            jsonb_agg(jsonb_build_object(
              'line', line.line, 'sku', line.sku, 'name', line.name, 'fulfilment', line.fulfilment,
              'quantityMilli', line.quantity_milli, 'amountMinor', line.amount_minor,
              'state', line.state, 'sourceId', coalesce(line.source_id, '')) order by line.line
            ) as lines
     from orders head
     join (select distinct "journalId", sequence from jsonb_to_recordset($1::jsonb) as given (
             "journalId" text, sequence bigint)) as place
       on head.journal_id = place."journalId" and head.sequence = place.sequence
     join order_lines line
       on line.journal_id = head.journal_id and line.sequence = head.sequence
     group by head.journal_id, head.sequence`,
    [JSON.stringify(places)],
  );
  const written = sql.write(
    rows.map((row) => {
      const { journal_id, sequence, store_id, ...head } = orderRow.parse(row);
      const document = orderDocument.parse({
        id: orderId(journal_id, sequence),
        kind: 'order',
        storeId: store_id,
        receiptNumber: head.receipt_number,
        customerId: head.customer_id,
        takenAt: head.taken_at,
        currency: head.currency,
        lines: head.lines,
      });
      return { scope: `store:${store_id}` as const, change: { collection: 'orders', document } };
    }),
  );
  if (!written.ok) throw new Error(`an order is no document: ${JSON.stringify(written.error)}`);
}

const orderRow = z.object({
  journal_id: z.string(),
  sequence: z.int(),
  store_id: z.string(),
  receipt_number: z.string(),
  customer_id: z.string(),
  taken_at: z.string(),
  currency: z.string(),
  lines: z.unknown(),
});
