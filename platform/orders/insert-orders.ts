import type { Quantity } from '../../domain/quantity/quantity.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { allocateOrders } from './allocate-orders.ts';
import type { OrderingEntry } from './ordering-entry.ts';

/**
 * Inserts the order rows of any number of entries, promises stock to each new line, and gives back
 * what cancelled lines were promised. Call `lockStock` first. Throws DatabaseError; an entry applied
 * twice is refused by its own key.
 */
export async function insertOrders(
  sql: DatabaseTransaction,
  entries: readonly OrderingEntry[],
): Promise<void> {
  const ordering = entries.filter(({ orderLines }) => orderLines.length > 0);
  if (ordering.length > 0) {
    await insertRows(sql, ordering);
    await allocateOrders(sql, ordering);
  }
  const cancels = entries.flatMap(cancelRows);
  if (cancels.length > 0) await cancel(sql, cancels);
}

async function insertRows(sql: DatabaseTransaction, entries: readonly OrderingEntry[]) {
  const heads = entries.map(({ place, head, orderLines }) => ({
    ...{ journal_id: place.journalId, sequence: place.sequence },
    ...{ store_id: orderLines[0]?.placeId, currency: orderLines[0]?.currency },
    ...{ receipt_number: head.receiptNumber, customer_id: head.customerId },
    taken_at: head.takenAt,
  }));
  await sql.query(
    `insert into orders
       (journal_id, sequence, store_id, receipt_number, customer_id, taken_at, currency)
     select journal_id, sequence, store_id, receipt_number, customer_id, taken_at, currency
     from jsonb_to_recordset($1::jsonb) as head (
       journal_id text, sequence bigint, store_id text, receipt_number text, customer_id text,
       taken_at text, currency text)`,
    [JSON.stringify(heads)],
  );
  const lines = entries.flatMap(({ place, orderLines }) =>
    orderLines.map(({ line, sku, name, fulfilment, quantity, amountMinor }) => ({
      ...{ journal_id: place.journalId, sequence: place.sequence, line },
      ...{ sku, name, fulfilment, ...scaled(quantity), amount_minor: amountMinor },
    })),
  );
  await sql.query(
    `insert into order_lines
       (journal_id, sequence, line, sku, name, fulfilment, quantity_milli, amount_minor, state)
     select journal_id, sequence, line, sku, name, fulfilment, value * (10 ^ (3 - scale))::bigint,
            amount_minor, 'pending'
     from jsonb_to_recordset($1::jsonb) as line (
       journal_id text, sequence bigint, line int, sku text, name text, fulfilment text,
       value bigint, scale int, amount_minor bigint)`,
    [JSON.stringify(lines)],
  );
}

function cancelRows({ place, orderCancels }: OrderingEntry) {
  return orderCancels.map(({ line, of, quantity }) => ({
    ...{ journal_id: place.journalId, sequence: place.sequence, line },
    ...{ of_journal_id: of.journalId, of_sequence: of.sequence, of_line: of.line },
    ...scaled(quantity),
  }));
}

function scaled({ value, scale }: Quantity) {
  return { value, scale };
}

/** A line given back as a whole is cancelled; what it was promised is free again. */
async function cancel(
  sql: DatabaseTransaction,
  rows: readonly ReturnType<typeof cancelRows>[number][],
): Promise<void> {
  await sql.query(
    `with given_back as (
       insert into order_cancels
         (journal_id, sequence, line, of_journal_id, of_sequence, of_line, quantity_milli)
       select journal_id, sequence, line, of_journal_id, of_sequence, of_line,
              value * (10 ^ (3 - scale))::bigint
       from jsonb_to_recordset($1::jsonb) as cancel (
         journal_id text, sequence bigint, line int, of_journal_id text, of_sequence bigint,
         of_line int, value bigint, scale int)
       returning of_journal_id, of_sequence, of_line, quantity_milli),
     summed as (
       select of_journal_id, of_sequence, of_line, sum(quantity_milli)::bigint as milli
       from given_back group by of_journal_id, of_sequence, of_line),
     cancelled as (
       update order_lines line set
         cancelled_milli = line.cancelled_milli + summed.milli,
         state = case when line.cancelled_milli + summed.milli = line.quantity_milli
                   then 'cancelled' else line.state end
       from summed
       where line.journal_id = summed.of_journal_id and line.sequence = summed.of_sequence
         and line.line = summed.of_line
       returning line.source_id, line.sku, summed.milli)
     update stock set reserved_milli = stock.reserved_milli - free.milli
     from (select source_id, sku, sum(milli)::bigint as milli from cancelled
           where source_id is not null group by source_id, sku) as free
     where stock.place_id = free.source_id and stock.sku = free.sku
       and stock.condition = 'sellable'`,
    [JSON.stringify(rows)],
  );
}
