import { assert } from '../../domain/assert.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';
import { lockCustomers } from './lock-customers.ts';
import { readCustomers } from './read-customers.ts';

/**
 * Takes a customer’s document out of every scope, and with it what finds them (`customer_index`); nobody whose
 * document is gone is written again by what they bought or said. Throws DatabaseError.
 */
export async function eraseCustomer(sql: FeedTransaction, customerId: string): Promise<void> {
  await lockCustomers(sql, [customerId]);
  const known = await readCustomers(sql, [customerId]);
  const written = sql.write(
    known.map(({ scope }) => ({
      scope,
      change: { collection: 'customers' as const, erased: customerId },
    })),
  );
  assert(written.ok, 'Whoever has a document can be erased');
  await sql.query('delete from customer_marks where customer_id = $1', [customerId]);
  await sql.query('delete from customer_visits where customer_id = $1', [customerId]);
}
