import { orderId } from '../../domain/order/order.ts';
import type { Quantity } from '../../domain/quantity/quantity.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { allocateOrders } from './allocate-orders.ts';
import type { OrderingEntry } from './ordering-entry.ts';
import { type StepOfEntry, stepOrders } from './step-orders.ts';
import { stepsOf } from './steps-of-entries.ts';

/**
 * Inserts the order rows of any number of entries, in their order: promises stock to each new line, and does what they did
 * with earlier orders; returns the orders that changed. Call `lockOrders` first. Throws
 * DatabaseError; an entry applied twice is refused by its own key.
 */
export async function insertOrders(
  sql: DatabaseTransaction,
  entries: readonly OrderingEntry[],
  nowMs: number,
): Promise<string[]> {
  const changed = new Set<string>();
  for (const run of runsOf(entries))
    for (const id of await insertRun(sql, run, nowMs)) changed.add(id);
  return [...changed];
}

/** Entries in their order, cut where an order is placed after something was done with others: that may free what it needs. */
function runsOf(entries: readonly OrderingEntry[]): OrderingEntry[][] {
  const runs: OrderingEntry[][] = [];
  let hasSteps = true;
  for (const entry of entries) {
    const last = runs.at(-1);
    if (last === undefined || (entry.order !== null && hasSteps)) {
      runs.push([entry]);
      hasSteps = false;
    } else last.push(entry);
    hasSteps ||= entry.orderStep !== null || entry.orderGivenBack.length > 0;
  }
  return runs;
}

/** Entries that place orders before any of them does something with one. */
async function insertRun(
  sql: DatabaseTransaction,
  entries: readonly OrderingEntry[],
  nowMs: number,
): Promise<string[]> {
  const placing = entries.flatMap(({ place, head, order }) =>
    order ? [{ id: orderId(place.journalId, place.sequence), place, head, order }] : [],
  );
  if (placing.length > 0) await placeOrders(sql, placing, nowMs);
  const paid = await insertPayments(sql, entries);
  const steps: StepOfEntry[] = await stepsOf(sql, entries);
  const stepped = await stepOrders(sql, steps, nowMs);
  return [...new Set([...placing.map(({ id }) => id), ...paid, ...stepped])];
}

interface Placing extends Pick<OrderingEntry, 'head'> {
  id: string;
  /** The entry that places it; null of an order that no till took. */
  place: EntryPlace | null;
  order: NonNullable<OrderingEntry['order']>;
}

/** Inserts new orders and promises stock to their lines, in their order. Call `lockOrders` first. */
export async function placeOrders(
  sql: DatabaseTransaction,
  placing: readonly Placing[],
  nowMs: number,
): Promise<void> {
  await insertPlaced(sql, placing);
  await allocateOrders(
    sql,
    placing.map(({ id }) => id),
    nowMs,
  );
}

