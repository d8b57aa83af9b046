import { z } from 'zod';
import { customerMark, marksPart } from '../../contract/entry/customer-marks.ts';
import { assert } from '../../domain/assert.ts';
import { type CustomerMark, foldMarks } from '../../domain/customer/customer-mark.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { Queries } from '../database/database.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';
import { announce } from '../webhooks/announce.ts';
import { lockCustomers } from './lock-customers.ts';
import { readCustomers } from './read-customers.ts';

/** More of one kind nobody looks through; the newest are told. */
const mostTold = 60;

/** What entries of tills say of customers beside who they are. Of who was erased nothing is left to say. Throws DatabaseError. */
export async function tellMarks(
  sql: FeedTransaction,
  told: readonly { place: EntryPlace; customerId: string }[],
  nowMs: number,
): Promise<void> {
  if (told.length === 0) return;
  const rows = await sql.query(
    `select part.reference as "customerId", part.text from personal_parts part
     join jsonb_to_recordset($1::jsonb) as place ("journalId" text, sequence bigint)
       on part.journal_id = place."journalId" and part.sequence = place.sequence`,
    [JSON.stringify(told.map(({ place }) => place))],
  );
  const said = new Map<string, CustomerMark[]>();
  for (const row of rows) {
    const { customerId, text } = partRow.parse(row);
    const part = marksPart.safeParse(JSON.parse(text));
    if (part.success) said.set(customerId, [...(said.get(customerId) ?? []), ...part.data.marks]);
  }
  await addMarks(sql, said, nowMs);
}

/** All that is said of one customer, by kind and key; what was taken off too. */
export async function readMarks(sql: Queries, customerId: string): Promise<CustomerMark[]> {
  return (await marksOf(sql, [customerId])).get(customerId) ?? [];
}

/**
 * Adds what was said to what is known, and tells the tills that know the customer; notes are told to who asks alone.
 * Of nobody, and of who was erased, nothing is kept. Throws DatabaseError.
 */
export async function addMarks(
  sql: FeedTransaction,
  said: ReadonlyMap<string, readonly CustomerMark[]>,
  nowMs: number,
): Promise<void> {
  const ids = [...said.keys()].toSorted();
  if (ids.length === 0) return;
  await lockCustomers(sql, ids);
  const customers = await readCustomers(sql, ids);
  const known = new Set(customers.map(({ content }) => content.id));
  const before = await marksOf(sql, ids);
  const after = new Map(
    ids.flatMap((id) =>
      known.has(id) ? [[id, foldMarks(before.get(id) ?? [], said.get(id) ?? [])] as const] : [],
    ),
  );
  await keep(sql, after);
  const written = sql.write(
    customers.map(({ scope, content }) => ({
      scope,
      change: {
        collection: 'customers' as const,
        document: { ...content, marks: toldMarks(after.get(content.id) ?? []) },
      },
    })),
  );
  assert(written.ok, 'A customer of whom something is said is as their schema says');
  const wished = [...after.keys()].filter((id) =>
    said.get(id)?.some(({ kind }) => kind === 'wish'),
  );
  await announce(
    sql,
    wished.map((customerId) => ({
      ...{ kind: 'customer.wishes' as const, clientId: '', data: { customerId } },
    })),
    nowMs,
  );
}

/** What a till keeps of it: nothing of what was taken off, and no notes. */
function toldMarks(marks: readonly CustomerMark[]): CustomerMark[] {
  const count = new Map<string, number>();
  return marks
    .filter(({ kind, value }) => kind !== 'note' && value !== null)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .filter(({ kind }) => {
      const number = (count.get(kind) ?? 0) + 1;
      count.set(kind, number);
      return number <= mostTold;
    });
}

async function marksOf(sql: Queries, ids: readonly string[]): Promise<Map<string, CustomerMark[]>> {
  const rows = await sql.query(
    `select customer_id as "customerId", kind, key, at, value, by from customer_marks
     where customer_id in (select jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(ids)],
  );
  const marks = new Map<string, CustomerMark[]>();
  for (const row of rows) {
    const { customerId, ...mark } = markRow.parse(row);
    marks.set(customerId, [...(marks.get(customerId) ?? []), mark]);
  }
  return marks;
}

async function keep(
  sql: Queries,
  marks: ReadonlyMap<string, readonly CustomerMark[]>,
): Promise<void> {
  const rows = [...marks].flatMap(([customerId, own]) =>
    own.map((mark) => ({ ...mark, customer_id: customerId })),
  );
  await sql.query(
    `insert into customer_marks (customer_id, kind, key, at, value, by)
     select customer_id, kind, key, at, value, by from jsonb_to_recordset($1::jsonb) as mark (
       customer_id text, kind text, key text, at text, value text, by text)
     on conflict (customer_id, kind, key) do update
       set at = excluded.at, value = excluded.value, by = excluded.by`,
    [JSON.stringify(rows)],
  );
}

const partRow = z.object({ customerId: z.string(), text: z.string() });
const markRow = customerMark.extend({ customerId: z.string() });
