import { z } from 'zod';
import type { OrderOverpaid, OrderRefused } from '../../contract/document/task.ts';
import type { Effects } from '../../domain/effects/effects-of.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import type { FoundTask } from '../tasks/write-tasks.ts';

/** Payments that one task names; what more there is its sum counts. */
const mostPaymentsTold = 100;

/**
 * What these entries did with orders that somebody has to see to, once their rows are in: steps that an
 * order's state refused, and lines that were paid twice. Both happened; nothing is corrected.
 */
export async function findOrderTasks(
  sql: DatabaseTransaction,
  entries: readonly { place: EntryPlace; effects: Effects }[],
  nowMs: number,
): Promise<FoundTask[]> {
  const stepping = entries.filter(
    ({ effects: { orderStep, orderGivenBack } }) => orderStep !== null || orderGivenBack.length > 0,
  );
  const paid = entries.flatMap(({ effects }) =>
    effects.orderPayments.flatMap(({ order, lines }) => (lines.length > 0 ? [order] : [])),
  );
  return [
    ...(await refusedSteps(
      sql,
      stepping.map(({ place }) => place),
      nowMs,
    )),
    ...(await paidTwice(sql, paid, nowMs)),
  ];
}

/** What goods or money has left by: its amount is at stake when the order says that it can't have. */
const givesAway: ReadonlySet<string> = new Set(['shipped', 'handed-over', 'returned']);

/** What was paid is cancelled by the transaction that refunds it; a step that cancels moves no money. */
function hasMoved({ kind, entry_type }: { kind: string; entry_type: string }): boolean {
  return givesAway.has(kind) || (kind === 'cancelled' && entry_type === 'transaction');
}

async function refusedSteps(
  sql: DatabaseTransaction,
  places: readonly EntryPlace[],
  nowMs: number,
): Promise<FoundTask[]> {
  if (places.length === 0) return [];
  const rows = await sql.query(
    `select step.order_id, step.kind, step.journal_id, step.sequence, head.store_id, head.number,
            head.currency, entry.text::jsonb ->> 'type' as entry_type,
            entry.text::jsonb -> 'store' ->> 'id' as place_id,
            entry.text::jsonb -> 'recordedAt' ->> 'utc' as recorded_at,
            (select jsonb_agg(jsonb_build_object(
               'line', line.line, 'sku', line.sku, 'name', line.name, 'code', refused.code,
               'quantityMilli', refused."quantityMilli",
               'amountMinor', line.amount_minor * least(refused."quantityMilli", line.quantity_milli)
                              / line.quantity_milli) order by line.line)
             from jsonb_to_recordset(step.refused_lines) as refused (
               line int, "quantityMilli" bigint, code text)
             join order_lines line on line.order_id = step.order_id and line.line = refused.line
            ) as lines
     from jsonb_to_recordset($1::jsonb) as place ("journalId" text, sequence bigint)
     join order_steps step
       on step.journal_id = place."journalId" and step.sequence = place.sequence
      and step.refused <> ''
     join orders head on head.order_id = step.order_id
     join entries entry
       on entry.journal_id = step.journal_id and entry.sequence = step.sequence`,
    [JSON.stringify(places)],
  );
  return rows.flatMap((row) => {
    const { lines, ...step } = refusedRow.parse(row);
    if (lines === null) return [];
    const of = { journalId: step.journal_id, sequence: step.sequence };
    const amounts = lines.map(({ amountMinor }) => amountMinor);
    const document: OrderRefused = {
      // One entry can be refused of several orders.
      id: `order-refused/${of.journalId}/${of.sequence}/${step.kind}/${step.order_id}`,
      ...{ kind: 'order-refused', at: new Date(nowMs).toISOString() },
      details: {
        ...{ orderId: step.order_id, number: step.number, currency: step.currency, of },
        amountMinor: hasMoved(step) ? sumMinor(amounts) : 0,
        ...{ step: step.kind, storeId: step.place_id, recordedAt: step.recorded_at },
        lines: lines.map(({ line, sku, name, quantityMilli, code }) => ({
          ...{ line, sku, name, quantityMilli, code },
        })),
      },
    };
    return [{ document, stores: [step.place_id, step.store_id] }];
  });
}

/**
 * Lines of these orders ($1) that were paid more than was due of them: of what is not cancelled, as
 * `lineDueMinor` says. Of what was paid and then given back all of it was due.
 */
