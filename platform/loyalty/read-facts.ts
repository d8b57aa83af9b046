import { z } from 'zod';
import type { LedgerFacts } from '../../domain/loyalty/ledger.ts';
import type { LoyaltyLine } from '../../domain/loyalty/loyalty-line.ts';
import { placeText } from '../../domain/transaction/entry-place.ts';
import type { Queries } from '../database/database.ts';

/** All that counts of these customers, by their id. Who bought nothing is not in it. */
export async function readFacts(
  sql: Queries,
  customerIds: readonly string[],
): Promise<Map<string, Omit<LedgerFacts, 'opening'>>> {
  const ids = JSON.stringify(customerIds);
  const sold = await sql.query(
    `select sold.*, coalesce((
       select jsonb_agg(jsonb_build_object(
         'rewardId', reward.reward_id, 'offMinor', reward.off_minor) order by reward.number)
       from loyalty_rewards reward
       where reward.journal_id = sold.journal_id and reward.sequence = sold.sequence
         and reward.line = sold.line), '[]') as rewards
     from loyalty_lines sold
     where sold.customer_id in (select jsonb_array_elements_text($1::jsonb))
     order by sold.customer_id, sold.journal_id, sold.sequence, sold.line`,
    [ids],
  );
  const returned = await sql.query(
    `select sold.customer_id, back.journal_id, back.sequence, back.line, entry.business_day,
            back.of_journal_id, back.of_sequence, back.of_line, back.quantity_milli
     from loyalty_lines sold
     join returned_lines back on back.of_journal_id = sold.journal_id
      and back.of_sequence = sold.sequence and back.of_line = sold.line
     join entries entry
       on entry.journal_id = back.journal_id and entry.sequence = back.sequence
     where sold.customer_id in (select jsonb_array_elements_text($1::jsonb))`,
    [ids],
  );
  const lines = sold.map((row) => soldRow.parse(row));
  const backs = returned.map((row) => returnedRow.parse(row));
  const backsOf = Map.groupBy(backs, ({ customer_id }) => customer_id);
  return new Map(
    [...Map.groupBy(lines, ({ customer_id }) => customer_id)].map(([customerId, own]) => [
      customerId,
      {
        purchases: [...Map.groupBy(own, keyOf).values()].map(purchaseOf),
        returns: (backsOf.get(customerId) ?? []).map((back) => ({
          place: { journalId: back.journal_id, sequence: back.sequence },
          line: back.line,
          businessDay: back.business_day,
          of: { journalId: back.of_journal_id, sequence: back.of_sequence, line: back.of_line },
          quantityMilli: back.quantity_milli,
        })),
      },
    ]),
  );
}

function purchaseOf(rows: readonly SoldRow[]): LedgerFacts['purchases'][number] {
  const [first] = rows;
  if (!first) throw new Error('a purchase has lines');
  return {
    place: { journalId: first.journal_id, sequence: first.sequence },
    ...{ businessDay: first.business_day, currency: first.currency },
    lines: rows.map(
      ({ line, sku, model, category, rewards, ...row }): LoyaltyLine => ({
        ...{ line, sku, model, category, rewards },
        ...{ amountMinor: row.amount_minor, quantityMilli: row.quantity_milli },
      }),
    ),
  };
}

function keyOf({ journal_id: journalId, sequence }: SoldRow): string {
  return placeText({ journalId, sequence });
}

const soldRow = z.object({
  journal_id: z.string(),
  sequence: z.int(),
  line: z.int(),
  customer_id: z.string(),
  business_day: z.string(),
  currency: z.string(),
  sku: z.string(),
  model: z.string(),
  category: z.string(),
  amount_minor: z.int(),
  quantity_milli: z.int(),
  rewards: z.array(z.object({ rewardId: z.string(), offMinor: z.int() })),
});
type SoldRow = z.infer<typeof soldRow>;
const returnedRow = z.object({
  customer_id: z.string(),
  journal_id: z.string(),
  sequence: z.int(),
  line: z.int(),
  business_day: z.string(),
  of_journal_id: z.string(),
  of_sequence: z.int(),
  of_line: z.int(),
  quantity_milli: z.int(),
});
