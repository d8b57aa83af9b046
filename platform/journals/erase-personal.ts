import { eraseCustomer } from '../customers/erase-customer.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import { writeParcelContacts } from '../orders/write-parcel-contacts.ts';
import { eraseFromTables } from '../privacy/personal-tables.ts';
import { erasureLock } from './store-entries.ts';

/**
 * Erases every personal part of one person, here and in what tills have yet to send, and their document in every
 * scope, so that the tills that know them forget them by their feeds; the entries verify as before (law 6). What is
 * left is a random reference. Doing it twice changes nothing. Returns how many parts were here.
 */
export async function erasePersonal(
  database: Database,
  {
    reference,
    nowMs,
    askedBy = 'platform',
  }: {
    reference: string;
    nowMs: number;
    /** `retention`, or who asked: `platform`, or a till and the pseudonym of its operator. */
    askedBy?: string;
  },
): Promise<number> {
  return await inFeedTransaction(database, async (sql) => {
    await sql.query('select pg_advisory_xact_lock($1::int, 0)', [erasureLock]);
    await sql.query(
      // Their lock is held alone: the numbers come in the order of the commits, without a gap.
      `insert into erased_references (reference, erased_at_ms, number, asked_by)
       select $1, $2, coalesce(max(number), 0) + 1, $3 from erased_references
       on conflict (reference) do nothing`,
      [reference, nowMs, askedBy],
    );
    const erased = await sql.query(
      'delete from personal_parts where reference = $1 returning sequence',
      [reference],
    );
    await eraseCustomer(sql, reference);
    await eraseFromTables(sql, reference);
    const ofWeb = await sql.query(
      `update web_contacts set part = null where customer_id = $1 and part is not null
       returning order_id`,
      [reference],
    );
    const orders = await sql.query(
      `select distinct told.order_id from told_parcel_contacts told
       join orders on orders.order_id = told.order_id where orders.customer_id = $1`,
      [reference],
    );
    await writeParcelContacts(
      sql,
      orders.map(({ order_id: id }) => String(id)),
    );
    return erased.length + ofWeb.length;
  });
}
