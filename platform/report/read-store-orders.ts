import { z } from 'zod';
import type { StoreReportAnswer } from '../../contract/platform/store-report.ts';
import type { DaySpan } from '../../domain/report/days-of-span.ts';
import type { Queries } from '../database/database.ts';

/** Orders of a store: what waits to be handed over or sent from here, and what was taken here in these days. */
export async function readStoreOrders(
  sql: Queries,
  storeId: string,
  { from, through }: DaySpan,
): Promise<StoreReportAnswer['orders']> {
  const [row] = await sql.query(
    `select
       (select count(distinct part.order_id) from order_parts part
        join order_lines line on line.order_id = part.order_id and line.line = part.line
        where part.state in ('allocated', 'picking', 'packed', 'ready') and part.source_id = $1
          and line.fulfilment in ('pickup', 'reserve')) as "toPickUp",
       (select count(distinct part.order_id) from order_parts part
        join order_lines line on line.order_id = part.order_id and line.line = part.line
        where part.state in ('allocated', 'picking', 'packed', 'ready') and part.source_id = $1
          and line.fulfilment = 'ship') as "toShip",
       placed.count, placed.turnover
     from (select count(distinct taken.order_id) as count,
                  coalesce(sum(line.amount_minor), 0)::bigint as turnover
           from orders taken
           join entries entry on entry.journal_id = taken.journal_id and entry.sequence = taken.sequence
           join order_lines line on line.order_id = taken.order_id
           where taken.store_id = $1 and entry.business_day between $2 and $3) placed`,
    [storeId, from, through],
  );
  const { toPickUp, toShip, count, turnover } = ordersRow.parse(row);
  return {
    ...{ toPickUp, toShip, transfersAsked: null, brokenPromises: null },
    placedInStore: { count, turnoverMinor: turnover },
  };
}

const ordersRow = z.object({
  toPickUp: z.int(),
  toShip: z.int(),
  count: z.int(),
  turnover: z.int(),
});
