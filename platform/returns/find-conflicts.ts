import { z } from 'zod';
import type { ReturnConflict } from '../../contract/document/task.ts';
import type { Effects } from '../../domain/effects/effects-of.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import type { FoundTask } from '../tasks/write-tasks.ts';

/** Returns that one task names; what more there is its sums count. */
const mostReturnsTold = 100;

/**
 * Compares what came back of the lines that these entries sold or gave back with what was sold, over
 * the whole network, once their rows are in. More than was sold (two tills that did not know of each
 * other) is a row in `return_conflicts` and a task for every store that has to do with it, for `writeTasks`.
 * Nothing is corrected. Call `lockReturns` before the rows go in, or of two that arrive at once neither finds it.
 */
export async function findConflicts(
  sql: DatabaseTransaction,
  entries: readonly { place: EntryPlace; effects: Pick<Effects, 'returnedLines'> }[],
  nowMs: number,
): Promise<FoundTask[]> {
  const places = entries.flatMap(({ place, effects }) => [
    place,
    ...effects.returnedLines.flatMap(({ of }) =>
      'orderId' in of ? [] : [{ journalId: of.journalId, sequence: of.sequence }],
    ),
  ]);
  if (places.length === 0) return [];
  const found = await overReturned(sql, places);
  if (found.length === 0) return [];
  await keep(sql, found, nowMs);
  return found.map((conflict) => ({
    document: taskOf(conflict, nowMs),
    stores: [conflict.store_id, ...conflict.returns.map(({ place_id }) => place_id)],
  }));
}

/**
 * Whether there is anything to compare: one of these entries gives back, or is a sale that arrives after
 * what came back of it. Ask after `lockReturns`.
 */
export async function comesBack(
  sql: DatabaseTransaction,
  entries: readonly { place: EntryPlace; effects: Pick<Effects, 'returnedLines'> }[],
): Promise<boolean> {
  if (entries.length === 0) return false;
  if (entries.some(({ effects }) => effects.returnedLines.length > 0)) return true;
  const rows = await sql.query(
    `select 1 from jsonb_to_recordset($1::jsonb) as place ("journalId" text, sequence bigint)
     join returned_lines back
       on back.of_journal_id = place."journalId" and back.of_sequence = place.sequence limit 1`,
    [JSON.stringify(entries.map(({ place }) => place))],
  );
  return rows.length > 0;
}

/** The lines of which more came back than was sold; a sale that has not arrived yet is compared when it does. */
async function overReturned(
  sql: DatabaseTransaction,
  places: readonly EntryPlace[],
): Promise<OverReturned[]> {
  const rows = await sql.query(
    `with touched as (
       select distinct "journalId" as journal_id, sequence
       from jsonb_to_recordset($1::jsonb) as place ("journalId" text, sequence bigint)),
     summed as (
       select of_journal_id, of_sequence, of_line, sum(quantity_milli)::bigint as returned_milli,
              sum(refunded_minor)::bigint as refunded_minor
       from returned_lines
       join touched on of_journal_id = touched.journal_id and of_sequence = touched.sequence
       group by of_journal_id, of_sequence, of_line),
     -- Only what was applied is known to be as this release reads it: first, whatever the planner likes.
     sale as materialized (
       select summed.*, entry.type_sequence, entry.text
       from summed
       join entries entry
         on entry.journal_id = summed.of_journal_id and entry.sequence = summed.of_sequence
        and entry.type = 'transaction'
       where not exists (select from unread_entries unread
                         where unread.journal_id = entry.journal_id and unread.sequence = entry.sequence)
         and not exists (select from quarantine aside
                         where aside.journal_id = entry.journal_id and aside.sequence = entry.sequence)),
     sold as (
       select sale.*, sale.text::jsonb as said, line.said as line
       from sale
       cross join lateral jsonb_array_elements(sale.text::jsonb->'body'->'lines') as line (said)
       where (line.said->>'number')::int = sale.of_line),
     compared as (
       select sold.*,
              (line->'quantity'->>'value')::bigint
                * (10 ^ (3 - (line->'quantity'->>'scale')::int))::bigint as sold_milli
       from sold)
     select of_journal_id, of_sequence, of_line, type_sequence, sold_milli, returned_milli,
            (line->>'grossMinor')::bigint as paid_minor, refunded_minor,
            said->'store'->>'id' as store_id, said->'till'->>'number' as till_number,
            said->'body'->>'currency' as currency, line->>'sku' as sku, line->>'label' as name,
            (select jsonb_agg(given order by given->>'journalId', given->'sequence') from (
               select jsonb_build_object(
                 'journalId', back.journal_id, 'sequence', back.sequence, 'place_id', back.place_id,
                 'till_number', entry.text::jsonb->'till'->>'number',
                 'type_sequence', entry.type_sequence,
                 'recorded_at', entry.text::jsonb->'recordedAt'->>'utc',
                 'quantity_milli', back.quantity_milli, 'refunded_minor', back.refunded_minor
               ) as given
               from returned_lines back
               join entries entry
                 on entry.journal_id = back.journal_id and entry.sequence = back.sequence
               where back.of_journal_id = compared.of_journal_id
                 and back.of_sequence = compared.of_sequence and back.of_line = compared.of_line
               order by entry.received_at_ms, back.journal_id, back.sequence limit $2) as given
            ) as returns
     from compared where returned_milli > sold_milli`,
    [JSON.stringify(places), mostReturnsTold],
  );
  return rows.map((row) => overReturnedRow.parse(row));
}

