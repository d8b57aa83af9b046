import type { Effects } from '../../domain/effects/effects-of.ts';
import { orderId } from '../../domain/order/order.ts';
import type { DatabaseTransaction } from '../database/database.ts';

/**
 * Locks every order and then every stock row that these effects may change, in one order for everybody,
 * before any is changed: two that want the same items then wait for each other, never in a circle. What is
 * given back or done with an order may lie anywhere, so its items' rows are locked as a new order's are.
 */
export async function lockOrders(
  sql: DatabaseTransaction,
  effects: readonly Effects[],
): Promise<void> {
  const moved = effects.flatMap(({ stock }) => stock.map(({ placeId, sku }) => ({ placeId, sku })));
  const skus = effects.flatMap(({ order }) => order?.lines.map(({ sku }) => sku) ?? []);
  const known = await lockKnown(sql, effects);
  await lockStock(sql, { skus, moved, orderIds: known });
}

/** The same for orders that are known by their ids. */
export async function lockOrdersById(
  sql: DatabaseTransaction,
  orderIds: readonly string[],
): Promise<void> {
  await sql.query(
    `select 1 from orders where order_id = any(array(select jsonb_array_elements_text($1::jsonb)))
     order by order_id for update`,
    [JSON.stringify(orderIds)],
  );
  await lockStock(sql, { skus: [], moved: [], orderIds });
}

/** Every row of these items, and of those of these orders, and single rows beside; found by index, whatever lies there. */
async function lockStock(
  sql: DatabaseTransaction,
  of: {
    skus: readonly string[];
    moved: readonly { placeId: string; sku: string }[];
    orderIds: readonly string[];
  },
): Promise<void> {
  await sql.query(
    `with wanted as (
       select place_id, sku, condition from stock
       where sku = any(array(
         select jsonb_array_elements_text($1::jsonb)
         union select line.sku from order_lines line
               where line.order_id = any(array(select jsonb_array_elements_text($2::jsonb)))))
       union
       select stock.place_id, stock.sku, stock.condition
       from jsonb_to_recordset($3::jsonb) as moved ("placeId" text, sku text)
       join stock on stock.place_id = moved."placeId" and stock.sku = moved.sku)
     select 1 from stock join wanted using (place_id, sku, condition)
     order by place_id, sku, condition for update of stock`,
    [JSON.stringify(of.skus), JSON.stringify(of.orderIds), JSON.stringify(of.moved)],
  );
}

/** The orders that these effects pay, step or give back from. */
async function lockKnown(sql: DatabaseTransaction, effects: readonly Effects[]): Promise<string[]> {
  const named = effects.flatMap(({ orderStep, orderPayments, orderCancels }) => [
    ...(orderStep ? [orderStep.order] : []),
    ...orderPayments.map(({ order }) => order),
    ...orderCancels.map(
      ({ of, orderLine }) => orderLine?.order ?? orderId(of.journalId, of.sequence),
    ),
  ]);
  const paidBy = effects.flatMap(({ orderCancels }) => orderCancels.map(({ of }) => of));
  if (named.length === 0) return [];
  const rows = await sql.query(
    `select order_id from orders
     where order_id = any(array(
       select jsonb_array_elements_text($1::jsonb)
       union select payment.order_id from order_payments payment
             join jsonb_to_recordset($2::jsonb) as paid ("journalId" text, sequence bigint)
               on payment.journal_id = paid."journalId" and payment.sequence = paid.sequence))
     order by order_id for update`,
    [JSON.stringify(named), JSON.stringify(paidBy)],
  );
  return rows.map(({ order_id }) => String(order_id));
}
