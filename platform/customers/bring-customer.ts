import { z } from 'zod';
import { customerDocument } from '../../contract/document/customer.ts';
import { assert } from '../../domain/assert.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';
import { lockCustomers } from './lock-customers.ts';

/**
 * Gives the store's tills the document of a customer that one of them asked for, as any other store has it
 * now, and notes the day: it goes again when the store has had nothing to do with them for long
 * (`forget-visitors.ts`). False for nobody, and for who was erased. Throws DatabaseError.
 */
export async function bringCustomer(
  sql: FeedTransaction,
  { customerId, storeId, nowMs }: { customerId: string; storeId: string; nowMs: number },
): Promise<boolean> {
  // Whoever writes this document otherwise does it before or after, not in between.
  await lockCustomers(sql, [customerId]);
  const [row] = await sql.query(
    `select content, bool_or(scope = $2) over () as "isKnownHere" from documents
     where collection = 'customers' and id = $1 and content is not null
     order by seq desc limit 1`,
    [customerId, `store:${storeId}`],
  );
  if (!row) return false;
  const { content, isKnownHere } = knownRow.parse(row);
  if (!isKnownHere) {
    const written = sql.write([
      { scope: `store:${storeId}`, change: { collection: 'customers', document: content } },
    ]);
    assert(written.ok, 'A customer of one store is as their schema says in another');
  }
  // Of a customer that the retailer gave this store for good there is no visit, and none is made.
  await sql.query(
    `insert into customer_visits (store_id, customer_id, last_at_ms)
     select $1, $2, $3 where not $4::bool
       or exists (select from customer_visits where store_id = $1 and customer_id = $2)
     on conflict (store_id, customer_id) do update set last_at_ms = excluded.last_at_ms`,
    [storeId, customerId, nowMs, isKnownHere],
  );
  return true;
}

const knownRow = z.object({ content: customerDocument, isKnownHere: z.boolean() });
