import type { Database } from '../database/database.ts';
import { erasureLock } from './store-entries.ts';

/**
 * Erases every personal part of one person, here and in what tills have yet to send; the entries
 * verify as before (law 6). Doing it twice changes nothing. Returns how many parts were here.
 */
export async function erasePersonal(
  database: Database,
  { reference, nowMs }: { reference: string; nowMs: number },
): Promise<number> {
  return await database.transaction(async (sql) => {
    await sql.query('select pg_advisory_xact_lock($1::int, 0)', [erasureLock]);
    await sql.query(
      `insert into erased_references (reference, erased_at_ms) values ($1, $2)
       on conflict do nothing`,
      [reference, nowMs],
    );
    const erased = await sql.query(
      'delete from personal_parts where reference = $1 returning sequence',
      [reference],
    );
    const ofWeb = await sql.query(
      `update web_contacts set part = null where customer_id = $1 and part is not null
       returning order_id`,
      [reference],
    );
    return erased.length + ofWeb.length;
  });
}
