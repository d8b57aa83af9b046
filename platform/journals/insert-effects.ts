import type { Effects } from '../../domain/effects/effects-of.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { insertOrders } from '../orders/insert-orders.ts';
import { lockStock } from '../orders/lock-stock.ts';
import type { OrderHead } from '../orders/ordering-entry.ts';

/**
 * Inserts the rows of any number of entries, and moves the stock by exactly the rows that were
 * inserted: two statements, and those of the orders among them. Throws DatabaseError; an entry applied
 * twice is refused by its own key.
 */
export async function insertEffects(
  sql: DatabaseTransaction,
  entries: readonly { place: EntryPlace; effects: Effects; orderHead: OrderHead }[],
): Promise<void> {
  const stock = entries.flatMap(({ place, effects }) =>
    effects.stock.map(({ line, placeId, sku, condition, change }) => ({
      ...{ journal_id: place.journalId, sequence: place.sequence, line },
      ...{ place_id: placeId, sku, condition, value: change.value, scale: change.scale },
    })),
  );
  const money = entries.flatMap(({ place, effects }) =>
    effects.money.map(({ tender, placeId, type, kind, currency, amountMinor }) => ({
      ...{ journal_id: place.journalId, sequence: place.sequence, tender },
      ...{ place_id: placeId, type, kind, currency, amount_minor: amountMinor },
    })),
  );
  const ordering = entries
    .map(({ place, effects, orderHead }) => ({ place, ...effects, head: orderHead }))
    .filter(({ orderLines, orderCancels }) => orderLines.length + orderCancels.length > 0);
  if (ordering.length > 0)
    await lockStock(
      sql,
      entries.map(({ effects }) => effects),
    );
  // Stock rows are locked in one order, so that two pushes of a store seldom wait in a circle.
  if (stock.length > 0)
    await sql.query(
      `with moved as (
         insert into stock_movements (journal_id, sequence, line, place_id, sku, condition, change_milli)
         select journal_id, sequence, line, place_id, sku, condition,
                value * (10 ^ (3 - scale))::bigint
         from jsonb_to_recordset($1::jsonb) as movement (
           journal_id text, sequence bigint, line int, place_id text, sku text, condition text,
           value bigint, scale int)
         returning place_id, sku, condition, change_milli)
       insert into stock (place_id, sku, condition, quantity_milli)
       select place_id, sku, condition, sum(change_milli)::bigint from moved
       group by place_id, sku, condition order by place_id, sku, condition
       on conflict (place_id, sku, condition) do update
         set quantity_milli = stock.quantity_milli + excluded.quantity_milli`,
      [JSON.stringify(stock)],
    );
  if (money.length > 0)
    await sql.query(
      `insert into money_movements
         (journal_id, sequence, tender, place_id, type, kind, currency, amount_minor)
       select journal_id, sequence, tender, place_id, type, kind, currency, amount_minor
       from jsonb_to_recordset($1::jsonb) as movement (
         journal_id text, sequence bigint, tender int, place_id text, type text, kind text,
         currency text, amount_minor bigint)`,
      [JSON.stringify(money)],
    );
  // Last, so that what left the shelf before is promised to nobody.
  if (ordering.length > 0) await insertOrders(sql, ordering);
}