async function keep(
  sql: DatabaseTransaction,
  found: readonly OverReturned[],
  nowMs: number,
): Promise<void> {
  const rows = found.map((conflict) => ({ ...conflict, at_risk_minor: atRiskMinor(conflict) }));
  await sql.query(
    `insert into return_conflicts
       (of_journal_id, of_sequence, of_line, sold_milli, returned_milli, paid_minor,
        refunded_minor, at_risk_minor, found_at_ms)
     select of_journal_id, of_sequence, of_line, sold_milli, returned_milli, paid_minor,
            refunded_minor, at_risk_minor, $2
     from jsonb_to_recordset($1::jsonb) as conflict (
       of_journal_id text, of_sequence bigint, of_line int, sold_milli bigint,
       returned_milli bigint, paid_minor bigint, refunded_minor bigint, at_risk_minor bigint)
     on conflict (of_journal_id, of_sequence, of_line) do update set
       returned_milli = excluded.returned_milli, refunded_minor = excluded.refunded_minor,
       at_risk_minor = excluded.at_risk_minor`,
    [JSON.stringify(rows), nowMs],
  );
}

function taskOf(conflict: OverReturned, nowMs: number): ReturnConflict {
  const { of_journal_id: journalId, of_sequence: sequence, of_line: line } = conflict;
  return {
    id: `return-conflict/${journalId}/${sequence}/${line}`,
    kind: 'return-conflict',
    at: new Date(nowMs).toISOString(),
    details: {
      of: { journalId, sequence, line },
      receiptNumber: numberOf({ ...conflict, journalId }),
      storeId: conflict.store_id,
      sku: conflict.sku,
      name: conflict.name,
      soldMilli: conflict.sold_milli,
      returnedMilli: conflict.returned_milli,
      currency: conflict.currency,
      paidMinor: conflict.paid_minor,
      refundedMinor: conflict.refunded_minor,
      atRiskMinor: atRiskMinor(conflict),
      returns: conflict.returns.map((back) => ({
        of: { journalId: back.journalId, sequence: back.sequence },
        storeId: back.place_id,
        receiptNumber: numberOf(back),
        recordedAt: back.recorded_at,
        quantityMilli: back.quantity_milli,
        refundedMinor: back.refunded_minor,
      })),
    },
  };
}

function atRiskMinor({ refunded_minor, paid_minor }: OverReturned): number {
  return Math.max(0, refunded_minor - paid_minor);
}

function numberOf(of: { till_number: string; type_sequence: number; journalId: string }): string {
  return receiptNumber({
    tillNumber: of.till_number,
    transactionNumber: of.type_sequence,
    journalId: of.journalId,
  });
}

const overReturnedRow = z.object({
  of_journal_id: z.string(),
  of_sequence: z.int(),
  of_line: z.int(),
  type_sequence: z.int(),
  sold_milli: z.int(),
  returned_milli: z.int(),
  paid_minor: z.int(),
  refunded_minor: z.int(),
  store_id: z.string(),
  till_number: z.string(),
  currency: z.string(),
  sku: z.string(),
  name: z.string(),
  returns: z.array(
    z.object({
      journalId: z.string(),
      sequence: z.int(),
      place_id: z.string(),
      till_number: z.string(),
      type_sequence: z.int(),
      recorded_at: z.string(),
      quantity_milli: z.int(),
      refunded_minor: z.int(),
    }),
  ),
});
type OverReturned = z.infer<typeof overReturnedRow>;
