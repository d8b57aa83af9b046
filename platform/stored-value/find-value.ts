import { z } from 'zod';
import {
  type FindValueAnswer,
  type FindValueRequest,
  valueHoldMs,
} from '../../contract/platform/find-value.ts';
import type { Database, DatabaseTransaction } from '../database/database.ts';
import { lockValues } from './insert-values.ts';
import { isIssue } from './value-sql.ts';

/**
 * What is on a number by the entries of all tills, and, for a till whose basket takes of it, the hold on it:
 * one till at a time, so that two that are online never take the same money. A hold ends when the entry of
 * its basket is here, when it is given up, or after `valueHoldMs`.
 */
export async function findValue(
  database: Database,
  { number, ownJournals, holdFor }: FindValueRequest,
  { tillId, nowMs }: { tillId: string; nowMs: number },
): Promise<FindValueAnswer> {
  return await database.transaction(async (sql) => {
    const hold =
      holdFor === null
        ? ({ state: 'none' } as const)
        : await take(sql, number, { tillId, basketId: holdFor, nowMs });
    const [sums] = await sql.query(
      `select coalesce(sum(amount_minor), 0)::bigint as balance,
              coalesce(sum(amount_minor) filter (where not ($2::jsonb ? journal_id)), 0)::bigint as others
       from stored_value_rows where number = $1`,
      [number, JSON.stringify(ownJournals)],
    );
    const { balance: balanceMinor, others: othersMinor } = sumRow.parse(sums);
    const issued = await issueOf(sql, number);
    return { atMs: nowMs, issued, othersMinor, balanceMinor, hold };
  });
}

/** Gives a hold up before its time. */
export async function releaseValue(
  database: Database,
  of: { number: string; tillId: string; basketId: string },
): Promise<void> {
  await database.query(
    'delete from stored_value_holds where number = $1 and till_id = $2 and basket_id = $3',
    [of.number, of.tillId, of.basketId],
  );
}

/** The lock of the number comes first: what an entry that arrives takes of it is seen whole, or waited for. */
async function take(
  sql: DatabaseTransaction,
  number: string,
  { tillId, basketId, nowMs }: { tillId: string; basketId: string; nowMs: number },
): Promise<FindValueAnswer['hold']> {
  await lockValues(sql, [number]);
  await sql.query('delete from stored_value_holds where number = $1 and until_ms <= $2', [
    number,
    nowMs,
  ]);
  const [other] = await sql.query(
    `select store.name as store, till.number as till
     from stored_value_holds hold
     join tills till on till.id = hold.till_id join places store on store.id = till.store_id
     where hold.number = $1 and hold.till_id <> $2
     order by hold.until_ms desc limit 1`,
    [number, tillId],
  );
  if (other) {
    const { store: storeName, till: tillNumber } = holderRow.parse(other);
    return { state: 'elsewhere', storeName, tillNumber };
  }
  await sql.query(
    `insert into stored_value_holds (number, till_id, basket_id, until_ms) values ($1, $2, $3, $4)
     on conflict (number, till_id, basket_id) do update set until_ms = excluded.until_ms`,
    [number, tillId, basketId, nowMs + valueHoldMs],
  );
  return { state: 'held' };
}

async function issueOf(
  sql: DatabaseTransaction,
  number: string,
): Promise<FindValueAnswer['issued']> {
  const [row] = await sql.query(
    `select sum(amount_minor) over ()::bigint as amount, put.currency, put.business_day as day,
            put.company_id as "companyId", coalesce(company.name, '') as "companyName",
            put.place_id as "storeId", coalesce(store.name, '') as "storeName"
     from stored_value_rows put
     left join companies company on company.id = put.company_id
     left join places store on store.id = put.place_id
     where number = $1 and ${isIssue('put')}
     order by put.journal_id, put.sequence, put.position limit 1`,
    [number],
  );
  if (!row) return null;
  const { amount, currency, day, ...by } = issueRow.parse(row);
  return {
    ...{ amountMinor: amount, currency, on: day },
    company: { id: by.companyId, name: by.companyName },
    store: { id: by.storeId, name: by.storeName },
  };
}

const sumRow = z.object({ balance: z.int(), others: z.int() });
const holderRow = z.object({ store: z.string(), till: z.string() });
const issueRow = z.object({
  amount: z.int(),
  currency: z.string(),
  day: z.string(),
  companyId: z.string(),
  companyName: z.string(),
  storeId: z.string(),
  storeName: z.string(),
});
