import { z } from 'zod';
import type { Effects } from '../../domain/effects/effects-of.ts';
import { type EntryPlace, placeText } from '../../domain/transaction/entry-place.ts';
import type { Queries } from '../database/database.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

interface LoyaltyEntry {
  place: EntryPlace;
  effects: Pick<Effects, 'loyalty' | 'returnedLines'>;
  customerId: string;
  businessDay: string;
}

/**
 * Inserts what these entries sold to customers, and takes the ledgers of all whose points they change,
 * of those too whose goods come back: their ids. Call `lockReturns` before, or a sale and its return that
 * arrive at once do not see each other. Throws DatabaseError; an entry applied twice is refused by its own key.
 */
export async function insertLoyaltyLines(
  sql: FeedTransaction,
  entries: readonly LoyaltyEntry[],
): Promise<string[]> {
  const claims = await claimsOf(sql, entries);
  const ofCustomers = entries
    .map((entry) => ({
      ...entry,
      customerId: entry.customerId || (claims.get(placeText(entry.place)) ?? ''),
    }))
    .filter(({ customerId }) => customerId !== '');
  const lines = ofCustomers.flatMap((entry) =>
    entry.effects.loyalty.map(({ rewards: _, amountMinor, quantityMilli, ...line }) => ({
      ...{ journal_id: entry.place.journalId, sequence: entry.place.sequence, ...line },
      ...{ customer_id: entry.customerId, business_day: entry.businessDay },
      ...{ amount_minor: amountMinor, quantity_milli: quantityMilli },
    })),
  );
  const returned = entries.flatMap(({ effects }) =>
    effects.returnedLines.flatMap(({ of }) => ('orderId' in of ? [] : [of])),
  );
  if (lines.length === 0 && returned.length === 0) return [];
  if (lines.length > 0)
    await sql.query(
      `insert into loyalty_lines
         (journal_id, sequence, line, customer_id, business_day, currency, sku, model,
          category, amount_minor, quantity_milli)
       select journal_id, sequence, line, customer_id, business_day, currency, sku, model,
              category, amount_minor, quantity_milli
       from jsonb_to_recordset($1::jsonb) as sold (
         journal_id text, sequence bigint, line int, customer_id text, business_day text, currency text, sku text, model text, category text,
         amount_minor bigint, quantity_milli bigint)`,
      [JSON.stringify(lines)],
    );
  await insertRewards(sql, ofCustomers);
  const locked = await sql.query(
    `insert into loyalty_ledgers (customer_id)
     select distinct customer_id from (
       select jsonb_array_elements_text($1::jsonb) as customer_id
       union all
       select sold.customer_id
       from jsonb_to_recordset($2::jsonb) as back ("journalId" text, sequence bigint, line int)
       join loyalty_lines sold on sold.journal_id = back."journalId"
        and sold.sequence = back.sequence and sold.line = back.line) as touched
     order by customer_id
     on conflict (customer_id) do update set customer_id = excluded.customer_id
     returning customer_id`,
    [JSON.stringify(lines.map((line) => line.customer_id)), JSON.stringify(returned)],
  );
  return locked.map((row) => ledgerRow.parse(row).customer_id);
}

/** Of sales that name nobody: who claimed them before they arrived (`claim-purchase.ts`), by their place. */
async function claimsOf(
  sql: Queries,
  entries: readonly LoyaltyEntry[],
): Promise<Map<string, string>> {
  const nobodys = entries.filter(
    ({ customerId, effects }) => customerId === '' && effects.loyalty.length > 0,
  );
  if (nobodys.length === 0) return new Map();
  const rows = await sql.query(
    `select claim.journal_id as "journalId", claim.sequence, claim.customer_id
     from jsonb_to_recordset($1::jsonb) as place ("journalId" text, sequence bigint)
     join loyalty_claims claim
       on claim.journal_id = place."journalId" and claim.sequence = place.sequence`,
    [JSON.stringify(nobodys.map(({ place }) => place))],
  );
  return new Map(
    rows.map((row) => {
      const { customer_id, ...place } = claimRow.parse(row);
      return [placeText(place), customer_id];
    }),
  );
}

/** Who writes a customer's document takes its ledger first, so that no points in between are lost. */
export async function lockLedgers(sql: Queries, customerIds: readonly string[]): Promise<void> {
  await sql.query(
    `select customer_id from loyalty_ledgers
     where customer_id in (select jsonb_array_elements_text($1::jsonb))
     order by customer_id for update`,
    [JSON.stringify(customerIds)],
  );
}

async function insertRewards(
  sql: FeedTransaction,
  entries: readonly Pick<LoyaltyEntry, 'place' | 'effects'>[],
): Promise<void> {
  const rewards = entries.flatMap(({ place, effects }) =>
    effects.loyalty.flatMap((line) =>
      line.rewards.map(({ rewardId, offMinor }, index) => ({
        ...{ journal_id: place.journalId, sequence: place.sequence, line: line.line },
        ...{ number: index + 1, reward_id: rewardId, off_minor: offMinor },
      })),
    ),
  );
  if (rewards.length === 0) return;
  await sql.query(
    `insert into loyalty_rewards (journal_id, sequence, line, number, reward_id, off_minor)
     select journal_id, sequence, line, number, reward_id, off_minor
     from jsonb_to_recordset($1::jsonb) as reward (
       journal_id text, sequence bigint, line int, number int, reward_id text, off_minor bigint)`,
    [JSON.stringify(rewards)],
  );
}

const claimRow = z.object({ journalId: z.string(), sequence: z.int(), customer_id: z.string() });
const ledgerRow = z.object({ customer_id: z.string() });
