import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import { lockCustomers } from './lock-customers.ts';

/** Days that a store's tills keep a customer that one of them asked for, after the last act (CNIL: as long as needed). */
export const visitorDays = 30;
/** Customers of one database transaction. */
const batchSize = 500;

/**
 * Takes customers off the tills of stores that have had nothing to do with them for `visitorDays`: their document
 * goes out of the store's feed, and so off the tills, as an erasure would. Returns how many went.
 */
export async function forgetVisitors(database: Database, nowMs: number): Promise<number> {
  let goneCount = 0;
  for (;;) {
    const gone = await inFeedTransaction(database, async (sql) => {
      const rows = await sql.query(
        `delete from customer_visits where (store_id, customer_id) in (
           select store_id, customer_id from customer_visits where last_at_ms < $1
           order by store_id, customer_id limit $2 for update skip locked)
         returning store_id as "storeId", customer_id as "customerId"`,
        [nowMs - visitorDays * 24 * 3_600_000, batchSize],
      );
      const visits = rows.map((row) => visitRow.parse(row));
      await lockCustomers(
        sql,
        visits.map(({ customerId }) => customerId),
      );
      sql.write(
        visits.map(({ storeId, customerId }) => {
          return {
            scope: `store:${storeId}` as const,
            change: { collection: 'customers' as const, erased: customerId },
          };
        }),
      );
      return rows.length;
    });
    goneCount += gone;
    if (gone < batchSize) return goneCount;
  }
}

const visitRow = z.object({ storeId: z.string(), customerId: z.string() });
