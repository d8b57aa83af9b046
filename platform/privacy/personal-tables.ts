import { z } from 'zod';
import type { Queries } from '../database/database.ts';

/**
 * Tables that know a customer by their random id and are not theirs to erase: amounts, points and orders that the
 * books and the law want (GDPR art. 17(3)(b)), with nothing else of them; `web_contacts` loses its part,
 * `self_enrolments` what was agreed to: that a code was used, and whose a sale became, is kept for ever, so that
 * neither makes the same person, nor the same points, a second time.
 */
const kept: ReadonlySet<string> = new Set([
  'orders',
  'web_contacts',
  'account_charges',
  'account_balances',
  'loyalty_lines',
  'loyalty_ledgers',
  'loyalty_overdrafts',
  'loyalty_claims',
  'self_enrolments',
]);

/** Goes with the document, by its trigger: that also forgets the words that nobody else is called by. */
const byTrigger = 'customer_index';

/** Every table with a column `customer_id`, so that one to come is exported and erased without anybody thinking of it. */
async function tablesOfCustomers(sql: Queries): Promise<string[]> {
  const rows = await sql.query(
    `select table_name from information_schema.columns
     where table_schema = current_schema() and column_name = 'customer_id' order by table_name`,
  );
  return rows.map((row) => tableRow.parse(row).table_name);
}

/** Takes a customer out of every table that is not kept. Throws DatabaseError. */
export async function eraseFromTables(sql: Queries, customerId: string): Promise<void> {
  for (const table of await tablesOfCustomers(sql))
    if (!kept.has(table) && table !== byTrigger)
      await sql.query(`delete from "${table}" where customer_id = $1`, [customerId]);
  await sql.query(`update self_enrolments set consents = '[]' where customer_id = $1`, [
    customerId,
  ]);
}

/** What each of them has of a customer, as it is stored; those with nothing are left out. */
export async function readTablesOf(
  sql: Queries,
  customerId: string,
): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const table of await tablesOfCustomers(sql)) {
    const rows = await sql.query(
      `select to_jsonb(known) as row from "${table}" known where customer_id = $1 limit $2`,
      [customerId, mostRows],
    );
    if (rows.length > 0) found[table] = rows.map((row) => jsonRow.parse(row).row);
  }
  return found;
}

/** Of one table, of one person. */
const mostRows = 10_000;
const tableRow = z.object({ table_name: z.string().regex(/^[a-z_0-9]+$/) });
const jsonRow = z.object({ row: z.unknown() });
