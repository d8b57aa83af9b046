import { z } from 'zod';
import type { CustomerDocument } from '../../contract/document/customer.ts';
import { assert } from '../../domain/assert.ts';
import { foldLedger } from '../../domain/loyalty/fold-ledger.ts';
import type { Ledger, LedgerFacts } from '../../domain/loyalty/ledger.ts';
import { lockCustomers } from '../customers/lock-customers.ts';
import { readCustomers } from '../customers/read-customers.ts';
import type { FeedTransaction, ScopedChange } from '../documents/feed-transaction.ts';
import type { Scope } from '../documents/scope.ts';
import type { FoundTask } from '../tasks/write-tasks.ts';
import { findOverdrafts } from './find-overdrafts.ts';
import { readFacts } from './read-facts.ts';
import { readProgramme } from './read-programme.ts';
import { shopDay } from './shop-day.ts';

/**
 * Works out points and tier of these customers anew and tells the tills that know them. Whose ledgers
 * they are must be locked. Without a programme nothing is told, and what was bought waits for one. What an
 * earlier system had of somebody is taken over the first time. Returns what was spent twice, for `writeTasks`.
 */
export async function tellLedgers(
  sql: FeedTransaction,
  customerIds: readonly string[],
  nowMs: number,
): Promise<FoundTask[]> {
  if (customerIds.length === 0) return [];
  const stored = await readProgramme(sql);
  if (stored === null) return [];
  const { programme, hash } = stored;
  await lockCustomers(sql, customerIds);
  const facts = await readFacts(sql, customerIds);
  const known = await knownCustomers(sql, customerIds);
  const today = shopDay(nowMs);
  const from = programme.terms[0]?.from ?? today;
  const told: { customer: KnownCustomer; ledger: Ledger }[] = [];
  for (const customer of known) {
    const opening = openingOf(customer, from);
    const own = facts.get(customer.id) ?? { purchases: [], returns: [] };
    told.push({ customer, ledger: foldLedger({ ...own, opening }, programme, today) });
  }
  await keep(sql, told, hash);
  const found = await findOverdrafts(sql, told, { currency: programme.currency, nowMs });
  const asOf = new Date(nowMs).toISOString();
  const written = sql.write(told.flatMap((each) => changesOf(each, asOf)));
  assert(written.ok, 'What a customer has is as their schema says');
  return found;
}

interface KnownCustomer {
  id: string;
  opening: { points: number; tier: string };
  documents: readonly { scope: Scope; content: CustomerDocument; chargedMinor: number | null }[];
}

/** Nobody who has nothing was brought along: they are new. */
function openingOf({ opening }: KnownCustomer, day: string): LedgerFacts['opening'] {
  return opening.points === 0 && opening.tier === '' ? null : { day, ...opening };
}

/** Those of whom a document is: of others there is nobody to tell. */
async function knownCustomers(
  sql: FeedTransaction,
  customerIds: readonly string[],
): Promise<KnownCustomer[]> {
  const documents = await readCustomers(sql, customerIds);
  const rows = await sql.query(
    `select ledger.customer_id, ledger.opening_points, ledger.opening_tier,
            balance.charged_minor
     from loyalty_ledgers ledger
     left join account_balances balance on balance.customer_id = ledger.customer_id
     where ledger.customer_id in (select jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(customerIds)],
  );
  const standings = new Map(
    rows.map((row) => {
      const standing = standingRow.parse(row);
      return [standing.customer_id, standing];
    }),
  );
  return [...Map.groupBy(documents, ({ content }) => content.id)].flatMap(([id, own]) => {
    const [first] = own;
    const standing = standings.get(id);
    if (!first || !standing) return [];
    return [
      {
        id,
        opening: {
          points: standing.opening_points ?? first.content.points,
          tier: standing.opening_tier ?? first.content.tier,
        },
        documents: own.map((each) => ({ ...each, chargedMinor: standing.charged_minor })),
      },
    ];
  });
}

async function keep(
  sql: FeedTransaction,
  told: readonly { customer: KnownCustomer; ledger: Ledger }[],
  hash: string,
): Promise<void> {
  const rows = told.map(({ customer: { id, opening }, ledger }) => ({
    ...{ customer_id: id, opening_points: opening.points, opening_tier: opening.tier },
    review_on: reviewOn(ledger),
  }));
  await sql.query(
    `update loyalty_ledgers ledger
     set opening_points = told.opening_points, opening_tier = told.opening_tier,
         review_on = told.review_on, programme_hash = $2
     from jsonb_to_recordset($1::jsonb) as told (
       customer_id text, opening_points bigint, opening_tier text, review_on text)
     where ledger.customer_id = told.customer_id`,
    [JSON.stringify(rows), hash],
  );
}

function reviewOn({ nextTier, nextExpiry }: Ledger): string | null {
  const [first] = [nextTier?.on, nextExpiry?.on].filter((day) => day !== undefined).sort();
  return first ?? null;
}

/** The account is told with it: another change of this database transaction may not be stored yet. */
function changesOf(
  { customer, ledger }: { customer: KnownCustomer; ledger: Ledger },
  asOf: string,
): ScopedChange[] {
  const { points, tier, hasPurchased, birthdayYear, nextTier, nextExpiry } = ledger;
  const loyalty = { asOf, hasPurchased, birthdayYear, nextTier, nextExpiry };
  return customer.documents.map(({ scope, content, chargedMinor }) => {
    const { business } = content;
    const terms = business?.account ?? null;
    const account = terms && { ...terms, chargedMinor: chargedMinor ?? terms.chargedMinor };
    const document = {
      ...{ ...content, points, tier, loyalty },
      business: business && { ...business, account },
    };
    return { scope, change: { collection: 'customers', document } };
  });
}

const standingRow = z.object({
  customer_id: z.string(),
  opening_points: z.int().nullable(),
  opening_tier: z.string().nullable(),
  charged_minor: z.int().nullable(),
});
