import { z } from 'zod';
import { assert } from '../../domain/assert.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { FeedTransaction, ScopedChange } from '../documents/feed-transaction.ts';
import { lockCustomers } from './lock-customers.ts';
import { readCustomers } from './read-customers.ts';

/** What an entry put on a customer's account; below zero what it took back. */
export interface AccountCharge {
  place: EntryPlace;
  customerId: string;
  amountMinor: number;
}

/**
 * Adds charges to what their customers owe, and tells the tills that know them. Each charge is the
 * whole of its entry. Throws DatabaseError; an entry applied twice is refused by its own key.
 */
export async function chargeAccounts(
  sql: FeedTransaction,
  charges: readonly AccountCharge[],
): Promise<void> {
  if (charges.length === 0) return;
  const balances = await sql.query(
    `with charged as (
       insert into account_charges (journal_id, sequence, customer_id, amount_minor)
       select journal_id, sequence, customer_id, amount_minor
       from jsonb_to_recordset($1::jsonb) as charge (
         journal_id text, sequence bigint, customer_id text, amount_minor bigint)
       returning customer_id, amount_minor)
     insert into account_balances (customer_id, charged_minor)
     select customer_id, sum(amount_minor)::bigint from charged
     group by customer_id order by customer_id
     on conflict (customer_id) do update
       set charged_minor = account_balances.charged_minor + excluded.charged_minor
     returning customer_id, charged_minor`,
    [
      JSON.stringify(
        charges.map(({ place, customerId, amountMinor }) => ({
          ...{ journal_id: place.journalId, sequence: place.sequence },
          ...{ customer_id: customerId, amount_minor: amountMinor },
        })),
      ),
    ],
  );
  await tellTills(
    sql,
    new Map(
      balances.map((row) => {
        const { customer_id, charged_minor } = balanceRow.parse(row);
        return [customer_id, charged_minor];
      }),
    ),
  );
}

/** Who writes a customer's document takes its account first, so that no charge in between is lost. */
export async function lockAccounts(
  sql: Pick<FeedTransaction, 'query'>,
  customerIds: readonly string[],
): Promise<void> {
  await sql.query(
    `select customer_id from account_balances
     where customer_id in (select jsonb_array_elements_text($1::jsonb))
     order by customer_id for update`,
    [JSON.stringify(customerIds)],
  );
}

/** A customer that no document is of, or without terms, owes all the same: it shows once there are some. */
async function tellTills(sql: FeedTransaction, charged: ReadonlyMap<string, number>) {
  await lockCustomers(sql, [...charged.keys()]);
  const known = await readCustomers(sql, [...charged.keys()]);
  const changes = known.flatMap(({ scope, content }): ScopedChange[] => {
    const { business } = content;
    if (!business?.account) return [];
    const account = { ...business.account, chargedMinor: charged.get(content.id) ?? 0 };
    const document = { ...content, business: { ...business, account } };
    return [{ scope, change: { collection: 'customers', document } }];
  });
  const written = sql.write(changes);
  assert(written.ok, 'A customer who owes more is as their schema says');
}

const balanceRow = z.object({ customer_id: z.string(), charged_minor: z.int() });
