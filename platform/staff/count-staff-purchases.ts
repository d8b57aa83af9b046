import { z } from 'zod';
import { staffPurchasesId } from '../../contract/document/staff-rules.ts';
import { assert } from '../../domain/assert.ts';
import type { StaffPurchase } from '../../domain/staff/staff-purchase.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/**
 * Adds what entries sold at the staff price to each person's sum of the year, in one statement, and tells
 * every till. The year is that of the entry's business day, also of goods that come back. Throws
 * DatabaseError; an entry applied twice is refused by its own key.
 */
export async function countStaffPurchases(
  sql: FeedTransaction,
  entries: readonly { place: EntryPlace; businessDay: string; bought: readonly StaffPurchase[] }[],
): Promise<void> {
  const rows = entries.flatMap(({ place, businessDay, bought }) =>
    bought.map(({ operatorId, amountMinor }) => ({
      ...{ journal_id: place.journalId, sequence: place.sequence },
      ...{ operator_id: operatorId, year: businessDay.slice(0, 4), amount_minor: amountMinor },
    })),
  );
  if (rows.length === 0) return;
  const totals = await sql.query(
    `with bought as (
       insert into staff_purchases (journal_id, sequence, operator_id, year, amount_minor)
       select journal_id, sequence, operator_id, year, amount_minor
       from jsonb_to_recordset($1::jsonb) as purchase (
         journal_id text, sequence bigint, operator_id text, year text, amount_minor bigint)
       returning operator_id, year, amount_minor)
     insert into staff_totals (operator_id, year, bought_minor)
     select operator_id, year, sum(amount_minor)::bigint from bought
     group by operator_id, year order by operator_id, year
     on conflict (operator_id, year) do update
       set bought_minor = staff_totals.bought_minor + excluded.bought_minor
     returning operator_id, year, bought_minor`,
    [JSON.stringify(rows)],
  );
  const written = sql.write(
    totals.map((row) => {
      const { operator_id, year, bought_minor } = totalRow.parse(row);
      const id = staffPurchasesId(operator_id, year);
      const document = { id, kind: 'setting' as const, value: { boughtMinor: bought_minor } };
      return { scope: 'network', change: { collection: 'settings', document } };
    }),
  );
  assert(written.ok, 'What somebody bought is as its schema says');
}

const totalRow = z.object({ operator_id: z.string(), year: z.string(), bought_minor: z.int() });
