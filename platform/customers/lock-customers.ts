import type { FeedTransaction } from '../documents/feed-transaction.ts';
import { lockAccounts } from './charge-accounts.ts';

/**
 * Takes these customers until the end of the database transaction, by what is locked where points or an account
 * change: their account, then the row of their ledger, which comes to be here. Whoever writes their documents
 * from what they are now does it before or after. Throws DatabaseError.
 */
export async function lockCustomers(sql: FeedTransaction, ids: readonly string[]): Promise<void> {
  await lockAccounts(sql, ids);
  await sql.query(
    `insert into loyalty_ledgers (customer_id)
     select distinct id from jsonb_array_elements_text($1::jsonb) id order by id
     on conflict (customer_id) do update set customer_id = excluded.customer_id`,
    [JSON.stringify(ids)],
  );
}
