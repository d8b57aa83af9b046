import { z } from 'zod';
import { orderStates } from '../../domain/order/order-parts.ts';
import type { Database } from '../../platform/database/database.ts';
import { inSnapshot } from '../../platform/database/in-snapshot.ts';

/**
 * Notes every promise of more than lay there, at the moment it is made and in its own transaction: later a
 * sale over the counter may have taken it. Beside the tables of the platform, which are copied and emptied.
 */
export async function watchPromises(database: Database): Promise<void> {
  await database.transaction((sql) =>
    sql.script(`
      drop schema if exists simulation cascade;
      create schema simulation;
      create table simulation.broken_promises (order_id text, line int, source_id text);
      create function simulation.watch_promise() returns trigger language plpgsql as $$
      begin
        insert into simulation.broken_promises
          select new.order_id, new.line, new.source_id
          where not exists (
            select from public.order_lines line
            join public.stock on stock.sku = line.sku and stock.place_id = new.source_id
              and stock.condition = 'sellable'
            where line.order_id = new.order_id and line.line = new.line
              and stock.quantity_milli - stock.reserved_milli - stock.safety_milli >= 0);
        return null;
      end $$;
      create trigger simulated_promise_of_new after insert on public.order_parts for each row
        when (new.state = 'allocated') execute function simulation.watch_promise();
      create trigger simulated_promise_of_old after update on public.order_parts for each row
        when (new.state = 'allocated' and old.state <> 'allocated')
        execute function simulation.watch_promise();`),
  );
}

/** All that the database holds of orders, money and stock, by queries of the simulation's own. */
export async function lookAtOrders(database: Database) {
  return await inSnapshot(database, async (sql) => {
    const rows = async <T>(query: string, row: z.ZodType<T>): Promise<T[]> =>
      (await sql.query(query)).map((each) => row.parse(each));
    return {
      brokenPromises: await rows('select * from simulation.broken_promises', z.unknown()),
      /** Of entries that are applied. */
      entries: await rows(
        `select entry.journal_id, entry.sequence, entry.type, entry.text from entries entry
         where entry.type in ('transaction', 'order-placed', 'order-step', 'stock-moved')
           and not exists (select from quarantine aside where aside.journal_id = entry.journal_id
                             and aside.sequence = entry.sequence)
           and not exists (select from unread_entries unread
                           where unread.journal_id = entry.journal_id
                             and unread.sequence = entry.sequence)
         order by entry.journal_id, entry.sequence`,
        entryRow,
      ),
      lines: await rows(
        `select line.order_id, line.line, line.sku, line.fulfilment, line.quantity_milli,
                coalesce((select wanted ->> 'placeId' from jsonb_array_elements(head.groups) wanted
                          where (wanted ->> 'number')::int = line.group_number), '') as to_place,
                (select jsonb_agg(jsonb_build_object('part', part.part, 'state', part.state,
                   'quantityMilli', part.quantity_milli, 'sourceId', part.source_id)
                   order by part.part)
                 from order_parts part
                 where part.order_id = line.order_id and part.line = line.line) as parts
         from order_lines line join orders head on head.order_id = line.order_id`,
        lineRow,
      ),
      steps: await rows(
        `select order_id, number, at_ms, kind, place_id, lines, refused, journal_id, sequence
         from order_steps order by order_id, number`,
        stepRow,
      ),
      allocations: await rows(
        `select order_id, line, number, at_ms, quantity_milli, parts from order_allocations
         order by order_id, line, number`,
        allocationRow,
      ),
      stock: await rows(
        'select place_id, sku, condition, quantity_milli, reserved_milli from stock',
        stockRow,
      ),
      movements: await rows(
        `select place_id, sku, condition, sum(change_milli)::bigint as quantity_milli
         from stock_movements group by place_id, sku, condition`,
        stockRow.omit({ reserved_milli: true }),
      ),
      money: await rows(
        'select journal_id, sequence, tender, amount_minor from money_movements',
        moneyRow,
      ),
      /** Of transfers; what somebody announced that delivers is of no entry before it is received. */
      notices: (
        await rows(`select notice from goods_notices where not notice ? 'delivery'`, noticeRow)
      ).map(({ notice }) => notice),
      conflicts: await rows(
        `select of_journal_id, of_sequence, of_line, returned_milli, at_risk_minor
         from return_conflicts`,
        conflictRow,
      ),
    };
  });
}
export type OrdersLook = Awaited<ReturnType<typeof lookAtOrders>>;

const place = { journal_id: z.string(), sequence: z.int() };
const entryRow = z.object({ ...place, type: z.string(), text: z.string() });
const lineRow = z.object({
  ...{ order_id: z.string(), line: z.int(), sku: z.string(), quantity_milli: z.int() },
  ...{ fulfilment: z.enum(['ship', 'pickup', 'reserve']), to_place: z.string() },
  parts: z.array(
    z.object({
      ...{ part: z.int(), quantityMilli: z.int(), sourceId: z.string() },
      state: z.enum(orderStates),
    }),
  ),
});
const stepKinds = [
  ...(['picked', 'short', 'refused', 'packed', 'ready', 'shipped', 'handed-over'] as const),
  ...(['cancelled', 'extended', 'asked-again', 'expired', 'delivered', 'returned'] as const),
  'returned-to-sender' as const,
] as const;
const stepRow = z.object({
  ...{ order_id: z.string(), number: z.int(), at_ms: z.int(), kind: z.enum(stepKinds) },
  ...{ place_id: z.string(), refused: z.string(), journal_id: z.string().nullable() },
  sequence: z.int().nullable(),
  lines: z.array(z.object({ line: z.int(), quantityMilli: z.int() })),
});
const allocationRow = z.object({
  ...{ order_id: z.string(), line: z.int(), number: z.int(), at_ms: z.int() },
  quantity_milli: z.int(),
  parts: z.array(z.object({ sourceId: z.string(), quantityMilli: z.int() })),
});
const stockRow = z.object({
  ...{ place_id: z.string(), sku: z.string(), condition: z.string() },
  ...{ quantity_milli: z.int(), reserved_milli: z.int() },
});
const moneyRow = z.object({ ...place, tender: z.int(), amount_minor: z.int() });
const noticeRow = z.object({
  notice: z.object({
    id: z.string(),
    lines: z.array(
      z.object({ sku: z.string(), sentMilli: z.int(), receivedMilli: z.int().nullable() }),
    ),
  }),
});
const conflictRow = z.object({
  ...{ of_journal_id: z.string(), of_sequence: z.int(), of_line: z.int() },
  ...{ returned_milli: z.int(), at_risk_minor: z.int() },
});
