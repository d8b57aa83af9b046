import { z } from 'zod';
import type { ValueOverdrawn } from '../../contract/document/task.ts';
import { assert } from '../../domain/assert.ts';
import { readValueNumber } from '../../domain/stored-value/value-number.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import type { FeedTransaction, ScopedChange } from '../documents/feed-transaction.ts';
import type { FoundTask } from '../tasks/write-tasks.ts';
import { lockValues } from './insert-values.ts';
import { isIssue } from './value-sql.ts';

/** Uses that one task names; its sums count more. */
const mostUses = 100;

/**
 * Compares what was taken of these numbers with what was put on them, over the whole network, once their
 * rows are in and they are locked. More than there was (two tills that did not know of each other) is a
 * task of every store that took of it, for `writeTasks`; what comes right again is none any more. Nothing is
 * corrected. A number that was not issued yet, as far as the platform knows, is compared when it is.
 */
export async function findOverdrawn(
  sql: FeedTransaction,
  numbers: readonly string[],
  nowMs: number,
): Promise<FoundTask[]> {
  if (numbers.length === 0) return [];
  const before = await lockValues(sql, numbers);
  const rows = await sql.query(
    `select number, min(currency) as currency, sum(amount_minor)::bigint as balance,
            coalesce(sum(amount_minor) filter (where ${isIssue('put')}), 0)::bigint as issued,
            bool_or(${isIssue('put')}) as "isIssued"
     from stored_value_rows put
     where number in (select jsonb_array_elements_text($1::jsonb))
     group by number order by number`,
    [JSON.stringify(numbers)],
  );
  const changed = rows
    .map((row) => sumRow.parse(row))
    .map(({ balance, isIssued, ...sum }) => ({
      ...sum,
      overdrawnMinor: isIssued ? Math.max(0, 0 - balance) : 0,
      usedMinor: sum.issued - balance,
    }))
    .filter((sum) => sum.overdrawnMinor !== before.get(sum.number)?.overdrawnMinor);
  if (changed.length === 0) return [];
  await sql.query(
    `update stored_values set overdrawn_minor = found."overdrawnMinor"
     from jsonb_to_recordset($1::jsonb) as found (number text, "overdrawnMinor" bigint)
     where stored_values.number = found.number`,
    [JSON.stringify(changed)],
  );
  const uses = Map.groupBy(await usesOf(sql, changed), ({ number }) => number);
  const told = changed.map((sum) => ({ ...sum, uses: uses.get(sum.number) ?? [] }));
  await forget(
    sql,
    told.filter(({ overdrawnMinor }) => overdrawnMinor === 0),
  );
  return told
    .filter(({ overdrawnMinor, uses: of }) => overdrawnMinor > 0 && of.length > 0)
    .map((sum) => ({
      document: taskOf(sum, nowMs),
      stores: sum.uses.map(({ storeId }) => storeId),
    }));
}

function taskOf(
  { number, currency, issued, usedMinor, overdrawnMinor, uses }: Overdrawn,
  nowMs: number,
): ValueOverdrawn {
  const read = readValueNumber(number);
  assert(read.ok, 'A row has a right number');
  return {
    ...{ id: taskId(number), kind: 'value-overdrawn', at: new Date(nowMs).toISOString() },
    details: {
      ...{ number, valueKind: read.value.kind, currency, issuedMinor: issued, usedMinor },
      amountMinor: overdrawnMinor,
      uses: uses.slice(0, mostUses).map(({ number: _, ...use }) => use),
    },
  };
}

function taskId(number: string): string {
  return `value-overdrawn/${number}`;
}

/** What came right is nobody's task any more. */
async function forget(
  sql: FeedTransaction,
  right: readonly Pick<Overdrawn, 'number' | 'uses'>[],
): Promise<void> {
  if (right.length === 0) return;
  await sql.query('delete from tasks where id in (select jsonb_array_elements_text($1::jsonb))', [
    JSON.stringify(right.map(({ number }) => taskId(number))),
  ]);
  const changes = right.flatMap(({ number, uses }) =>
    [...new Set(uses.map(({ storeId }) => storeId))].map(
      (storeId): ScopedChange => ({
        scope: `store:${storeId}`,
        change: { collection: 'tasks', erased: taskId(number) },
      }),
    ),
  );
  const written = sql.write(changes);
  assert(written.ok, 'An id is all that an erasure says');
}

/** Who took of them: which store, and what is printed on the receipt. */
async function usesOf(
  sql: FeedTransaction,
  sums: readonly { number: string }[],
): Promise<ValueUse[]> {
  const rows = await sql.query(
    `select used.number, used.journal_id, used.sequence, used.place_id,
            (0 - sum(used.amount_minor))::bigint as amount_minor, entry.type_sequence,
            entry.text::jsonb -> 'till' ->> 'number' as till_number,
            entry.text::jsonb -> 'recordedAt' ->> 'utc' as recorded_at
     from stored_value_rows used
     join entries entry on entry.journal_id = used.journal_id and entry.sequence = used.sequence
     where used.number in (select jsonb_array_elements_text($1::jsonb)) and used.amount_minor < 0
     group by used.number, used.journal_id, used.sequence, used.place_id, entry.type_sequence, entry.text
     order by used.number, recorded_at, used.journal_id, used.sequence`,
    [JSON.stringify(sums.map(({ number }) => number))],
  );
  return rows.map((row) => {
    const { number, journal_id: journalId, sequence, ...use } = useRow.parse(row);
    return {
      number,
      of: { journalId, sequence },
      storeId: use.place_id,
      receiptNumber: receiptNumber({
        ...{ tillNumber: use.till_number, transactionNumber: use.type_sequence, journalId },
      }),
      recordedAt: use.recorded_at,
      amountMinor: use.amount_minor,
    };
  });
}

type ValueUse = ValueOverdrawn['details']['uses'][number] & { number: string };
interface Overdrawn {
  number: string;
  currency: string;
  issued: number;
  usedMinor: number;
  overdrawnMinor: number;
  uses: readonly ValueUse[];
}

const sumRow = z.object({
  number: z.string(),
  currency: z.string(),
  balance: z.int(),
  issued: z.int(),
  isIssued: z.boolean(),
});
const useRow = z.object({
  number: z.string(),
  journal_id: z.string(),
  sequence: z.int(),
  place_id: z.string(),
  amount_minor: z.int(),
  type_sequence: z.int(),
  till_number: z.string(),
  recorded_at: z.string(),
});