const overPaidLines = `
  select * from (
    select line.order_id, line.line, line.sku, line.name, line.paid_minor,
           case when exists (
             select from order_line_payments by
             join returned_lines back on back.of_journal_id = by.journal_id
              and back.of_sequence = by.sequence and back.of_line = by.line
             where by.order_id = line.order_id and by.order_line = line.line)
           then line.due_minor
           else round(line.due_minor::numeric * (
             select coalesce(sum(part.quantity_milli), 0) from order_parts part
             where part.order_id = line.order_id and part.line = line.line
               and part.state <> 'cancelled') / line.quantity_milli)::bigint
           end as owed_minor
    from order_lines line
    where line.order_id = any(array(select jsonb_array_elements_text($1::jsonb)))
      and line.paid_minor > 0) line
  where line.paid_minor > line.owed_minor`;

async function paidTwice(
  sql: DatabaseTransaction,
  orderIds: readonly string[],
  nowMs: number,
): Promise<FoundTask[]> {
  if (orderIds.length === 0) return [];
  const rows = await sql.query(
    `with over_paid as (${overPaidLines})
     select head.order_id, head.store_id, head.number, head.currency,
            jsonb_agg(jsonb_build_object(
              'line', line.line, 'sku', line.sku, 'name', line.name,
              'dueMinor', line.owed_minor, 'paidMinor', line.paid_minor) order by line.line) as lines,
            (select jsonb_agg(given order by given ->> 'recordedAt') from (
               select jsonb_build_object(
                 'journalId', entry.journal_id, 'sequence', entry.sequence,
                 'typeSequence', entry.type_sequence,
                 'tillNumber', entry.text::jsonb -> 'till' ->> 'number',
                 'storeId', entry.text::jsonb -> 'store' ->> 'id',
                 'recordedAt', entry.text::jsonb -> 'recordedAt' ->> 'utc',
                 'amountMinor', sum(by.amount_minor)::bigint) as given
               from order_line_payments by
               join over_paid on over_paid.order_id = by.order_id and over_paid.line = by.order_line
               join entries entry
                 on entry.journal_id = by.journal_id and entry.sequence = by.sequence
               where by.order_id = head.order_id
               group by entry.journal_id, entry.sequence
               order by entry.received_at_ms, entry.journal_id, entry.sequence limit $2) as given
            ) as payments
     from orders head
     join over_paid line on line.order_id = head.order_id
     group by head.order_id`,
    [JSON.stringify(orderIds), mostPaymentsTold],
  );
  return rows.map((row) => {
    const { payments, lines, ...head } = overpaidRow.parse(row);
    const document: OrderOverpaid = {
      id: `order-overpaid/${head.order_id}`,
      ...{ kind: 'order-overpaid', at: new Date(nowMs).toISOString() },
      details: {
        ...{ orderId: head.order_id, number: head.number, currency: head.currency, lines },
        amountMinor: sumMinor(lines.map(({ dueMinor, paidMinor }) => paidMinor - dueMinor)),
        payments: payments.map(({ journalId, tillNumber, typeSequence, ...payment }) => ({
          of: { journalId, sequence: payment.sequence },
          receiptNumber: receiptNumber({ tillNumber, transactionNumber: typeSequence, journalId }),
          ...{ storeId: payment.storeId, recordedAt: payment.recordedAt },
          amountMinor: payment.amountMinor,
        })),
      },
    };
    const stores = [head.store_id, ...payments.map(({ storeId }) => storeId)];
    return { document, stores: stores.filter((store) => store !== '') };
  });
}

const refusedRow = z.object({
  order_id: z.string(),
  kind: z.string(),
  journal_id: z.string(),
  sequence: z.int(),
  store_id: z.string(),
  number: z.string(),
  currency: z.string(),
  entry_type: z.string(),
  place_id: z.string(),
  recorded_at: z.string(),
  lines: z
    .array(
      z.object({
        line: z.int(),
        sku: z.string(),
        name: z.string(),
        code: z.string(),
        quantityMilli: z.int(),
        amountMinor: z.int(),
      }),
    )
    .nullable(),
});
const overpaidRow = z.object({
  order_id: z.string(),
  store_id: z.string(),
  number: z.string(),
  currency: z.string(),
  lines: z.array(
    z.object({
      line: z.int(),
      sku: z.string(),
      name: z.string(),
      dueMinor: z.int(),
      paidMinor: z.int(),
    }),
  ),
  payments: z.array(
    z.object({
      journalId: z.string(),
      sequence: z.int(),
      typeSequence: z.int(),
      tillNumber: z.string(),
      storeId: z.string(),
      recordedAt: z.string(),
      amountMinor: z.int(),
    }),
  ),
});
