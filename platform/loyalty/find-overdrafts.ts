import { z } from 'zod';
import type { PointsOverdrawn } from '../../contract/document/task.ts';
import { assert } from '../../domain/assert.ts';
import type { Ledger } from '../../domain/loyalty/ledger.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import { type EntryPlace, placeText } from '../../domain/transaction/entry-place.ts';
import type { FeedTransaction, ScopedChange } from '../documents/feed-transaction.ts';
import type { FoundTask } from '../tasks/write-tasks.ts';

/**
 * Points that were spent and not there (tills that did not know of each other) are rows in
 * `loyalty_overdrafts` and tasks of the stores that gave the rewards, for `writeTasks`. Nothing is corrected;
 * what points that came late make good is 0, and no task any more.
 */
export async function findOverdrafts(
  sql: FeedTransaction,
  told: readonly { customer: { id: string }; ledger: Pick<Ledger, 'overdrawn'> }[],
  { currency, nowMs }: { currency: string; nowMs: number },
): Promise<FoundTask[]> {
  const before = await sql.query(
    `select journal_id, sequence, customer_id, points from loyalty_overdrafts
     where customer_id in (select jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(told.map(({ customer }) => customer.id))],
  );
  const known = new Map(
    before.map((row) => {
      const { journal_id: journalId, sequence, ...of } = knownRow.parse(row);
      const place = { journalId, sequence };
      return [placeText(place), { place, points: of.points, customerId: of.customer_id }];
    }),
  );
  const found = told.flatMap(({ customer, ledger }) =>
    ledger.overdrawn.map((each) => ({ ...each, customerId: customer.id })),
  );
  const isFound = new Set(found.map(({ place }) => placeText(place)));
  const changed = found.filter(
    ({ place, points }) => known.get(placeText(place))?.points !== points,
  );
  const good = [...known.values()].filter(
    ({ place, points }) => points > 0 && !isFound.has(placeText(place)),
  );
  if (changed.length + good.length === 0) return [];
  await sql.query(
    `insert into loyalty_overdrafts
       (journal_id, sequence, customer_id, points, amount_minor, found_at_ms)
     select journal_id, sequence, customer_id, points, amount_minor, $2
     from jsonb_to_recordset($1::jsonb) as overdrawn (
       journal_id text, sequence bigint, customer_id text, points bigint, amount_minor bigint)
     on conflict (journal_id, sequence) do update
       set points = excluded.points, amount_minor = excluded.amount_minor`,
    [
      JSON.stringify([
        ...changed.map(({ place, customerId, points, amountMinor }) => ({
          ...{ journal_id: place.journalId, sequence: place.sequence },
          ...{ customer_id: customerId, points, amount_minor: amountMinor },
        })),
        ...good.map(({ place, customerId }) => ({
          ...{ journal_id: place.journalId, sequence: place.sequence },
          ...{ customer_id: customerId, points: 0, amount_minor: 0 },
        })),
      ]),
      nowMs,
    ],
  );
  const heads = await headsOf(sql, [...changed, ...good]);
  await forget(sql, heads, good);
  const at = new Date(nowMs).toISOString();
  return changed.flatMap(({ place, ...of }) => {
    const head = heads.get(placeText(place));
    if (!head) return [];
    const document: PointsOverdrawn = {
      ...{ id: taskId(place), kind: 'points-overdrawn', at },
      details: { of: place, ...head, ...of, currency },
    };
    return [{ document, stores: [head.storeId] }];
  });
}

/** What was made good is nobody's task any more. */
async function forget(
  sql: FeedTransaction,
  heads: ReadonlyMap<string, Head>,
  good: readonly { place: EntryPlace }[],
): Promise<void> {
  if (good.length === 0) return;
  await sql.query('delete from tasks where id in (select jsonb_array_elements_text($1::jsonb))', [
    JSON.stringify(good.map(({ place }) => taskId(place))),
  ]);
  const changes = good.flatMap(({ place }): ScopedChange[] => {
    const head = heads.get(placeText(place));
    const change = { collection: 'tasks' as const, erased: taskId(place) };
    return head ? [{ scope: `store:${head.storeId}`, change }] : [];
  });
  const written = sql.write(changes);
  assert(written.ok, 'An id is all that an erasure says');
}

type Head = Pick<PointsOverdrawn['details'], 'storeId' | 'receiptNumber' | 'recordedAt'>;

function taskId({ journalId, sequence }: EntryPlace): string {
  return `points-overdrawn/${journalId}/${sequence}`;
}

/** Of the sales that spent them: which store, and what is printed on the receipt. */
async function headsOf(
  sql: FeedTransaction,
  each: readonly { place: EntryPlace }[],
): Promise<Map<string, Head>> {
  const rows = await sql.query(
    `select entry.journal_id, entry.sequence, entry.type_sequence,
            entry.text::jsonb -> 'store' ->> 'id' as store_id,
            entry.text::jsonb -> 'till' ->> 'number' as till_number,
            entry.text::jsonb -> 'recordedAt' ->> 'utc' as recorded_at
     from jsonb_to_recordset($1::jsonb) as place ("journalId" text, sequence bigint)
     join entries entry
       on entry.journal_id = place."journalId" and entry.sequence = place.sequence`,
    [JSON.stringify(each.map(({ place }) => place))],
  );
  return new Map(
    rows.map((row) => {
      const { journal_id: journalId, sequence, ...head } = headRow.parse(row);
      const number = receiptNumber({
        ...{ tillNumber: head.till_number, transactionNumber: head.type_sequence, journalId },
      });
      return [
        placeText({ journalId, sequence }),
        { storeId: head.store_id, receiptNumber: number, recordedAt: head.recorded_at },
      ];
    }),
  );
}

const knownRow = z.object({
  journal_id: z.string(),
  sequence: z.int(),
  customer_id: z.string(),
  points: z.int(),
});
const headRow = z.object({
  journal_id: z.string(),
  sequence: z.int(),
  type_sequence: z.int(),
  store_id: z.string(),
  till_number: z.string(),
  recorded_at: z.string(),
});
