import { z } from 'zod';
import { quantityMilli } from '../../domain/quantity/quantity.ts';
import { type EntryPlace, placeText } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { lineKey } from './order-parts.ts';
import type { OrderingEntry } from './ordering-entry.ts';
import type { StepOfEntry } from './step-orders.ts';

/**
 * What these entries did with orders, in their order: steps at a store, and what was given back of an order,
 * before it left or with its goods. That names the order's line, the entry that placed it or the transaction
 * that paid it then; of none it is no order that is known here: its money went back all the same, and no
 * order is changed.
 */
export async function stepsOf(
  sql: DatabaseTransaction,
  entries: readonly OrderingEntry[],
): Promise<StepOfEntry[]> {
  const back = entries.flatMap(({ orderGivenBack }) => orderGivenBack);
  const orders = await ordersAt(
    sql,
    back.map(({ of }) => of),
  );
  const named = back.flatMap(({ orderLine }) => orderLine ?? []);
  const lines = await linesOf(sql, [...orders.values(), ...named.map(({ order }) => order)]);
  const givenBackBy = ({ orderGivenBack }: OrderingEntry) =>
    orderGivenBack.flatMap(({ orderLine, of, line, quantity, state }) => {
      const orderId = orderLine ? orderLine.order : (orders.get(placeText(of)) ?? '');
      const given = { line, quantity, state, orderId, of: (orderLine ?? of).line };
      // Of the same receipt, what was taken over the counter is no order's.
      return lines.has(lineKey({ orderId, line: given.of })) ? [given] : [];
    });
  await insertCancels(
    sql,
    entries.flatMap((entry) =>
      givenBackBy(entry)
        .filter(({ state }) => state === 'cancelled')
        .map((cancel) => ({ place: entry.place, ...cancel })),
    ),
  );
  return entries.flatMap((entry): StepOfEntry[] => {
    const { place, orderStep } = entry;
    const given = Map.groupBy(givenBackBy(entry), ({ orderId, state }) => `${state} ${orderId}`);
    const givenBack = [...given.values()].flatMap((same): StepOfEntry[] => {
      const [first] = same;
      if (!first) return [];
      return [
        {
          ...{ orderId: first.orderId, kind: first.state, placeId: '', reasonCode: '', place },
          lines: same.map(({ of, quantity }) => ({
            line: of,
            quantityMilli: quantityMilli(quantity),
          })),
        },
      ];
    });
    if (orderStep === null) return givenBack;
    const { order, kind, lines, reasonCode, placeId, holdUntil } = orderStep;
    const step: StepOfEntry = {
      ...{ orderId: order, kind, placeId, reasonCode, holdUntil, place },
      lines: lines.map(({ line, quantity }) => ({ line, quantityMilli: quantityMilli(quantity) })),
    };
    return [...givenBack, step];
  });
}

/** The lines of these orders, of those that the platform has, by `lineKey`. */
async function linesOf(
  sql: DatabaseTransaction,
  orderIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (orderIds.length === 0) return new Set();
  const rows = await sql.query(
    `select order_id, line from order_lines
     where order_id = any(array(select jsonb_array_elements_text($1::jsonb)))`,
    [JSON.stringify(orderIds)],
  );
  return new Set(
    rows.map((row) => {
      const { order_id: orderId, line } = lineRow.parse(row);
      return lineKey({ orderId, line });
    }),
  );
}

async function ordersAt(
  sql: DatabaseTransaction,
  places: readonly EntryPlace[],
): Promise<Map<string, string>> {
  if (places.length === 0) return new Map();
  const rows = await sql.query(
    `with given as (
       select distinct "journalId", sequence from jsonb_to_recordset($1::jsonb) as given (
         "journalId" text, sequence bigint))
     select given."journalId", given.sequence, orders.order_id
     from given join orders
       on orders.journal_id = given."journalId" and orders.sequence = given.sequence
     union
     -- Its lines have the order's numbers only where it was written with the order.
     select given."journalId", given.sequence, orders.order_id
     from given
     join order_payments payment
       on payment.journal_id = given."journalId" and payment.sequence = given.sequence
     join orders on orders.order_id = payment.order_id
       and orders.journal_id = payment.journal_id and orders.sequence = payment.sequence - 1`,
    [JSON.stringify(places)],
  );
  return new Map(
    rows.map((row) => {
      const { order_id, ...place } = orderRow.parse(row);
      return [placeText(place), order_id];
    }),
  );
}

async function insertCancels(
  sql: DatabaseTransaction,
  cancels: readonly {
    place: EntryPlace;
    line: number;
    /** The order's line. */
    of: number;
    orderId: string;
    quantity: { value: number; scale: number };
  }[],
): Promise<void> {
  if (cancels.length === 0) return;
  const rows = cancels.map(({ place, line, of, orderId, quantity: { value, scale } }) => ({
    ...{ journal_id: place.journalId, sequence: place.sequence, line },
    ...{ order_id: orderId, order_line: of, value, scale },
  }));
  await sql.query(
    `insert into order_cancels (journal_id, sequence, line, order_id, order_line, quantity_milli)
     select cancel.journal_id, cancel.sequence, cancel.line, order_id, order_line,
            value * (10 ^ (3 - scale))::bigint
     from jsonb_to_recordset($1::jsonb) as cancel (
       journal_id text, sequence bigint, line int, order_id text, order_line int, value bigint,
       scale int)
     join order_lines using (order_id) where order_lines.line = cancel.order_line`,
    [JSON.stringify(rows)],
  );
}

const lineRow = z.object({ order_id: z.string(), line: z.int() });
const orderRow = z.object({ journalId: z.string(), sequence: z.int(), order_id: z.string() });
