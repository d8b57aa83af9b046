import { z } from 'zod';
import {
  retentionRulesId,
  retentionRulesSetting,
} from '../../contract/document/retention-rules.ts';
import type { InactiveCustomers } from '../../contract/platform/customer-export.ts';
import type { Database, Queries } from '../database/database.ts';
import { erasePersonal } from '../journals/erase-personal.ts';

const mostListed = 1_000;
/** Who is erased then stands on the list for so long before. */
const noticeDays = 30;

/**
 * Customers who had nothing to do with the retailer for as long as their data may be kept, and those whose time is over
 * within thirty days. Companies are left out: their accounts and factures have times of their own. Throws DatabaseError.
 */
export async function inactiveCustomers(
  database: Queries,
  nowMs: number,
): Promise<Omit<InactiveCustomers, 'erased'>> {
  const months = await monthsKept(database);
  const over = monthsBefore(nowMs, months);
  const soon = monthsBefore(nowMs + noticeDays * 24 * 3_600_000, months);
  const rows = await database.query(
    `select id, last_on from (
       select known.id, greatest(
         max(consent.value ->> 'at'),
         (select max(entry.business_day) from personal_parts part
          join entries entry on entry.journal_id = part.journal_id and entry.sequence = part.sequence
          where part.reference = known.id),
         (select to_char(to_timestamp(max(last_at_ms) / 1000), 'YYYY-MM-DD') from customer_visits visit
          where visit.customer_id = known.id),
         (select to_char(to_timestamp(max(since_ms) / 1000), 'YYYY-MM-DD') from web_contacts web
          where web.customer_id = known.id),
         (select to_char(to_timestamp(max(at_ms) / 1000), 'YYYY-MM-DD') from loyalty_claims claim
          where claim.customer_id = known.id)) as last_on
       from documents known, jsonb_each(known.content -> 'consents') consent
       where known.collection = 'customers' and known.content is not null
         and coalesce(known.content -> 'business', 'null') = 'null'
       group by known.id) activity
     where last_on <= $1 order by last_on, id limit $2`,
    [soon, mostListed],
  );
  return {
    months,
    inactive: rows.map((row) => {
      const { id, last_on: lastActiveOn } = inactiveRow.parse(row);
      return { customerId: id, lastActiveOn, isOver: lastActiveOn <= over };
    }),
  };
}

/** Erases those whose time is over, as if they had asked for it. Returns what is left on the list. Throws DatabaseError. */
export async function eraseInactive(database: Database, nowMs: number): Promise<InactiveCustomers> {
  let erased = 0;
  for (;;) {
    const listed = await inactiveCustomers(database, nowMs);
    const over = listed.inactive.filter(({ isOver }) => isOver);
    if (over.length === 0) return { ...listed, erased };
    for (const { customerId } of over)
      await erasePersonal(database, { reference: customerId, nowMs, askedBy: 'retention' });
    erased += over.length;
  }
}

async function monthsKept(sql: Queries): Promise<number> {
  const [row] = await sql.query(
    `select content -> 'value' as value from documents
     where collection = 'settings' and id = $1 and scope = 'network' and content is not null`,
    [retentionRulesId],
  );
  return retentionRulesSetting.catch({ months: 36 }).parse(row?.value ?? {}).months;
}

/** The date so many calendar months before; of the 31st the last day that the month has. */
function monthsBefore(atMs: number, months: number): string {
  const at = new Date(atMs);
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months, 1));
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(at.getUTCDate(), days));
  return first.toISOString().slice(0, 10);
}

const inactiveRow = z.object({ id: z.string(), last_on: z.string() });
