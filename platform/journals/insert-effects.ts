import type { Effects } from '../../domain/effects/effects-of.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { type AccountCharge, chargeAccounts } from '../customers/charge-accounts.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { together } from '../database/together.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';
import { insertLoyaltyLines } from '../loyalty/insert-loyalty-lines.ts';
import { insertOrders } from '../orders/insert-orders.ts';
import { lockOrders } from '../orders/lock-orders.ts';
import { concernsOrders, type OrderHead } from '../orders/ordering-entry.ts';
import type { EntryDay } from '../report/entry-day.ts';
import { insertDays } from '../report/insert-days.ts';
import { insertReturnedLines } from '../returns/insert-returned-lines.ts';
import { countStaffPurchases } from '../staff/count-staff-purchases.ts';
import { placeStockColumns, writePlaceStock } from '../stock/write-place-stock.ts';
import { insertValues } from '../stored-value/insert-values.ts';

/**
 * Inserts the rows of any number of entries, and moves the stock by exactly the rows that were
 * inserted: two statements in one flight, and those of the orders among them; returns the orders that
 * changed, the customers whose points did, and the numbers of stored value that did. Throws DatabaseError; an
 * entry applied twice is refused by its own key.
 */
export async function insertEffects(
  sql: FeedTransaction,
  entries: readonly {
    place: EntryPlace;
    effects: Effects;
    orderHead: OrderHead;
    businessDay: string;
    companyId: string;
    basketId: string;
    storeId: string;
    day: EntryDay | null;
  }[],
  nowMs: number,
): Promise<{ orders: string[]; customers: string[]; values: string[] }> {
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
    .filter(({ effects }) => concernsOrders(effects))
    .map(({ place, effects, orderHead }) => ({ place, ...effects, head: orderHead }));
  // Accounts before stock, with orders and without: or two pushes could wait in a circle.
  await chargeAccounts(sql, entries.flatMap(accountCharge));
  await countStaffPurchases(
    sql,
    entries.map(({ place, businessDay, effects }) => ({
      ...{ place, businessDay, bought: effects.staff },
    })),
  );
  const customers = await insertLoyaltyLines(
    sql,
    entries.map(({ orderHead: { customerId }, ...entry }) => ({ ...entry, customerId })),
  );
  const values = await insertValues(sql, entries);
  if (ordering.length > 0)
    await lockOrders(
      sql,
      entries.map(({ effects }) => effects),
    );
  await together([
    ...(stock.length > 0 ? [moveStock(sql, stock)] : []),
    ...(money.length > 0 ? [insertMoney(sql, money)] : []),
    ...insertDays(sql, entries),
    insertReturnedLines(sql, entries),
  ]);
  // Last, so that what left the shelf before is promised to nobody.
  const orders = ordering.length > 0 ? await insertOrders(sql, ordering, nowMs) : [];
  return { orders, customers, values };
}

/** The customer is whoever the entry is about; nobody's account takes nothing. */
function accountCharge({
  place,
  effects,
  orderHead: { customerId },
}: {
  place: EntryPlace;
  effects: Effects;
  orderHead: OrderHead;
}): AccountCharge[] {
  const onAccount = effects.money.filter(({ kind }) => kind === 'account');
  if (onAccount.length === 0 || customerId === '') return [];
  return [{ place, customerId, amountMinor: sumMinor(onAccount.map((row) => row.amountMinor)) }];
}

/** Stock rows are locked in one order, so that two pushes of a store seldom wait in a circle. */
async function moveStock(sql: FeedTransaction, rows: readonly object[]): Promise<void> {
  const moved = await sql.query(
    `with moved as (
       insert into stock_movements (journal_id, sequence, line, place_id, sku, condition, change_milli)
       select journal_id, sequence, line, place_id, sku, condition,
              value * (10 ^ (3 - scale))::bigint
       from jsonb_to_recordset($1::jsonb) as movement (
         journal_id text, sequence bigint, line int, place_id text, sku text, condition text,
         value bigint, scale int)
       returning place_id, sku, condition, change_milli),
     counted as (
       insert into stock (place_id, sku, condition, quantity_milli)
       select place_id, sku, condition, sum(change_milli)::bigint from moved
       group by place_id, sku, condition order by place_id, sku, condition
       on conflict (place_id, sku, condition) do update
         set quantity_milli = stock.quantity_milli + excluded.quantity_milli
       returning place_id, sku, condition, quantity_milli, reserved_milli, safety_milli)
     select ${placeStockColumns('counted')} from counted
     join places place on place.id = counted.place_id and place.kind = 'store'
     where counted.condition = 'sellable'
     order by counted.place_id, counted.sku`,
    [JSON.stringify(rows)],
  );
  writePlaceStock(sql, moved);
}

async function insertMoney(sql: DatabaseTransaction, rows: readonly object[]): Promise<void> {
  await sql.query(
    `insert into money_movements
       (journal_id, sequence, tender, place_id, type, kind, currency, amount_minor)
     select journal_id, sequence, tender, place_id, type, kind, currency, amount_minor
     from jsonb_to_recordset($1::jsonb) as movement (
       journal_id text, sequence bigint, tender int, place_id text, type text, kind text,
       currency text, amount_minor bigint)`,
    [JSON.stringify(rows)],
  );
}
