import { z } from 'zod';
import type { LaterFulfilment } from '../../domain/order/order.ts';
import { isReserved, type OrderPart, orderStates } from '../../domain/order/order-parts.ts';
import type { DatabaseTransaction } from '../database/database.ts';

/** A line of an order with where it stands. */
export interface OrderLineParts {
  orderId: string;
  line: number;
  sku: string;
  fulfilment: LaterFulfilment;
  /** Store where it is collected; empty of what is sent. */
  toPlace: string;
  parts: readonly OrderPart[];
}

export const lineKey = ({ orderId, line }: { orderId: string; line: number }): string =>
  `${orderId}|${line}`;

/** The lines of these orders, by `lineKey`. Lock the orders first (`lockOrders`): what is read here is written back. */
export async function readParts(
  sql: DatabaseTransaction,
  orderIds: readonly string[],
): Promise<Map<string, OrderLineParts>> {
  if (orderIds.length === 0) return new Map();
  const rows = await sql.query(
    `select line.order_id, line.line, line.sku, line.fulfilment,
            coalesce((select wanted ->> 'placeId' from jsonb_array_elements(head.groups) wanted
                      where (wanted ->> 'number')::int = line.group_number limit 1), '') as to_place,
            jsonb_agg(jsonb_build_object('part', part.part, 'quantityMilli', part.quantity_milli,
              'state', part.state, 'sourceId', part.source_id) order by part.part) as parts
     from order_lines line
     join orders head on head.order_id = line.order_id
     join order_parts part on part.order_id = line.order_id and part.line = line.line
     where line.order_id = any(array(select jsonb_array_elements_text($1::jsonb)))
     group by line.order_id, line.line, head.order_id`,
    [JSON.stringify([...new Set(orderIds)])],
  );
  return new Map(
    rows.map((row) => {
      const { order_id: orderId, to_place: toPlace, ...line } = lineRow.parse(row);
      const read = { orderId, toPlace, ...line };
      return [lineKey(read), read];
    }),
  );
}

/**
 * Writes the parts that changed, and moves what is reserved of the stock by exactly their difference; what
 * arrived in a store that never had the item gets a row there. Lock orders and stock first (`lockOrders`). Parts are never taken away, only changed and split.
 */
export async function writeParts(
  sql: DatabaseTransaction,
  before: ReadonlyMap<string, OrderLineParts>,
  after: ReadonlyMap<string, OrderLineParts>,
): Promise<void> {
  const changed = [...after].flatMap(([key, line]) =>
    before.get(key)?.parts === line.parts ? [] : [line],
  );
  if (changed.length === 0) return;
  const parts = changed.flatMap(({ orderId, line, parts: all }) =>
    all.map(({ part, quantityMilli, state, sourceId }) => ({
      ...{ order_id: orderId, line, part, milli: quantityMilli, state, source_id: sourceId },
    })),
  );
  const reserved = new Map<string, { source_id: string; sku: string; milli: number }>();
  const add = ({ sku, parts: all }: OrderLineParts, sign: 1 | -1): void => {
    for (const part of all.filter(isReserved)) {
      const key = `${part.sourceId}|${sku}`;
      const row = reserved.get(key) ?? { source_id: part.sourceId, sku, milli: 0 };
      reserved.set(key, { ...row, milli: row.milli + sign * part.quantityMilli });
    }
  };
  for (const line of changed) {
    const was = before.get(lineKey(line));
    if (was) add(was, -1);
    add(line, 1);
  }
  await sql.query(
    `with written as (
       insert into order_parts (order_id, line, part, quantity_milli, state, source_id)
       select order_id, line, part, milli, state, source_id
       from jsonb_to_recordset($1::jsonb) as part (
         order_id text, line int, part int, milli bigint, state text, source_id text)
       on conflict (order_id, line, part) do update
         set quantity_milli = excluded.quantity_milli, state = excluded.state,
             source_id = excluded.source_id),
     moved as (
       select * from jsonb_to_recordset($2::jsonb) as moved (source_id text, sku text, milli bigint)),
     -- What arrived where nothing was ever counted has no row yet; a supplier is no place and has none.
     promised as (
       insert into stock (place_id, sku, condition, quantity_milli, reserved_milli)
       select moved.source_id, moved.sku, 'sellable', 0, moved.milli
       from moved join places on places.id = moved.source_id
       where moved.milli > 0 order by moved.source_id, moved.sku
       on conflict (place_id, sku, condition) do update
         set reserved_milli = stock.reserved_milli + excluded.reserved_milli)
     update stock set reserved_milli = stock.reserved_milli + moved.milli
     from moved
     where moved.milli < 0 and stock.place_id = moved.source_id and stock.sku = moved.sku
       and stock.condition = 'sellable'`,
    [JSON.stringify(parts), JSON.stringify([...reserved.values()])],
  );
}

const lineRow = z.object({
  order_id: z.string(),
  line: z.int(),
  sku: z.string(),
  fulfilment: z.enum(['ship', 'pickup', 'reserve']),
  to_place: z.string(),
  parts: z.array(
    z.object({
      part: z.int(),
      quantityMilli: z.int(),
      state: z.enum(orderStates),
      sourceId: z.string(),
    }),
  ),
});