async function insertPlaced(sql: DatabaseTransaction, placing: readonly Placing[]): Promise<void> {
  const heads = placing.map(({ id, place, head, order }) => ({
    ...{ order_id: id, journal_id: place?.journalId ?? null, sequence: place?.sequence ?? null },
    ...{ store_id: order.placeId, currency: order.currency, number: head.number },
    ...{ customer_id: head.customerId, taken_at: head.takenAt },
    ...{ deposit_number: order.depositNumber, collect_code: order.collectCode },
    groups: order.groups,
  }));
  await sql.query(
    `insert into orders (order_id, journal_id, sequence, store_id, number, receipt_number, customer_id,
                         taken_at, currency, deposit_number, collect_code, groups)
     select order_id, journal_id, sequence, store_id, number, '', customer_id, taken_at, currency,
            deposit_number, collect_code, groups
     from jsonb_to_recordset($1::jsonb) as head (
       order_id text, journal_id text, sequence bigint, store_id text, number text, customer_id text,
       taken_at text, currency text, deposit_number text, collect_code text, groups jsonb)`,
    [JSON.stringify(heads)],
  );
  const lines = placing.flatMap(({ id, order }) =>
    order.lines.map(({ line, group, sku, name, quantity, amountMinor, dueMinor }) => ({
      ...{ order_id: id, line, group_number: group, sku, name, ...scaled(quantity) },
      ...leavingWith(order.groups.find(({ number }) => number === group)),
      ...{ amount_minor: amountMinor, due_minor: dueMinor },
    })),
  );
  await sql.query(
    `with line as (
       insert into order_lines (order_id, line, group_number, sku, name, fulfilment, quantity_milli,
                                amount_minor, due_minor, hold_until_ms)
       select order_id, line, group_number, sku, name, fulfilment, value * (10 ^ (3 - scale))::bigint,
              amount_minor, due_minor, hold_until_ms
       from jsonb_to_recordset($1::jsonb) as line (
         order_id text, line int, group_number int, sku text, name text, fulfilment text, value bigint,
         scale int, amount_minor bigint, due_minor bigint, hold_until_ms bigint)
       returning order_id, line, quantity_milli)
     insert into order_parts (order_id, line, part, quantity_milli, state, source_id)
     select order_id, line, 1, quantity_milli, 'placed', '' from line`,
    [JSON.stringify(lines)],
  );
}

function leavingWith(group: Placing['order']['groups'][number] | undefined) {
  const holdUntil = group?.fulfilment === 'ship' ? '' : (group?.holdUntil ?? '');
  return {
    fulfilment: group?.fulfilment,
    hold_until_ms: holdUntil === '' ? null : Date.parse(holdUntil),
  };
}

/** The transaction that places an order by its lines alone pays it too. */
async function insertPayments(
  sql: DatabaseTransaction,
  entries: readonly OrderingEntry[],
): Promise<string[]> {
  const payments = entries.flatMap(({ place, head, order, orderPayments }) => {
    const row = {
      journal_id: place.journalId,
      sequence: place.sequence,
      number: head.receiptNumber,
    };
    const placedSo = order !== null && head.receiptNumber !== '';
    const own = { order: orderId(place.journalId, place.sequence), lines: [] };
    return [...orderPayments, ...(placedSo ? [own] : [])].map(({ order, lines }) => ({
      ...{ ...row, order_id: order },
      lines: lines.map(({ line, of, amountMinor }) => ({
        ...{ line, order_line: of, amount_minor: amountMinor },
      })),
    }));
  });
  if (payments.length === 0) return [];
  await sql.query(
    `with payment as (
       select * from jsonb_to_recordset($1::jsonb) as payment (
         journal_id text, sequence bigint, number text, order_id text, lines jsonb)),
     paid_line as (
       insert into order_line_payments (journal_id, sequence, line, order_id, order_line, amount_minor)
       select payment.journal_id, payment.sequence, by.line, line.order_id, line.line, by.amount_minor
       from payment
       cross join lateral jsonb_to_recordset(payment.lines) as by (
         line int, order_line int, amount_minor bigint)
       join order_lines line on line.order_id = payment.order_id and line.line = by.order_line
       returning order_id, order_line, amount_minor),
     less_due as (
       update order_lines set paid_minor = paid_minor + paid.amount_minor
       from (select order_id, order_line, sum(amount_minor)::bigint as amount_minor from paid_line
             group by order_id, order_line) paid
       where order_lines.order_id = paid.order_id and order_lines.line = paid.order_line),
     paid as (
       insert into order_payments (journal_id, sequence, order_id)
       select journal_id, sequence, order_id from payment)
     update orders set receipt_number = payment.number from payment
     where orders.order_id = payment.order_id and orders.receipt_number = ''`,
    [JSON.stringify(payments)],
  );
  return payments.map(({ order_id }) => order_id);
}

function scaled({ value, scale }: Quantity) {
  return { value, scale };
}
